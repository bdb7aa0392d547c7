#include "builtin/plan.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

QString suggestions()
{
    return u"You could say \u201clist my todos\u201d, \u201cadd buy milk\u201d, \u201ctick off the first one\u201d, "
           "\u201crename milk to oat milk\u201d or \u201cremove everything that mentions milk\u201d."_s;
}

QList<Step> Plan::steps(const QList<Command> &commands)
{
    for (const Command &command : commands)
        take(command);
    return m_steps;
}

void Plan::take(const Command &command)
{
    switch (command.verb) {
    case Verb::Add: return add(command);
    case Verb::Done:
    case Verb::Reopen: return tick(command);
    case Verb::Remove: return remove(command);
    case Verb::Rename: return rename(command);
    case Verb::Redate: return redate(command);
    case Verb::Replace: return replace(command);
    case Verb::Move:
    case Verb::Copy: return move(command);
    case Verb::UndoLast: return undoLast();
    case Verb::IsDone: return tellState(command);
    case Verb::UseTool: return useTool(command);
    case Verb::List:
    case Verb::Count:
    case Verb::ListTools:
    case Verb::Help:
    case Verb::Greet:
    case Verb::Nothing: {
        Step step;
        step.kind = Step::Kind::Show;
        step.show = command;
        m_steps << step;
        return;
    }
    case Verb::Unknown: return cannot(command);
    }
}

void Plan::say(const QString &text, bool trouble)
{
    Step step;
    step.text = text;
    step.trouble = trouble;
    m_steps << step;
}

void Plan::cannot(const Command &command)
{
    const QString said = displayText(m_spoken.restored(command.said), 120);
    say(u"I cannot do that: I do not understand %1."_s.arg(inQuotes(said)), true);
}

QString Plan::homeOf(const Command &command) const
{
    if (!command.where.isEmpty())
        return command.where.first();
    return m_around.places.isEmpty() ? QString() : m_around.places.first().id;
}

QString Plan::placeSuffix(const QString &connection) const
{
    if (m_around.places.size() < 2)
        return {};
    const auto place = std::ranges::find(m_around.places, connection, &Surround::Place::id);
    return place == m_around.places.end() ? QString() : u" in "_s + displayText(place->name, 80);
}

/// What was named, else the first, and then all others.
QList<QStringList> Plan::searched(const Command &command) const
{
    if (!command.where.isEmpty())
        return {command.where};
    QList<QStringList> each;
    for (const Surround::Place &place : m_around.places)
        each << QStringList{place.id};
    return each;
}

QList<qsizetype> Plan::several(const Command &command)
{
    const Reference reference(m_todos, m_recall, m_spoken);
    const Picked picked = reference.pick(command.what, command.verb, searched(command));
    for (const QString &trouble : picked.troubles)
        say(trouble, true);
    if (picked.which.isEmpty() && picked.troubles.isEmpty())
        say(u"I cannot find a todo that %1 could be."_s.arg(inQuotes(m_spoken.restored(command.what))), true);
    if (!picked.which.isEmpty())
        m_recall.mentioned = picked.which;
    return picked.which;
}

std::optional<qsizetype> Plan::one(const Command &command)
{
    const QList<qsizetype> all = several(command);
    if (all.size() == 1)
        return all.first();
    if (all.size() > 1)
        say(u"I cannot do that with several todos at once."_s, true);
    return std::nullopt;
}

void Plan::callOn(
    qsizetype todo, QLatin1StringView tool, QJsonObject arguments, const QString &done, const QString &undone)
{
    const KnownTodo &known = m_todos[todo];
    Step step;
    step.kind = Step::Kind::Call;
    step.text = done;
    step.undone = undone;
    step.connection = known.connection;
    step.tool = tool;
    step.arguments = std::move(arguments);
    step.arguments["id"_L1] = known.id;
    step.needsIdOf = known.id.isEmpty() ? known.addedBy : -1;
    m_steps << step;
}

} // namespace agent0::builtin
