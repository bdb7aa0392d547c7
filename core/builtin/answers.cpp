#include "builtin/answers.h"

#include "base/displaytext.h"
#include "builtin/dates.h"
#include "builtin/plan.h"

#include <algorithm>

namespace agent0::builtin {

namespace {

constexpr qsizetype MostShown = 200;

QStringList placesOf(const Command &command, const Surround &around)
{
    QStringList ids;
    for (const Surround::Place &place : around.places) {
        if (command.where.isEmpty() || command.where.contains(place.id))
            ids << place.id;
    }
    return ids;
}

QList<qsizetype> wantedOf(
    const Command &command, const Reference &reference, const QList<KnownTodo> &todos, const Surround &around)
{
    QList<qsizetype> some = reference.in(placesOf(command, around));
    const Wanted &wanted = command.wanted;
    if (wanted.state != Wanted::State::Any)
        some.removeIf([&](qsizetype i) { return todos[i].done != (wanted.state == Wanted::State::Done); });
    if (!wanted.about.isEmpty())
        some = reference.about(wanted.about, some);
    if (const auto asked = findDate(wanted.when, around.today)) {
        some.removeIf([&](qsizetype i) {
            const auto dated = findDate(todos[i].task, around.today);
            return !dated || !asked->days.holds(dated->days.first);
        });
    }
    return some;
}

QString todosCounted(qsizetype count) { return count == 1 ? u"1 todo"_s : u"%1 todos"_s.arg(count); }

QString description(const Wanted &wanted, const Spoken &spoken)
{
    QString text;
    if (!wanted.about.isEmpty())
        text += u" that mention %1"_s.arg(inQuotes(spoken.restored(wanted.about)));
    if (!wanted.when.isEmpty())
        text += u" for "_s + displayText(spoken.restored(wanted.when), 60);
    return text;
}

QString nothingFound(const Wanted &wanted, const Spoken &spoken)
{
    if (!wanted.about.isEmpty())
        return u"I cannot find any %1todo that mentions %2: nothing found."_s.arg(wanted.state == Wanted::State::Open
                ? u"open "_s
                : wanted.state == Wanted::State::Done ? u"done "_s
                                                      : QString(),
            inQuotes(spoken.restored(wanted.about)));
    if (!wanted.when.isEmpty())
        return u"There is nothing for %1: no todo names that date."_s.arg(
            displayText(spoken.restored(wanted.when), 60));
    switch (wanted.state) {
    case Wanted::State::Open: return u"Nothing to do: there are no open todos."_s;
    case Wanted::State::Done: return u"Nothing is done yet: there are no completed todos."_s;
    case Wanted::State::Any: break;
    }
    return u"The list is empty: there are no todos."_s;
}

QString headline(const Wanted &wanted, qsizetype count, qsizetype open, const Spoken &spoken)
{
    const QString what = todosCounted(count) + description(wanted, spoken);
    switch (wanted.state) {
    case Wanted::State::Open: return u"%1 to do (open):"_s.arg(what);
    case Wanted::State::Done: return u"%1 done:"_s.arg(what);
    case Wanted::State::Any: break;
    }
    return open == count ? what + u':' : u"%1, %2 open:"_s.arg(what).arg(open);
}

QString list(const Command &command, const Reference &reference, const QList<KnownTodo> &todos, const Surround &around,
    const Spoken &spoken)
{
    const QList<qsizetype> some = wantedOf(command, reference, todos, around);
    if (some.isEmpty())
        return nothingFound(command.wanted, spoken);
    const qsizetype open = std::ranges::count_if(some, [&](qsizetype i) { return !todos[i].done; });
    QStringList lines{headline(command.wanted, some.size(), open, spoken)};
    const bool several = placesOf(command, around).size() > 1;
    int number = 0;
    for (const Surround::Place &place : around.places) {
        bool named = !several;
        for (const qsizetype i : some) {
            if (todos[i].connection != place.id || number >= MostShown)
                continue;
            if (!std::exchange(named, true))
                lines << u"\n%1"_s.arg(displayText(place.name, 80));
            lines << u"%1. %2%3"_s.arg(++number).arg(
                displayText(todos[i].task), todos[i].done ? u" (done)"_s : QString());
        }
    }
    if (some.size() > number)
        lines << u"and %1 more"_s.arg(some.size() - number);
    return lines.join(u'\n');
}

QString count(const Command &command, const Reference &reference, const QList<KnownTodo> &todos, const Surround &around,
    const Spoken &spoken)
{
    const QList<qsizetype> some = wantedOf(command, reference, todos, around);
    const Wanted &wanted = command.wanted;
    const qsizetype open = std::ranges::count_if(some, [&](qsizetype i) { return !todos[i].done; });
    const QString what = (some.size() == 1 ? u"There is 1 %1todo%2"_s : u"There are %3 %1todos%2"_s);
    const QString state = wanted.state == Wanted::State::Open ? u"open "_s
        : wanted.state == Wanted::State::Done                 ? u"done "_s
                                                              : QString();
    QString text = what.arg(state, description(wanted, spoken));
    if (some.size() != 1)
        text = text.arg(some.size());
    if (wanted.state == Wanted::State::Any && !some.isEmpty())
        text += u": %1 open, %2 done"_s.arg(open).arg(some.size() - open);
    return text + u'.';
}

QString toolList(const Surround &around)
{
    if (around.tools.isEmpty())
        return u"There are no tools: no connection is at hand."_s;
    QStringList lines{u"These tools are at hand:"_s};
    for (const ToolDefinition &tool : around.tools)
        lines << u"- %1: %2"_s.arg(displayText(tool.name, 80), displayText(tool.description.section(u'\n', 0, 0), 160));
    lines << u"Use one so: call NAME with argument=value"_s;
    return lines.join(u'\n');
}

QString help()
{
    return u"I can list, show, find and count your todos, add new ones, tick them off, open them again, rename, move "
           u"and remove them, "
           "several in one sentence, and undo what I did last. I can also call any tool of your connections by its name.\n"_s
        + suggestions();
}

} // namespace

QString shown(const Command &command, const Reference &reference, const QList<KnownTodo> &todos, const Surround &around)
{
    const Spoken &spoken = reference.spoken();
    switch (command.verb) {
    case Verb::List: return list(command, reference, todos, around, spoken);
    case Verb::Count: return count(command, reference, todos, around, spoken);
    case Verb::ListTools: return toolList(around);
    case Verb::Help: return help();
    case Verb::Nothing: return u"All right: I changed nothing."_s;
    default: break;
    }
    return u"Hello! What shall I do? "_s + suggestions();
}

bool isNotOurs(const Command &command, const Reference &reference, const Surround &around)
{
    return command.unsure && reference.about(command.wanted.about, reference.in(placesOf(command, around))).isEmpty();
}

} // namespace agent0::builtin
