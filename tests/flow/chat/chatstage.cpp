#include "chatstage.h"

#include "sandbox/people.h"

namespace agent0::test {

namespace {

QString ada() { return sandbox::personNamed("ada")->subject; }

Task<bool> opened(Toolbox *tools)
{
    co_await tools->open(Milliseconds(60'000)); // shorter ones are pauses to the clock of the chain
    co_return true;
}

} // namespace

ChatStage::ChatStage(QStringList connections)
{
    clock.at = SystemClock().now();
    if (const auto in = chain.signIn(); !in)
        qFatal("no sign-in: %s", qPrintable(in.error().message));
    m_all = chain.profile.connections;
    choose(connections);
}

void ChatStage::choose(const QStringList &connections)
{
    QList<Connection> some;
    for (const QString &id : connections) {
        for (const Connection &one : m_all) {
            if (one.id == id)
                some << one;
        }
    }
    chain.agent->setConnections(some);
    tools = std::make_unique<Toolbox>(*chain.agent);
    (void)await(opened(tools.get()));
    for (const Toolbox::Absent &one : tools->absent())
        qInfo("%s: %s: %s", qPrintable(one.connection), qPrintable(one.why.code), qPrintable(one.why.message));
}

void ChatStage::put(const QString &connection, const QList<std::pair<QString, bool>> &todos)
{
    sandbox::TodoStore &store = chain.servers.todos(connection.toUtf8());
    for (const QJsonValue &one : store.list(ada()))
        store.remove(ada(), one["id"_L1].toVariant().toString());
    for (const auto &[task, done] : todos) {
        const QString id = store.add(ada(), task)["id"_L1].toVariant().toString();
        if (done)
            store.update(ada(), id, {}, true, u"2026-01-01T00:00:00Z"_s);
    }
}

QList<std::pair<QString, bool>> ChatStage::todos(const QString &connection)
{
    QList<std::pair<QString, bool>> all;
    for (const QJsonValue &one : chain.servers.todos(connection.toUtf8()).list(ada()))
        all.append({one["task"_L1].toString(), one["completed"_L1].toBool()});
    return all;
}

std::unique_ptr<Chat> ChatStage::chat(LanguageModel &model, ChatSettings settings)
{
    return std::make_unique<Chat>(*tools, model, person, clock, settings, newConversation(clock.at, systemRandomBytes));
}

QString ChatStage::answer(const Chat &chat)
{
    const auto &messages = chat.conversation().messages;
    return messages.isEmpty() ? QString() : messages.last().text;
}

} // namespace agent0::test
