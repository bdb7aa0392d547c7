#include "builtin/dates.h"
#include "builtin/plan.h"
#include "builtin/toolwords.h"
#include "model/todotoolnames.h"

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

bool isNoText(const QString &words)
{
    static const QRegularExpression none = caseless(
        u"^(?:(?:a|an|another|one|some|new|more|the)\\s+)*(?:todos?|tasks?|items?|entry|reminders?|things?|something|nothing|none|it|that|this|one|more|them|list)$"_s);
    return words.isEmpty() || none.match(words).hasMatch();
}

/// "add bread but don't add butter"
bool isSpared(const Command &command, const QString &task)
{
    const QStringList there = contentWords(task);
    return std::ranges::any_of(command.spared, [&](const QString &words) {
        return std::ranges::all_of(contentWords(words), [&](const QString &word) { return there.contains(word); });
    });
}

QString withCapital(QString text, bool asTyped)
{
    if (!asTyped && text.size() > 1 && text[0].isLower() && !text[1].isUpper())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

void Plan::add(const Command &command)
{
    const QString home = homeOf(command);
    if (home.isEmpty())
        return say(u"I cannot add a todo: no connection with todos is at hand."_s, true);
    QStringList homes{home};
    if (command.where.size() > 1)
        homes = command.where;
    QStringList tasks = isNoText(command.what) ? QStringList() : newTasks(command.what, m_spoken, m_around.today);
    // "add the same to my notes"
    static const QRegularExpression same =
        caseless(u"^(?:it|that|this|them|those|these|the same(?: ones?| thing)?)$"_s);
    if (same.match(command.what).hasMatch()) {
        tasks.clear();
        for (const qsizetype i : m_recall.mentioned) {
            if (m_todos[i].connection != home)
                tasks << m_todos[i].task;
        }
    }
    if (tasks.isEmpty())
        return say(u"I cannot add a todo without knowing what it says."_s, true);
    m_recall.mentioned.clear();
    for (const QString &task : tasks) {
        if (isSpared(command, task))
            continue;
        for (const QString &one : homes)
            addOne(task, one);
    }
}

void Plan::addOne(const QString &task, const QString &connection)
{
    Step step;
    step.kind = Step::Kind::Call;
    step.text = u"Added %1%2."_s.arg(inQuotes(task), placeSuffix(connection));
    step.undone = u"%1 was not added"_s.arg(inQuotes(task));
    step.connection = connection;
    step.tool = todotools::Add;
    step.arguments = {{"task"_L1, task}};
    m_recall.mentioned << m_todos.size();
    m_todos << KnownTodo{connection, {}, task, false, false, m_steps.size()};
    m_steps << step;
}

void Plan::tick(const Command &command)
{
    const bool done = command.verb == Verb::Done;
    const Reference reference(m_todos, m_recall, m_spoken);
    // "I still have to call mum": open it again, or write it down.
    static const QRegularExpression still = caseless(u"^i (?:still|haven't|have not)\\b"_s);
    if (!done && still.match(command.said).hasMatch() && command.said.contains(u"still"_s, Qt::CaseInsensitive)
        && reference.pick(command.what, command.verb, searched(command)).which.isEmpty())
        return add(command);
    // What was taken away comes back by undoing that.
    static const QRegularExpression it = caseless(u"^(?:it|that|this|them|those|that one|this one)$"_s);
    const bool removedLast = !m_reverses.isEmpty()
        && std::ranges::all_of(m_reverses, [](const Reverse &one) { return one.verb == Verb::Remove; });
    if (!done && removedLast && it.match(command.what).hasMatch())
        return undoLast();
    for (const qsizetype i : several(command)) {
        KnownTodo &todo = m_todos[i];
        if (todo.done == done) {
            say(done ? u"%1 is already done."_s.arg(inQuotes(todo.task))
                     : u"%1 is still open: nothing to undo."_s.arg(inQuotes(todo.task)));
            continue;
        }
        const QString suffix = placeSuffix(todo.connection);
        const QString text = done ? u"Ticked off %1%2: done."_s : u"Opened %1%2 again."_s;
        callOn(i, done ? todotools::Complete : todotools::Reopen, {}, text.arg(inQuotes(todo.task), suffix),
            done ? u"%1 was not ticked off"_s.arg(inQuotes(todo.task))
                 : u"%1 was not opened again"_s.arg(inQuotes(todo.task)));
        todo.done = done;
    }
}

void Plan::removeOne(qsizetype i)
{
    KnownTodo &todo = m_todos[i];
    callOn(i, todotools::Remove, {}, u"Removed %1%2."_s.arg(inQuotes(todo.task), placeSuffix(todo.connection)),
        u"%1 was not removed"_s.arg(inQuotes(todo.task)));
    todo.gone = true;
}

void Plan::remove(const Command &command)
{
    for (const qsizetype i : several(command))
        removeOne(i);
}

void Plan::renameTo(qsizetype i, const QString &task)
{
    KnownTodo &todo = m_todos[i];
    callOn(i, todotools::Rename, {{"task"_L1, task}},
        u"Renamed %1 to %2%3."_s.arg(inQuotes(todo.task), inQuotes(task), placeSuffix(todo.connection)),
        u"%1 was not renamed"_s.arg(inQuotes(todo.task)));
    todo.task = task;
}

void Plan::rename(const Command &command)
{
    if (command.to.isEmpty())
        return say(u"I cannot rename it without knowing what it is to say."_s, true);
    const auto found = one(command);
    if (!found)
        return;
    const QString to = m_spoken.restored(command.to);
    const QString &task = m_todos[*found].task;
    const QString what = m_spoken.restored(command.what);
    static const QRegularExpression partly =
        caseless(u"^(?:change|replace|swap|exchange|substitute|correct|edit|fix|amend|alter|make)\\b"_s);
    const auto date = findDate(to, m_around.today);
    if (date && date->size == to.size() && partly.match(withoutCourtesy(command.said)).hasMatch())
        return renameTo(*found, withFixedDate(withoutDate(task, m_around.today) + u' ' + to, m_around.today));
    // "change milk to oat milk" is about the word, not about the whole.
    const bool deed = isDeed(task.section(u' ', 0, 0)) && !isDeed(to.section(u' ', 0, 0));
    if (deed && partly.match(withoutCourtesy(command.said)).hasMatch() && what.compare(task, Qt::CaseInsensitive) != 0
        && task.contains(what, Qt::CaseInsensitive))
        return renameTo(*found, QString(task).replace(what, to, Qt::CaseInsensitive));
    const bool asTyped = m_spoken.isQuoted(command.to);
    renameTo(*found, asTyped ? to : withFixedDate(withCapital(to, false), m_around.today));
}

void Plan::replace(const Command &command)
{
    const auto found = one(command);
    if (!found)
        return;
    const QString part = m_spoken.restored(command.part);
    const QString &task = m_todos[*found].task;
    if (!task.contains(part, Qt::CaseInsensitive))
        return say(u"I cannot find %1 in %2."_s.arg(inQuotes(part), inQuotes(task)), true);
    renameTo(*found, QString(task).replace(part, m_spoken.restored(command.to), Qt::CaseInsensitive));
}

void Plan::redate(const Command &command)
{
    for (const qsizetype i : several(command)) {
        const QString &task = m_todos[i].task;
        QString to = m_spoken.restored(command.to);
        if (!command.part.isEmpty()) { // "by a week": after the day that it has
            const auto has = findDate(task, m_around.today);
            const auto later = findDate(u"in "_s + to, has ? has->days.first : m_around.today);
            to = (has && !has->before.isEmpty() ? has->before : u"on"_s) + u' '
                + later->days.first.toString(Qt::ISODate);
        }
        renameTo(i, withFixedDate(withoutDate(task, m_around.today) + u' ' + to, m_around.today));
    }
}

void Plan::move(const Command &command)
{
    for (const qsizetype i : several(command)) {
        if (m_todos[i].connection == command.target) {
            say(u"%1 is there already."_s.arg(inQuotes(m_todos[i].task)));
            continue;
        }
        addOne(m_todos[i].task, command.target);
        if (command.verb == Verb::Move)
            removeOne(i);
    }
}

void Plan::tellState(const Command &command)
{
    for (const qsizetype i : several(command)) {
        const KnownTodo &todo = m_todos[i];
        say(todo.done
                ? u"Yes: %1%2 is done."_s.arg(inQuotes(todo.task), placeSuffix(todo.connection))
                : u"No: %1%2 is still open, not done yet."_s.arg(inQuotes(todo.task), placeSuffix(todo.connection)));
    }
}

void Plan::useTool(const Command &command)
{
    const ToolDefinition *tool = toolNamed(m_around, command.what);
    const auto arguments = toolArguments(*tool, command.to, m_spoken);
    if (!arguments)
        return say(arguments.error().message, true);
    Step step;
    step.kind = Step::Kind::Call;
    step.undone = u"%1 was not called"_s.arg(tool->name);
    step.connection = tool->connection;
    step.tool = tool->tool;
    step.arguments = *arguments;
    m_steps << step;
}

} // namespace agent0::builtin
