#include "base/random.h"
#include "chat/conversationstore.h"
#include "keychain/memorysecretstore.h"
#include "support/await.h"
#include "support/countingsecretstore.h"
#include "support/manualclock.h"
#include "support/outcome.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

Conversation conversation(const QString &id, const QString &title, qint64 changed)
{
    Conversation one;
    one.id = id;
    one.title = title;
    one.begun = one.changed = fromUnixSeconds(changed);
    one.messages = {
        {ModelMessage::Role::Person, title + u" please"_s, {}, {}}, {ModelMessage::Role::Model, u"Zebra"_s, {}, {}}};
    return one;
}

const QString First = u"00000000000000aa"_s;
const QString Second = u"00000000000000bb"_s;

} // namespace

/// Conversations at rest.
class ConversationsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_unique<CountingSecretStore>();
        m_person = u"ada"_s;
        m_store = std::make_unique<ConversationStore>(newStore());
    }

    void whatIsKeptIsReadBackAndNobodyElseReadsIt()
    {
        QCOMPARE(codeOf(await(m_store->save(conversation(First, u"Dentist"_s, 100)))), u"good"_s);
        QFile file(m_folder->filePath(u"chats/ada/"_s + First + u".chat"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("Dentist") && !bytes.contains("Zebra"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        ConversationStore again = newStore();
        QCOMPARE(await(again.load(First))->title, u"Dentist"_s);
    }

    void theyAreListedNewestFirstAndFoundByTheirWords()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        (void)await(m_store->save(conversation(Second, u"Milk"_s, 200)));
        const auto all = await(m_store->list());
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->at(0).id, Second);
        QCOMPARE(await(m_store->list(u"zebra dentist"_s))->size(), 1);
        QCOMPARE(await(m_store->list(u"unicorn"_s))->size(), 0);
    }

    void theyAreRenamedAndRemoved()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        QCOMPARE(codeOf(await(m_store->rename(First, u"Teeth"_s))), u"good"_s);
        QCOMPARE(await(m_store->load(First))->title, u"Teeth"_s);
        QCOMPARE(codeOf(await(m_store->remove(First))), u"good"_s);
        QCOMPARE(codeOf(await(m_store->load(First))), u"conversation_unknown"_s);
        QCOMPARE(codeOf(await(m_store->remove(First))), u"conversation_unknown"_s);
    }

    void whatWasChangedByOthersIsNotOpened()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        QFile file(m_folder->filePath(u"chats/ada/"_s + First + u".chat"_s));
        QVERIFY(file.open(QFile::ReadWrite));
        file.seek(40);
        file.write("x");
        file.close();
        QCOMPARE(codeOf(await(m_store->load(First))), u"conversation_unreadable"_s);
        QCOMPARE(await(m_store->list())->size(), 0);
    }

    void aNameLeadsOutOfNoFolder_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("up") << u"../tokens.vault"_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s;
        QTest::newRow("empty") << QString();
    }
    void aNameLeadsOutOfNoFolder()
    {
        QFETCH(QString, id);
        QCOMPARE(codeOf(await(m_store->load(id))), u"conversation_unknown"_s);
        QCOMPARE(codeOf(await(m_store->remove(id))), u"conversation_unknown"_s);
    }

    void withoutTheKeychainNothingIsKept()
    {
        m_secrets->refusal = lockedKeychain();
        QCOMPARE(codeOf(await(m_store->save(conversation(First, u"Dentist"_s, 100)))), u"keychain_locked"_s);
        QVERIFY(QDir(m_folder->filePath(u"chats/ada"_s)).entryList(QDir::Files).isEmpty());
    }

    void whatIsAlwaysAllowedIsSealedToo()
    {
        QCOMPARE(codeOf(await(m_store->allowAlways("todo0/add_todo"))), u"good"_s);
        QCOMPARE(codeOf(await(m_store->allowAlways("todo0/remove_todo"))), u"good"_s);
        QCOMPARE(await(m_store->alwaysAllowed())->size(), 2);
        QFile file(m_folder->filePath(u"chats/ada/allowed"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{\"always\":[\"dG9kbzAvYWRkX3RvZG8=\"]}");
        file.close();
        QCOMPARE(codeOf(await(m_store->alwaysAllowed())), u"conversation_unreadable"_s);
        QCOMPARE(codeOf(await(m_store->forgetAllowed())), u"good"_s);
        QCOMPARE(await(m_store->alwaysAllowed())->size(), 0);
    }

    void whoSignsInNextSeesNothingOfWhoWasThere()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        (void)await(m_store->allowAlways("todo0/add_todo"));
        m_person = u"bob"_s;
        ConversationStore bobs = newStore();
        QCOMPARE(await(bobs.list())->size(), 0);
        QCOMPARE(codeOf(await(bobs.load(First))), u"conversation_unknown"_s);
        QCOMPARE(codeOf(await(bobs.rename(First, u"Mine"_s))), u"conversation_unknown"_s);
        QCOMPARE(codeOf(await(bobs.remove(First))), u"conversation_unknown"_s);
        QCOMPARE(await(bobs.alwaysAllowed())->size(), 0);
        QCOMPARE(codeOf(await(bobs.forgetAllowed())), u"good"_s);
        m_person = u"ada"_s;
        ConversationStore adas = newStore();
        QCOMPARE(await(adas.load(First))->title, u"Dentist"_s);
        QCOMPARE(await(adas.alwaysAllowed())->size(), 1);
    }

    void whileNobodyIsSignedInNothingIsShownAndNothingKept()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        (void)await(m_store->allowAlways("todo0/add_todo"));
        m_person.clear();
        for (bool begunBySomebody : {true, false}) {
            ConversationStore other = newStore();
            ConversationStore &store = begunBySomebody ? *m_store : other;
            QCOMPARE(await(store.list())->size(), 0);
            QCOMPARE(codeOf(await(store.load(First))), u"conversation_unknown"_s);
            QCOMPARE(await(store.alwaysAllowed())->size(), 0);
            QCOMPARE(codeOf(await(store.save(conversation(Second, u"Milk"_s, 200)))), u"signed_out"_s);
            QCOMPARE(codeOf(await(store.allowAlways("todo0/remove_todo"))), u"signed_out"_s);
        }
        m_person = u"ada"_s;
        QCOMPARE(await(m_store->list())->size(), 1);
    }

    void whatOneHasBegunIsNotKeptForAnother()
    {
        (void)await(m_store->list());
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        m_person = u"bob"_s; // in another program
        QCOMPARE(codeOf(await(m_store->save(conversation(First, u"Dentist, more"_s, 200)))), u"signed_out"_s);
        QCOMPARE(await(m_store->list())->size(), 0);
        ConversationStore bobs = newStore();
        QCOMPARE(await(bobs.list())->size(), 0);
    }

    /// Nobody can tell any more whose it is.
    void whatAnOlderVersionLeftIsShownToNobodyAndRemoved()
    {
        (void)await(m_store->save(conversation(First, u"Dentist"_s, 100)));
        (void)await(m_store->allowAlways("todo0/add_todo"));
        const QDir chats(m_folder->filePath(u"chats"_s));
        for (const QString &file : {First + u".chat"_s, u"allowed"_s})
            QVERIFY(QFile::rename(chats.filePath(u"ada/"_s + file), chats.filePath(file)));
        ConversationStore store = newStore();
        QCOMPARE(await(store.list())->size(), 0);
        QCOMPARE(await(store.alwaysAllowed())->size(), 0);
        QCOMPARE(chats.entryList(QDir::Files), QStringList());
        QCOMPARE(codeOf(await(store.save(conversation(Second, u"Milk"_s, 200)))), u"good"_s);
    }

private:
    ConversationStore newStore()
    {
        return ConversationStore(
            ports(), u"p"_s, m_folder->path(), [this]() -> Task<Result<QString>> { return whoIsThere(); });
    }
    Task<Result<QString>> whoIsThere() { co_return m_person; }
    Ports ports() { return {m_http, *m_secrets, m_clock, systemRandomBytes}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CountingSecretStore> m_secrets;
    ScriptedHttp m_http;
    ManualClock m_clock;
    QString m_person;
    std::unique_ptr<ConversationStore> m_store;
};

AGENT0_TEST(ConversationsTest)
#include "tst_conversations.moc"
