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

std::unexpected<Error> unknown(const QString &id)
{
    return fail(Fault::Usage, Leg::None, "conversation_unknown"_L1,
        u"There is no conversation %1."_s.arg(displayText(id, 80)), u"List them: agent0ctl chats list"_s);
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

ConversationStore::ConversationStore(Ports ports, QString profile, QString folder)
    : m_ports(std::move(ports)),
      m_profile(std::move(profile)),
      m_dataFolder(std::move(folder)),
      m_folder(m_dataFolder + u"/chats"_s)
{
}

Task<Result<>> ConversationStore::needKey()
{
    if (!m_key.isEmpty())
        co_return Result<>();
    if (const auto made = makePrivateFolder(m_folder); !made)
        co_return made;
    auto key = co_await vaultKey(m_ports.secrets, m_ports.clock, m_ports.random, m_profile, m_dataFolder);
    if (!key)
        co_return fail(key.error());
    m_key = std::move(*key);
    co_return Result<>();
}

Result<QString> ConversationStore::pathOf(const QString &id) const
{
    if (!isId(id))
        return unknown(id);
    return m_folder + u'/' + id + Ending;
}

QString ConversationStore::allowedPath() const { return m_folder + u"/allowed"_s; }

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
    const auto path = pathOf(conversation.id);
    if (!path)
        co_return fail(path.error());
    co_return co_await writeSealed(*path, conversation.toJson());
}

Task<Result<Conversation>> ConversationStore::load(QString id)
{
    const auto path = pathOf(id);
    if (!path)
        co_return fail(path.error());
    const auto object = co_await readSealed(*path);
    if (!object)
        co_return fail(object.error());
    if (!*object)
        co_return unknown(id);
    auto conversation = Conversation::fromJson(**object);
    if (!conversation)
        co_return unreadable(*path);
    co_return std::move(*conversation);
}

Task<Result<QList<ConversationStore::Summary>>> ConversationStore::list(QString search)
{
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    QList<Summary> all;
    for (const QString &file : QDir(m_folder).entryList({u'*' + Ending}, QDir::Files)) {
        const auto conversation = co_await load(file.chopped(Ending.size()));
        if (!conversation && conversation.error().fault == Fault::Keychain)
            co_return fail(conversation.error());
        if (conversation && holds(*conversation, words))
            all.append(summaryOf(*conversation));
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
    const auto path = pathOf(id);
    if (!path)
        co_return fail(path.error());
    if (!QFile::exists(*path))
        co_return unknown(id);
    co_return removed(*path);
}

Task<Result<QSet<QByteArray>>> ConversationStore::alwaysAllowed()
{
    const auto object = co_await readSealed(allowedPath());
    if (!object)
        co_return fail(object.error());
    QSet<QByteArray> all;
    if (*object) {
        for (const QJsonValue &one : (**object).value("always"_L1).toArray())
            all.insert(QByteArray::fromBase64(one.toString().toLatin1()));
    }
    co_return all;
}

Task<Result<>> ConversationStore::allowAlways(QByteArray permission)
{
    auto all = co_await alwaysAllowed();
    // What cannot be read allows nothing, and is begun again.
    if (!all && all.error().code != "conversation_unreadable"_L1)
        co_return fail(all.error());
    QSet<QByteArray> allowed = all.value_or(QSet<QByteArray>());
    allowed.insert(permission);
    QJsonArray list;
    for (const QByteArray &one : std::as_const(allowed))
        list.append(QString::fromLatin1(one.toBase64()));
    co_return co_await writeSealed(allowedPath(), {{"always"_L1, list}});
}

Task<Result<>> ConversationStore::forgetAllowed()
{
    co_return QFile::exists(allowedPath()) ? removed(allowedPath()) : Result<>();
}

} // namespace agent0
