#include "builtin/typos.h"

#include <QSet>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

const QStringList &commandWords()
{
    static const QStringList words{u"add"_s, u"tick"_s, u"check"_s, u"cross"_s, u"mark"_s, u"list"_s, u"show"_s,
        u"find"_s, u"search"_s, u"count"_s, u"complete"_s, u"finish"_s, u"rename"_s, u"change"_s, u"remove"_s,
        u"delete"_s, u"erase"_s, u"move"_s, u"copy"_s, u"undo"_s, u"reopen"_s, u"untick"_s, u"remind"_s, u"create"_s,
        u"display"_s, u"what"_s, u"what's"_s, u"whats"_s, u"how"_s, u"which"_s, u"anything"_s};
    return words;
}

const QStringList &listWords()
{
    static const QStringList words{u"list"_s, u"todo"_s, u"todos"_s, u"task"_s, u"tasks"_s};
    return words;
}

/// Words that people use, and that are near to one of ours.
bool isAWord(const QString &word)
{
    static const QSet<QString> others{u"dad"_s, u"aid"_s, u"odd"_s, u"had"_s, u"ads"_s, u"lit"_s, u"lost"_s, u"last"_s,
        u"shop"_s, u"who"_s, u"now"_s, u"cow"_s, u"fine"_s, u"mar"_s, u"market"_s, u"mack"_s, u"ham"_s, u"lists"_s,
        u"adds"_s, u"house"_s, u"hat"_s, u"that"_s, u"wheat"_s, u"marks"_s, u"shows"_s, u"stick"_s, u"tricks"_s,
        u"ticks"_s, u"trick"_s, u"clock"_s, u"tock"_s, u"fin"_s, u"cop"_s, u"more"_s, u"love"_s, u"mover"_s, u"ask"_s,
        u"asks"_s, u"mask"_s, u"task"_s, u"tasks"_s, u"todo"_s, u"todos"_s, u"under"_s, u"show"_s, u"country"_s,
        u"finished"_s, u"removed"_s, u"deleted"_s, u"checked"_s, u"crossed"_s, u"moved"_s, u"changed"_s, u"added"_s,
        u"counted"_s};
    return others.contains(word) || isDeed(word);
}

/// One letter missing, one too many, or two that changed places.
bool isNear(const QString &typed, const QString &meant)
{
    const qsizetype difference = typed.size() - meant.size();
    if (difference < -1 || difference > 1 || typed == meant)
        return false;
    const QString &shorter = difference < 0 ? typed : meant;
    const QString &longer = difference < 0 ? meant : typed;
    const auto [a, b] = std::ranges::mismatch(shorter, longer);
    const qsizetype at = a - shorter.begin();
    if (difference != 0)
        return QStringView(shorter).sliced(at) == QStringView(longer).sliced(at + 1);
    return at + 1 < typed.size() && typed[at] == meant[at + 1] && typed[at + 1] == meant[at]
        && QStringView(typed).sliced(at + 2) == QStringView(meant).sliced(at + 2);
}

/// The one of these words that is near; "" where there is none, or several.
QString nearOne(const QString &typed, const QStringList &words)
{
    const QString low = typed.toLower();
    if (low.size() < 2 || words.contains(low) || isAWord(low))
        return {};
    QStringList near;
    std::ranges::copy_if(words, std::back_inserter(near), [&](const QString &word) { return isNear(low, word); });
    return near.size() == 1 ? near.first() : QString();
}

} // namespace

std::optional<QString> mended(const QString &clause)
{
    QStringList words = clause.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return std::nullopt;
    bool changed = false;
    if (const QString verb = nearOne(words.first(), commandWords()); !verb.isEmpty()) {
        words.first() = verb;
        changed = true;
    }
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString noun = nearOne(words[i], listWords());
        if (noun.isEmpty())
            continue;
        words[i] = noun;
        changed = true;
    }
    return changed ? std::optional(words.join(u' ')) : std::nullopt;
}

bool mayBeMeant(Command &command, const QString &mendedClause, bool onList)
{
    switch (command.verb) {
    case Verb::List:
    case Verb::Count:
    case Verb::IsDone:
    case Verb::Done:
    case Verb::Reopen:
    case Verb::Rename:
    case Verb::Redate: return true;
    case Verb::Add:
        return onList || mendedClause.startsWith("remind me "_L1) || isDeed(mendedClause.section(u' ', 1, 1));
    case Verb::Remove: command.guessed = true; return true;
    default: return false;
    }
}

} // namespace agent0::builtin
