#include "chat/conversationstore.h"

#include "base/displaytext.h"
#include "base/privatefile.h"
#include "base/strictjson.h"
#include "vault/sealedfile.h"
#include "vault/vaultkey.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr auto Ending = ".chat"_L1;
const QString Allowed = QStringLiteral("allowed");

std::unexpected<Error> unknown(const QString &id)
{
    return fail(Fault::Usage, Leg::None, "conversation_unknown"_L1,
        u"There is no conversation %1."_s.arg(displayText(id, 80)), u"List them: agent0ctl chats list"_s);
}

std::unexpected<Error> nobody()
{
    return fail(Fault::SignInNeeded, Leg::None, "signed_out"_L1,
        u"Nobody is signed in whom this could be kept for, or not who began it."_s, u"Sign in: agent0ctl login"_s);
}

std::unexpected<Error> unreadable(const QString &path)
{
    return fail(Fault::Failed, Leg::None, "conversation_unreadable"_L1,
        u"%1 cannot be opened: it was changed, or sealed with another key."_s.arg(path),
        u"Remove the file if it is of no use any more."_s);
}

bool isId(const QString &id)
{
    return id.size() == 16
        && std::ranges::all_of(id, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

bool holds(const Conversation &conversation, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        return conversation.title.contains(word, Qt::CaseInsensitive)
            || std::ranges::any_of(conversation.messages,
                [&](const ModelMessage &message) { return message.text.contains(word, Qt::CaseInsensitive); });
    });
}

ConversationStore::Summary summaryOf(const Conversation &conversation)
{
    const qsizetype turns = std::ranges::count(conversation.messages, ModelMessage::Role::Person, &ModelMessage::role);
    return {conversation.id, displayText(conversation.title, 200), conversation.begun, conversation.changed, turns};
}

Result<> removed(const QString &path)
{
    if (QFile::remove(path))
        return {};
    return fail(Fault::Failed, Leg::None, "write_failed"_L1, u"%1 cannot be removed."_s.arg(path),
        u"Check who may write in that folder."_s);
}

} // namespace

ConversationStore::ConversationStore(Ports ports, QString profile, QString folder, Whose whose)
    : m_ports(std::move(ports)),
      m_profile(std::move(profile)),
      m_dataFolder(std::move(folder)),
      m_folder(m_dataFolder + u"/chats"_s),
      m_whose(std::move(whose))
{
}

void ConversationStore::removeOlder()
{
    QDir older(m_folder);
    for (const QString &file : older.entryList({u'*' + Ending, Allowed}, QDir::Files))
        older.remove(file);
}

/// Whose it is, "" for nobody.
Task<Result<QString>> ConversationStore::findPerson()
{
    auto person = co_await m_whose();
    if (!person)
        co_return fail(person.error());
    if (m_person.isEmpty()) {
        removeOlder();
        m_person = *person;
    }
    co_return *person == m_person ? *person : QString();
}

Task<Result<ConversationStore::Folder>> ConversationStore::findFolder()
{
    if (!QFile::exists(m_folder))
        co_return std::nullopt; // and nobody is asked who is there
    const auto person = co_await findPerson();
    if (!person)
        co_return fail(person.error());
    if (person->isEmpty())
        co_return std::nullopt;
    co_return m_folder + u'/' + *person;
}

Task<Result<QString>> ConversationStore::needFolder()
{
    const auto person = co_await findPerson();
    if (!person)
        co_return fail(person.error());
    if (person->isEmpty())
        co_return nobody();
    const QString folder = m_folder + u'/' + *person;
    for (const QString &one : {m_folder, folder}) {
        if (const auto made = makePrivateFolder(one); !made)
            co_return fail(made.error());
    }
    co_return folder;
}

Task<Result<QString>> ConversationStore::pathOf(QString id)
{
    const auto folder = isId(id) ? co_await findFolder() : Result<Folder>();
    if (!folder)
        co_return fail(folder.error());
    if (!*folder)
        co_return unknown(id);
    co_return **folder + u'/' + id + Ending;
}

Task<Result<>> ConversationStore::needKey()
{
    if (!m_key.isEmpty())
        co_return Result<>();
    auto key = co_await vaultKey(m_ports.secrets, m_ports.clock, m_ports.random, m_profile, m_dataFolder);
    if (!key)
        co_return fail(key.error());
    m_key = std::move(*key);
    co_return Result<>();
}

Task<Result<>> ConversationStore::writeSealed(QString path, QJsonObject content)
{
    const auto key = co_await needKey();
    if (!key)
        co_return key;
    const Secret plain(QJsonDocument(content).toJson(QJsonDocument::Compact));
    co_return writePrivateFile(path, sealed::seal(plain, m_key, m_ports.random));
}

