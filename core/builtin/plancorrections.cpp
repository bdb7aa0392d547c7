#include "builtin/plan.h"

#include "builtin/places.h"

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

void Plan::takeBack(const Reverse &reverse)
{
    Step step;
    step.kind = Step::Kind::Call;
    step.text = reverse.text;
    step.undone = u"That was not undone"_s;
    step.connection = reverse.connection;
    step.tool = reverse.tool;
    step.arguments = reverse.arguments;
    m_steps << step;
}

void Plan::undoLast()
{
    if (m_reverses.isEmpty())
        return say(u"I cannot undo anything: I have changed nothing in this conversation."_s, true);
    for (const Reverse &reverse : m_reverses)
        takeBack(reverse);
}

/// The todos that were changed last, as far as they are there.
QList<qsizetype> Plan::changedLast() const
{
    QList<qsizetype> changed;
    for (const Reverse &reverse : m_reverses) {
        const QString id = reverse.arguments.value("id"_L1).toString();
        const auto known = std::ranges::find_if(m_todos, [&](const KnownTodo &one) {
            return one.connection == reverse.connection && !id.isEmpty() && one.id == id;
        });
        if (known != m_todos.end())
            changed << known - m_todos.begin();
    }
    return changed;
}

/// "no, not that one": what was done to it is taken back.
void Plan::except(const Command &command)
{
    const QList<qsizetype> changed = changedLast();
    bool any = false;
    for (const qsizetype i : several(command)) {
        const qsizetype at = changed.indexOf(i);
        if (at < 0)
            continue;
        const KnownTodo &todo = m_todos[i];
        const auto reverse = std::ranges::find_if(m_reverses, [&](const Reverse &one) {
            return one.connection == todo.connection && one.arguments.value("id"_L1).toString() == todo.id;
        });
        takeBack(*reverse);
        if (reverse->verb == Verb::Done || reverse->verb == Verb::Reopen)
            m_todos[i].done = reverse->verb == Verb::Reopen;
        any = true;
    }
    if (!any)
        say(u"I cannot take that back: I have not changed it."_s, true);
}

/// What was done last is taken back and done where it was meant to be. While it is not clear where that is, nothing is.
void Plan::correct(const Command &command)
{
    const auto mixed = [&](const Reverse &one) { return one.verb != m_reverses.first().verb; };
    if (m_reverses.isEmpty() || std::ranges::any_of(m_reverses, mixed))
        return say(u"I cannot tell what you want me to do otherwise."_s, true);
    const Verb verb = m_reverses.first().verb;
    if (command.what.isEmpty() && verb == Verb::Add)
        return addElsewhere(command.where.first());
    if (command.what.isEmpty())
        return say(u"I cannot do that in another list instead."_s, true);
    if (verb == Verb::Add || verb == Verb::Rename) {
        const QList<qsizetype> changed = changedLast();
        if (changed.size() != 1)
            return say(u"I cannot tell which one is to be called otherwise."_s, true);
        Command renaming = command;
        renaming.verb = Verb::Rename;
        renaming.to = std::exchange(renaming.what, u"it"_s);
        m_recall.mentioned = changed;
        return rename(renaming);
    }
    doInstead(command, verb);
}

void Plan::addElsewhere(const QString &connection)
{
    QStringList tasks;
    for (const qsizetype i : changedLast())
        tasks << m_todos[i].task;
    undoLast();
    for (const QString &task : tasks)
        addOne(task, connection);
}

void Plan::doInstead(const Command &command, Verb verb)
{
    const QList<qsizetype> changed = changedLast();
    QList<qsizetype> others;
    for (qsizetype i = 0; i < m_todos.size(); ++i) {
        if (!changed.contains(i) && m_todos[i].connection == m_reverses.first().connection)
            others << i;
    }
    Command instead = command;
    static const QRegularExpression other = caseless(u"\\bother\\s+"_s);
    instead.what.remove(other);
    instead.verb = verb;
    instead.among = others;
    const Reference reference(m_todos, m_recall, m_spoken);
    if (others.isEmpty() || reference.pickAmong(instead.what, verb, others).which.isEmpty()) {
        (void)several(instead);
        return;
    }
    undoLast();
    take(instead);
}

} // namespace agent0::builtin
