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

bool asksBack(const QString &answer)
{
    return answer.contains("I cannot tell which one you mean by"_L1)
        || answer.contains("I cannot be sure what you mean"_L1);
}

QList<Step> Plan::steps(const QList<Command> &commands)
{
    for (const Command &command : commands)
        take(command);
    return m_steps;
}

void Plan::take(const Command &command)
{
    if (command.guessed)
        return askWhetherMeant(command);
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
    case Verb::Correct: return correct(command);
    case Verb::Except: return except(command);
    case Verb::WhenDone:
        return say(u"I cannot tell when something was done: of a todo I know only whether it is."_s, true);
    case Verb::IsDone: return tellState(command);
    case Verb::UseTool: return useTool(command);
    case Verb::List:
    case Verb::Count:
    case Verb::ListTools:
    case Verb::Help:
    case Verb::Greet:
    case Verb::Nothing: {
        heed(command);
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

Picked Plan::picked(const Command &command) const
{
    if (command.among.isEmpty())
        return Reference(m_todos, m_recall, m_spoken).pick(command.what, command.verb, searched(command));
    const Recall choice{command.among, command.among};
    return Reference(m_todos, choice, m_spoken).pickAmong(command.what, command.verb, command.among);
}

/// Takes out what the sentence wants left alone. False where it is not clear what that is, and several would be changed.
bool Plan::spare(const Command &command, QList<qsizetype> &some)
{
    const Reference reference(m_todos, m_recall, m_spoken);
    for (const QString &words : command.spared) {
        QList<qsizetype> all;
        for (const QStringList &connections : searched(command))
            all += reference.spared(words, reference.in(connections));
        if (all.isEmpty() && some.size() > 1)
            return false;
        some.removeIf([&](qsizetype i) { return all.contains(i); });
    }
    return true;
}

QList<qsizetype> Plan::several(const Command &command)
{
    Picked found = picked(command);
    for (const QString &trouble : found.troubles)
        say(trouble, true);
    if (!found.candidates.isEmpty() && !m_question)
        m_question = Question{command, found.candidates};
    if (found.which.isEmpty() && found.troubles.isEmpty())
        say(u"I cannot find a todo that %1 could be."_s.arg(inQuotes(m_spoken.restored(command.what))), true);
    if (!spare(command, found.which)) {
        say(u"I cannot tell which ones are to be left alone, and so I left them all."_s, true);
        return {};
    }
    if (!found.which.isEmpty())
        m_recall.mentioned = found.which;
    return found.which;
}

/// What is to be left alone has been spoken of: "all the others" are others than it.
void Plan::heed(const Command &command)
{
    if (command.verb != Verb::Nothing || command.what.isEmpty())
        return;
    const Picked kept = picked(command);
    if (!kept.which.isEmpty())
        m_recall.mentioned = kept.which;
}

void Plan::askWhetherMeant(const Command &command)
{
    Command meant = command;
    meant.guessed = false;
    const Picked found = picked(meant);
    QStringList names;
    for (const qsizetype i : found.which)
        names << inQuotes(m_todos[i].task);
    if (names.isEmpty())
        return cannot(command);
    m_question = Question{meant, {}};
    say(u"I cannot be sure what you mean: shall I remove %1? Say yes, or say it again."_s.arg(
            displayText(names.join(u", "_s), 400)),
        true);
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
