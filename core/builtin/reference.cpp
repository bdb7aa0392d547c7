#include "builtin/reference.h"

#include "base/displaytext.h"
#include "base/nearest.h"
#include "builtin/grammar.h"

#include <QRegularExpression>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

bool sameWord(const QString &asked, const QString &there)
{
    if (asked == there)
        return true;
    const qsizetype shorter = std::min(asked.size(), there.size());
    if (shorter >= 4 && (asked.startsWith(there) || there.startsWith(asked)))
        return true;
    return asked.size() >= 5 && std::abs(asked.size() - there.size()) <= 1 && nearestWord(asked, {there}) == there;
}

int matching(const QStringList &asked, const QStringList &there)
{
    return int(std::ranges::count_if(asked, [&](const QString &word) {
        return std::ranges::any_of(there, [&](const QString &one) { return sameWord(word, one); });
    }));
}

/// What stands between several that are named one after the other.
const QRegularExpression &alternatives()
{
    static const QRegularExpression joint =
        caseless(u"\\s*,\\s*(?:(?:and|or)\\s+)?|\\s+(?:and|&|plus|as well as|or)\\s+"_s);
    return joint;
}

} // namespace

QString inQuotes(const QString &words) { return u"\u201c%1\u201d"_s.arg(displayText(words, 200)); }

QList<qsizetype> Reference::in(const QStringList &connections) const
{
    QList<qsizetype> some;
    for (qsizetype i = 0; i < m_todos.size(); ++i) {
        if (!m_todos[i].gone && connections.contains(m_todos[i].connection))
            some << i;
    }
    return some;
}

QList<qsizetype> Reference::about(const QString &words, const QList<qsizetype> &among) const
{
    const QString literal = m_spoken.restored(words);
    const QStringList asked = contentWords(literal);
    QList<qsizetype> some;
    for (const qsizetype i : among) {
        const QString &task = m_todos[i].task;
        const bool holds = Spoken::holdsQuoted(words)
            ? task.contains(literal, Qt::CaseInsensitive)
            : matching(asked, contentWords(task)) == asked.size() || task.contains(literal, Qt::CaseInsensitive);
        if (holds)
            some << i;
    }
    return some;
}

QList<qsizetype> Reference::fitting(const QList<qsizetype> &some, Verb verb) const
{
    if (verb != Verb::Done && verb != Verb::Reopen)
        return some;
    QList<qsizetype> fit;
    std::ranges::copy_if(
        some, std::back_inserter(fit), [&](qsizetype i) { return m_todos[i].done == (verb == Verb::Reopen); });
    return fit;
}

int Reference::likeness(const QString &words, const KnownTodo &todo) const
{
    const QString literal = m_spoken.restored(words);
    if (todo.task.compare(literal, Qt::CaseInsensitive) == 0)
        return 1000;
    if (m_spoken.isQuoted(words) && todo.task.contains(literal, Qt::CaseInsensitive))
        return 500;
    const QStringList asked = contentWords(literal);
    const QStringList there = contentWords(todo.task);
    const int same = matching(asked, there);
    if (asked.isEmpty() || same == 0)
        return 0;
    const int share = int(10 * same / std::max<qsizetype>(1, there.size()));
    static const QRegularExpression joint = caseless(u",|\\b(?:and|or)\\b|&"_s);
    if (same < asked.size() && joint.match(literal).hasMatch())
        return 0;
    if (same == asked.size())
        return same == there.size() ? 400 : 200 + (todo.task.contains(literal, Qt::CaseInsensitive) ? 50 : 0);
    return same >= 2 && same * 3 >= asked.size() * 2 ? 50 + share : 0;
}

QList<qsizetype> Reference::byText(const QString &words, Verb verb, const QList<qsizetype> &among) const
{
    int best = 0;
    QList<qsizetype> like;
    for (const qsizetype i : among) {
        const int now = likeness(words, m_todos[i]);
        if (now > best)
            like.clear();
        if (now >= best && now > 0)
            like << i;
        best = std::max(best, now);
    }
    if (like.size() < 2)
        return like;
    if (const auto fit = fitting(like, verb); !fit.isEmpty())
        like = fit;
    // Twins: either will do.
    const bool twins = std::ranges::all_of(like,
        [&](qsizetype i) { return m_todos[i].task.compare(m_todos[like.first()].task, Qt::CaseInsensitive) == 0; });
    return twins ? like.first(1) : like;
}

