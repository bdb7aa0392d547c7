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
        m_store = std::make_unique<ConversationStore>(ports(), u"p"_s, m_folder->path());
    }

    void whatIsKeptIsReadBackAndNobodyElseReadsIt()
    {
        QCOMPARE(codeOf(await(m_store->save(conversation(First, u"Dentist"_s, 100)))), u"good"_s);
        QFile file(m_folder->filePath(u"chats/"_s + First + u".chat"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("Dentist") && !bytes.contains("Zebra"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        ConversationStore again(ports(), u"p"_s, m_folder->path());
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
        QFile file(m_folder->filePath(u"chats/"_s + First + u".chat"_s));
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
        QVERIFY(QDir(m_folder->filePath(u"chats"_s)).entryList(QDir::Files).isEmpty());
    }

    void whatIsAlwaysAllowedIsSealedToo()
    {
        QCOMPARE(codeOf(await(m_store->allowAlways("todo0/add_todo"))), u"good"_s);
        QCOMPARE(codeOf(await(m_store->allowAlways("todo0/remove_todo"))), u"good"_s);
        QCOMPARE(await(m_store->alwaysAllowed())->size(), 2);
        QFile file(m_folder->filePath(u"chats/allowed"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{\"always\":[\"dG9kbzAvYWRkX3RvZG8=\"]}");
        file.close();
        QCOMPARE(codeOf(await(m_store->alwaysAllowed())), u"conversation_unreadable"_s);
        QCOMPARE(codeOf(await(m_store->forgetAllowed())), u"good"_s);
        QCOMPARE(await(m_store->alwaysAllowed())->size(), 0);
    }

private:
    Ports ports() { return {m_http, *m_secrets, m_clock, systemRandomBytes}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CountingSecretStore> m_secrets;
    ScriptedHttp m_http;
    ManualClock m_clock;
    std::unique_ptr<ConversationStore> m_store;
};

AGENT0_TEST(ConversationsTest)
#include "tst_conversations.moc"