Task<Result<std::optional<QJsonObject>>> ConversationStore::readSealed(QString path)
{
    const auto bytes = readPrivateFile(path, 64 * 1024 * 1024);
    if (!bytes)
        co_return fail(bytes.error());
    if (!*bytes)
        co_return std::nullopt;
    const auto key = co_await needKey();
    if (!key)
        co_return fail(key.error());
    const auto plain = sealed::open(**bytes, m_key);
    if (!plain)
        co_return unreadable(path);
    JsonLimits limits;
    limits.bytes = 64 * 1024 * 1024;
    const auto object = parseJsonObject(plain->reveal(), limits);
    if (!object)
        co_return unreadable(path);
    co_return *object;
}

Task<Result<>> ConversationStore::save(Conversation conversation)
{
    if (!isId(conversation.id))
        co_return unknown(conversation.id);
    const auto folder = co_await needFolder();
    if (!folder)
        co_return fail(folder.error());
    const QString path = *folder + u'/' + conversation.id + Ending;
    co_return co_await writeSealed(path, conversation.toJson());
}

Task<Result<Conversation>> ConversationStore::load(QString id)
{
    const auto path = co_await pathOf(id);
    if (!path)
        co_return fail(path.error());
    auto conversation = co_await loadFrom(*path);
    if (!conversation)
        co_return fail(conversation.error());
    if (!*conversation)
        co_return unknown(id);
    co_return std::move(**conversation);
}

Task<Result<std::optional<Conversation>>> ConversationStore::loadFrom(QString path)
{
    const auto object = co_await readSealed(path);
    if (!object)
        co_return fail(object.error());
    if (!*object)
        co_return std::nullopt;
    auto conversation = Conversation::fromJson(**object);
    if (!conversation)
        co_return unreadable(path);
    co_return std::move(*conversation);
}

Task<Result<QList<ConversationStore::Summary>>> ConversationStore::list(QString search)
{
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    QList<Summary> all;
    const auto folder = co_await findFolder();
    if (!folder)
        co_return fail(folder.error());
    const QDir kept(folder->value_or(QString()));
    const QStringList files = *folder ? kept.entryList({u'*' + Ending}, QDir::Files) : QStringList();
    for (const QString &file : files) {
        const auto conversation = co_await loadFrom(kept.filePath(file));
        if (!conversation && conversation.error().fault == Fault::Keychain)
            co_return fail(conversation.error());
        if (conversation && *conversation && holds(**conversation, words))
            all.append(summaryOf(**conversation));
    }
    std::ranges::sort(all, std::ranges::greater(), &Summary::changed);
    co_return all;
}

Task<Result<>> ConversationStore::rename(QString id, QString title)
{
    auto conversation = co_await load(std::move(id));
    if (!conversation)
        co_return fail(conversation.error());
    conversation->title = displayText(title, 200);
    co_return co_await save(std::move(*conversation));
}

Task<Result<>> ConversationStore::remove(QString id)
{
    const auto path = co_await pathOf(id);
    if (!path)
        co_return fail(path.error());
    if (!QFile::exists(*path))
        co_return unknown(id);
    co_return removed(*path);
}

Task<Result<QSet<QByteArray>>> ConversationStore::alwaysAllowed()
{
    QSet<QByteArray> all;
    const auto folder = co_await findFolder();
    if (!folder)
        co_return fail(folder.error());
    if (!*folder)
        co_return all;
    const auto object = co_await readSealed(**folder + u'/' + Allowed);
    if (!object)
        co_return fail(object.error());
    if (*object) {
        for (const QJsonValue &one : (**object).value("always"_L1).toArray())
            all.insert(QByteArray::fromBase64(one.toString().toLatin1()));
    }
    co_return all;
}

Task<Result<>> ConversationStore::allowAlways(QByteArray permission)
{
    const auto folder = co_await needFolder();
    if (!folder)
        co_return fail(folder.error());
    auto all = co_await alwaysAllowed();
    // What cannot be read allows nothing, and is begun again.
    if (!all && all.error().code != "conversation_unreadable"_L1)
        co_return fail(all.error());
    QSet<QByteArray> allowed = all.value_or(QSet<QByteArray>());
    allowed.insert(permission);
    QJsonArray list;
    for (const QByteArray &one : std::as_const(allowed))
        list.append(QString::fromLatin1(one.toBase64()));
    const QJsonObject content{{"always"_L1, list}};
    co_return co_await writeSealed(*folder + u'/' + Allowed, content);
}

Task<Result<>> ConversationStore::forgetAllowed()
{
    const auto folder = co_await findFolder();
    if (!folder)
        co_return fail(folder.error());
    const QString path = folder->value_or(QString()) + u'/' + Allowed;
    co_return *folder &&QFile::exists(path) ? removed(path) : Result<>();
}

} // namespace agent0