Reference::Found Reference::spokenOf(const QString &words, Verb verb, const QList<qsizetype> &among) const
{
    static const QRegularExpression one = caseless(
        u"^(?:it|that|this|that one|this one|the same(?: one)?|that (?:todo|task|item)|the one (?:you|i) just (?:added|mentioned)|the new (?:one|todo)|the one i just .*)$"_s);
    static const QRegularExpression several = caseless(
        u"^(?:them|those|these|they|both|both of them|all of them|all of those|all those|all these|those two|all three|(?:those|these) (?:todos|tasks|items|ones))$"_s);
    static const QRegularExpression rest = caseless(
        u"^(?:the rest|the others?|the other ones?|the remaining(?: ones| todos)?|everything else|all (?:the )?others?|the other (?:todo|one|task)s?)$"_s);
    if (rest.match(words).hasMatch() && !m_recall.mentioned.isEmpty()) {
        QList<qsizetype> others;
        std::ranges::copy_if(
            among, std::back_inserter(others), [&](qsizetype i) { return !m_recall.mentioned.contains(i); });
        return fitting(others, verb);
    }
    const bool single = one.match(words).hasMatch();
    if (!single && !several.match(words).hasMatch())
        return std::nullopt;
    QList<qsizetype> there;
    std::ranges::copy_if(m_recall.mentioned, std::back_inserter(there), [&](qsizetype i) { return !m_todos[i].gone; });
    if (single && there.size() > 1) {
        const auto fit = fitting(there, verb);
        return fit.size() == 1 ? fit : QList<qsizetype>();
    }
    if (there.isEmpty() && (words == "both"_L1 || words.startsWith("all"_L1)) && among.size() <= 3)
        return fitting(among, verb);
    return there;
}

QString Reference::which(const QString &words, const QList<qsizetype> &several) const
{
    QStringList names;
    for (const qsizetype i : several.first(std::min<qsizetype>(several.size(), 5)))
        names << inQuotes(m_todos[i].task);
    return u"I cannot tell which one you mean by %1: %2?"_s.arg(
        inQuotes(m_spoken.restored(words)), names.join(u", "_s));
}

Picked Reference::pickAmong(const QString &given, Verb verb, const QList<qsizetype> &among) const
{
    static const QRegularExpression around =
        caseless(u"^(?:the |my )?(?:todos?|tasks?|items?) (?=[\\x{E000}-\\x{E3FF}]$)"_s);
    const QString words = QString(given).remove(around).trimmed();
    for (const auto &found : {spokenOf(words, verb, among), byOrder(words, verb, among), asSet(words, verb, among)}) {
        if (found)
            return {*found, {}};
    }
    const QString bare = m_spoken.isQuoted(words) ? words : withoutArticle(words);
    const QList<qsizetype> like = byText(bare, verb, among);
    if (like.size() == 1)
        return {like, {}};
    const QStringList parts = words.split(alternatives(), Qt::SkipEmptyParts);
    if (parts.size() > 1) {
        Picked all;
        for (const QString &part : parts) {
            const Picked one = pickAmong(part, verb, among);
            for (const qsizetype i : one.which) {
                if (!all.which.contains(i))
                    all.which << i;
            }
            all.troubles += one.troubles;
            if (all.candidates.isEmpty())
                all.candidates = one.candidates;
        }
        if (!all.which.isEmpty())
            return all;
    }
    if (like.size() > 1)
        return {{}, {which(bare, like)}, like};
    return {{}, {u"I cannot find a todo that matches %1."_s.arg(inQuotes(m_spoken.restored(bare)))}};
}

Picked Reference::pick(const QString &words, Verb verb, const QList<QStringList> &where) const
{
    Picked first;
    for (const QStringList &connections : where) {
        Picked here = pickAmong(words, verb, in(connections));
        if (!here.which.isEmpty() || !here.candidates.isEmpty())
            return here;
        if (first.troubles.isEmpty())
            first = std::move(here);
    }
    return first;
}

QList<qsizetype> Reference::spared(const QString &words, const QList<qsizetype> &among) const
{
    const Picked picked = pickAmong(words, Verb::List, among);
    QList<qsizetype> all = picked.which + picked.candidates;
    // Who can add a todo that fits better must not take its protection from another.
    for (const QString &part : words.split(alternatives(), Qt::SkipEmptyParts)) {
        if (!byOrder(part, Verb::List, among) && !asSet(part, Verb::List, among))
            all += about(withoutArticle(part), among);
    }
    return all;
}

} // namespace agent0::builtin
