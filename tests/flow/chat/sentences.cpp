#include "sentences.h"

#include "builtin/dates.h"
#include "model/todotoolnames.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

namespace agent0::test {

namespace {

using Todos = QList<std::pair<QString, bool>>;

Todos todosFrom(const QJsonValue &list)
{
    Todos todos;
    for (const QJsonValue &one : list.toArray()) {
        if (one.isArray())
            todos.append({one[0].toString(), one[1].toBool()});
        else
            todos.append({one["task"_L1].toString(), one["done"_L1].toBool()});
    }
    return todos;
}

QList<std::pair<QString, Todos>> byConnection(const QJsonObject &object)
{
    QList<std::pair<QString, Todos>> all;
    // The first connection is the one that is meant where none is named.
    QStringList ids = object.keys();
    std::ranges::sort(ids, [](const QString &a, const QString &b) { return a == "todo0"_L1 && b != "todo0"_L1; });
    for (const QString &id : ids)
        all.append({id, todosFrom(object.value(id))});
    return all;
}

Sentence sentenceFrom(const QJsonObject &json)
{
    Sentence sentence;
    sentence.id = json.value("id"_L1).toString();
    sentence.todos = byConnection(json.value("todos"_L1).toObject());
    for (const QJsonValue &one : json.value("say"_L1).toArray())
        sentence.say << one.toString();
    sentence.now = QDateTime::fromString(json.value("now"_L1).toString(u"2026-11-28T09:00:00+01:00"_s), Qt::ISODate);
    sentence.checksCalls = json.contains("calls"_L1);
    for (const QJsonValue &one : json.value("calls"_L1).toArray()) {
        QStringList call;
        for (const QJsonValue &word : one.toArray())
            call << word.toString();
        if (call.value(0) != "list"_L1)
            sentence.calls << call;
    }
    sentence.after = byConnection(json.value("after"_L1).toObject());
    for (const QJsonValue &one : json.value("says"_L1).toArray())
        sentence.says << one.toString();
    sentence.cannot = json.value("cannot"_L1).toBool();
    return sentence;
}

/// The same text for a todo, whether it begins with a capital and however its day is said.
QString evened(const QString &task, const QDate &today)
{
    QString text = builtin::withFixedDate(task, today).toLower().simplified();
    text.remove(u"(on "_s).remove(u'(').remove(u')');
    while (text.endsWith(u'.') || text.endsWith(u'!'))
        text.chop(1);
    return text;
}

QStringList evened(QStringList call, const QDate &today)
{
    for (QString &word : call)
        word = evened(word, today);
    return call;
}

/// One of the calls that were made, in the words of the file.
QStringList made(const CallCard &card)
{
    const QJsonObject result = QJsonDocument::fromJson(card.result.toUtf8()).object();
    const auto task = [&](QLatin1StringView member) { return result[member]["task"_L1].toString(); };
    if (card.tool == todotools::Add)
        return {u"add"_s, card.connection, task("todo"_L1)};
    if (card.tool == todotools::Complete)
        return {u"done"_s, card.connection, task("before"_L1)};
    if (card.tool == todotools::Reopen)
        return {u"undo"_s, card.connection, task("before"_L1)};
    if (card.tool == todotools::Rename)
        return {u"rename"_s, card.connection, task("before"_L1), task("todo"_L1)};
    if (card.tool == todotools::Remove)
        return {u"remove"_s, card.connection, task("removed"_L1)};
    return {card.tool, card.connection};
}

QString shownCalls(const QList<QStringList> &calls)
{
    QStringList lines;
    for (const QStringList &call : calls)
        lines << call.join(u" | "_s);
    return u"["_s + lines.join(u"; "_s) + u']';
}

QString shownTodos(const Todos &todos)
{
    QStringList lines;
    for (const auto &[task, done] : todos)
        lines << (done ? u"x "_s : u"- "_s) + task;
    return u"["_s + lines.join(u"; "_s) + u']';
}

QList<QStringList> changesOf(const Chat &chat)
{
    QList<QStringList> calls;
    for (const CallCard &card : chat.conversation().cards) {
        if (card.writes && card.state == CallCard::State::Done)
            calls << made(card);
    }
    return calls;
}

QString callDifferences(const Sentence &sentence, const QList<QStringList> &calls)
{
    QList<QStringList> wanted, got;
    for (const QStringList &call : sentence.calls)
        wanted << evened(call, sentence.now.date());
    for (const QStringList &call : calls)
        got << evened(call, sentence.now.date());
    if (!sentence.checksCalls || wanted == got)
        return {};
    return u"\n  calls "_s + shownCalls(calls) + u" instead of "_s + shownCalls(sentence.calls);
}

QString todoDifferences(ChatStage &stage, const Sentence &sentence)
{
    QString text;
    for (const auto &[connection, wanted] : sentence.after) {
        const Todos now = stage.todos(connection);
        bool same = now.size() == wanted.size();
        for (qsizetype i = 0; same && i < now.size(); ++i)
            same = now[i].second == wanted[i].second
                && evened(now[i].first, sentence.now.date()) == evened(wanted[i].first, sentence.now.date());
        if (!same)
            text += u"\n  %1 has %2 instead of %3"_s.arg(connection, shownTodos(now), shownTodos(wanted));
    }
    return text;
}

QString answerDifferences(const Sentence &sentence, const QString &answer, bool changed)
{
    QString text;
    for (const QString &word : sentence.says) {
        if (!answer.contains(word, Qt::CaseInsensitive))
            text += u"\n  the answer lacks \"%1\": %2"_s.arg(word, answer);
    }
    if (!sentence.cannot)
        return text;
    const bool honest = answer.contains("cannot"_L1) || answer.contains("can't"_L1);
    if (changed || !honest || !answer.contains("You could say"_L1))
        text += u"\n  it did not say that it cannot, and what it can: "_s + answer;
    return text;
}

} // namespace

QList<Sentence> sentences(const QString &name)
{
    QFile file(QStringLiteral(AGENT0_TEST_DATA "/sentences/") + name);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    QList<Sentence> all;
    for (const QJsonValue &one : QJsonDocument::fromJson(file.readAll()).array())
        all << sentenceFrom(one.toObject());
    return all;
}

QString differences(ChatStage &stage, const Sentence &sentence)
{
    QStringList connections;
    for (const auto &[connection, todos] : sentence.todos) {
        connections << connection;
        stage.put(connection, todos);
    }
    stage.choose(connections);
    stage.clock.at = Instant(Milliseconds(sentence.now.toMSecsSinceEpoch()));
    const auto chat = stage.chat(stage.builtin);
    QString failure;
    for (const QString &text : sentence.say) {
        if (const auto turn = await(chat->say(text)); !turn)
            failure = u"\n  the turn failed: "_s + turn.error().message;
    }
    const auto changes = changesOf(*chat);
    const QString all = failure + callDifferences(sentence, changes) + todoDifferences(stage, sentence)
        + answerDifferences(sentence, ChatStage::answer(*chat), !changes.isEmpty());
    return all.isEmpty() ? QString() : u"%1: %2%3"_s.arg(sentence.id, sentence.say.join(u" / "_s), all);
}

} // namespace agent0::test
