#include "builtin/grammar.h"
#include "builtin/reference.h"

#include <QRegularExpression>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

/// 2 for "second", "two", "2nd" and "2"; -1 for "last", -2 for "second to last"; 0 for what is no place.
int placeOf(const QString &word)
{
    static const QStringList ordinals{u"first"_s, u"second"_s, u"third"_s, u"fourth"_s, u"fifth"_s, u"sixth"_s,
        u"seventh"_s, u"eighth"_s, u"ninth"_s, u"tenth"_s, u"eleventh"_s, u"twelfth"_s};
    static const QStringList cardinals{u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s, u"six"_s, u"seven"_s,
        u"eight"_s, u"nine"_s, u"ten"_s, u"eleven"_s, u"twelve"_s};
    static const QRegularExpression digits(u"^#?(\\d{1,6})(?:st|nd|rd|th)?$"_s);
    const QString w = word.toLower();
    if (w == "top"_L1 || w == "next"_L1)
        return 1;
    if (w == "last"_L1 || w == "bottom"_L1 || w == "final"_L1 || w == "latest"_L1 || w == "newest"_L1)
        return -1;
    static const QRegularExpression penultimate = caseless(
        u"^(?:second[ -]to[ -]last|second[ -]last|next[ -]to[ -]last|penultimate|last but one|one before (?:the )?last)$"_s);
    if (penultimate.match(w).hasMatch())
        return -2;
    if (const qsizetype at = ordinals.indexOf(w); at >= 0)
        return int(at) + 1;
    if (const qsizetype at = cardinals.indexOf(w); at >= 0)
        return int(at) + 1;
    const auto match = digits.match(w);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

constexpr auto Nouns = u"(?:todos?|to-dos?|tasks?|items?|ones?|entry|entries|things?|reminders?|notes?)";

QString withoutFrame(QString words)
{
    static const QRegularExpression before = caseless(
        u"^(?:(?:the|my|all|todo|task|item|entry|entries|todos|tasks|items|number|numbers|no\\.?|nr\\.?|id)\\s+)+(?=\\S)"_s);
    static const QRegularExpression after = caseless(
        u"\\s+(?:of (?:them|those|these|my (?:todos|tasks)|the (?:todos|tasks))|%1|on (?:my|the) list|there)$"_s.arg(
            QStringView(Nouns).toString()));
    for (;;) {
        const QString shorter = QString(words).remove(before).remove(after).trimmed();
        if (shorter == words || shorter.isEmpty())
            return words;
        words = shorter;
    }
}

} // namespace

/// One place, "the first two", or "2-4".
Reference::Found Reference::byPlace(const QString &given, const QList<qsizetype> &base) const
{
    static const QRegularExpression several = caseless(u"^(first|last|top|bottom|next) (\\w+)$"_s);
    static const QRegularExpression range = caseless(u"^#?(\\w+)\\s*(?:-|to|through|until)\\s*#?(\\w+)$"_s);
    const QString words = withoutFrame(given);
    const qsizetype size = base.size();
    if (const auto match = several.match(words); match.hasMatch() && placeOf(match.captured(2)) > 0) {
        const qsizetype count = std::min<qsizetype>(placeOf(match.captured(2)), size);
        return placeOf(match.captured(1)) > 0 ? base.first(count) : base.last(count);
    }
    if (const auto match = range.match(words); match.hasMatch()) {
        const int from = placeOf(match.captured(1));
        const int to = placeOf(match.captured(2));
        if (from > 0 && to >= from)
            return from <= size ? base.mid(from - 1, to - from + 1) : QList<qsizetype>();
    }
    const int place = placeOf(words);
    if (place == 0)
        return std::nullopt;
    const qsizetype index = place > 0 ? place - 1 : size + place;
    return index >= 0 && index < size ? QList<qsizetype>{base[index]} : QList<qsizetype>();
}

QList<qsizetype> Reference::neighbours(const QList<qsizetype> &some) const
{
    QList<qsizetype> all;
    for (qsizetype i = 0; i < m_todos.size(); ++i) {
        const auto same = [&](qsizetype other) { return m_todos[other].connection == m_todos[i].connection; };
        if (std::ranges::any_of(some, same))
            all << i;
    }
    return all;
}

Reference::Found Reference::byOrder(const QString &words, Verb verb, const QList<qsizetype> &among) const
{
    // "one" alone is a word for any, and "2" may be all that a todo says.
    static const QRegularExpression joint = caseless(u"\\s*,\\s*(?:and\\s+)?|\\s+(?:and|&|or)\\s+"_s);
    // As the list was when the sentence began: what it takes away leaves its number behind.
    QList<qsizetype> base = m_recall.listed.isEmpty() ? neighbours(among) : m_recall.listed;
    QString plain = words;
    static const QRegularExpression stateWord =
        caseless(u"\\b(?:open|done|completed|finished|undone|unfinished|remaining|outstanding|ticked(?: off)?)\\s+"_s);
    if (const auto match = stateWord.match(words); match.hasMatch()) {
        const bool done = stateNamed(match.captured()) == Wanted::State::Done;
        QList<qsizetype> some;
        std::ranges::copy_if(among, std::back_inserter(some), [&](qsizetype i) { return m_todos[i].done == done; });
        base = some;
        plain = (words.left(match.capturedStart()) + words.mid(match.capturedEnd())).trimmed();
    }
    QList<qsizetype> all;
    for (const QString &part : plain.split(joint, Qt::SkipEmptyParts)) {
        auto one = byPlace(part, base);
        if (!one)
            return std::nullopt;
        // The first that this can be done to, where the first of all is done already.
        if (one->size() == 1 && fitting(*one, verb).isEmpty()) {
            const auto better = byPlace(part, fitting(base, verb));
            if (better && !better->isEmpty())
                one = better;
        }
        if (one->isEmpty()) {
            const QString id = withoutFrame(part).remove(u'#');
            const auto known = std::ranges::find_if(among, [&](qsizetype i) { return m_todos[i].id == id; });
            if (known != among.end())
                one = QList<qsizetype>{*known};
        }
        for (const qsizetype i : *one) {
            if (!all.contains(i) && !m_todos[i].gone)
                all << i;
        }
    }
    return all.isEmpty() && words.isEmpty() ? Found() : Found(all);
}

namespace {

/// Words for several todos, taken apart.
struct SetWords {
    bool isSet = false;
    bool isAll = false; ///< every one, whatever it says
    bool saysAll = false; ///< "all", "every", "any"
    bool isBare = false; ///< "things": nothing says which
    QString described; ///< what they have to be about, or their state
    QString spared; ///< which of them are not meant
};

SetWords setWordsIn(const QString &given)
{
    static const QRegularExpression except = caseless(
        u"\\s*,?\\s*\\b(?:except(?: for)?|apart from|other than|besides|but not|but(?! also)|excluding|without|aside from)\\s+(?<not>.+)$"_s);
    SetWords set;
    QString words = given;
    if (const auto match = except.match(words); match.hasMatch()) {
        set.spared = match.captured(u"not"_s);
        words = words.left(match.capturedStart());
    }
    static const QRegularExpression whole = caseless(
        u"^(?:all|everything|every one|everyone|the lot|the whole (?:lot|list|thing)|(?:the |my )?(?:entire |whole )?(?:todo )?list|all of (?:it|them)|the entire list)$"_s);
    static const QRegularExpression several = caseless(
        u"^(?<all>all|every|each|everything|any|anything)?(?:\\s*\\bof\\b)?(?<which>(?:\\s*\\b(?:the|my|our|those|"
        u"these)\\b)*)"
        u"\\s*"
        "(?<front>.*?)\\s*\\b(?<noun>todos|to-dos|tasks|items|ones|entries|things|reminders|notes|todo|task|item|one|"
        "entry|thing|stuff)?"
        "(?:\\s*\\b(?:that|which|who)\\b)?(?:\\s*\\b(?:mention(?:s|ing)?|contain(?:s|ing)?|about|regarding|concerning|related to|(?:have|has) to do with|to do with|with|say(?:s|ing)?|involv(?:es?|ing)|includ(?:es?|ing)|(?:are|is)(?: about)?|(?:have|has)(?: been)?|start(?:s|ing)? with|for|of)\\b(?: the words?\\b)?\\s*(?<back>.+))?$"_s);
    static const QRegularExpression onlyState = caseless(
        u"^(?:the |my |all )*(?:already )?(?:done|completed?|finished|ticked(?: off)?|checked(?: off)?|crossed off|open|undone|unfinished|incomplete|outstanding|remaining|pending)$"_s);
    const auto match = several.match(onlyState.match(words).hasMatch() ? words + u" ones"_s : words);
    const auto has = [&](const QString &group) { return !match.captured(group).isEmpty(); };
    const QString noun = match.captured(u"noun"_s).toLower();
    set.isAll = whole.match(words).hasMatch();
    set.saysAll = has(u"all"_s);
    set.isSet = set.isAll || (match.hasMatch() && (set.saysAll || noun.endsWith(u's') || noun == "stuff"_L1));
    set.isBare = !set.isAll && !set.saysAll && !has(u"which"_s) && !has(u"front"_s) && !has(u"back"_s);
    if (!set.isAll)
        set.described = (match.captured(u"front"_s) + u' ' + match.captured(u"back"_s)).trimmed();
    static const QRegularExpression thatIs =
        caseless(u"^(?:what(?:'s| is)|whatever is|(?:the )?(?:those|ones|todos) (?:that|which) are)\\s+"_s);
    set.spared.remove(thatIs);
    return set;
}

/// What a description asks for beside a state.
QString withoutState(QString described)
{
    static const QRegularExpression stateWords = caseless(
        u"\\b(?:already|still|open|left|undone|outstanding|pending|remaining|unfinished|incomplete|not|yet|done|completed?|finished|ticked|checked|crossed|off|closed|are|is|been|have|to do)\\b"_s);
    static const QRegularExpression tail = caseless(u"\\s+(?:in|on|inside) (?:it|them|their names?|its name)$"_s);
    return described.remove(tail).remove(stateWords).simplified();
}

} // namespace

/// "all that mention milk", "everything but the rent", "the done ones", "my list"
Reference::Found Reference::asSet(const QString &given, Verb verb, const QList<qsizetype> &among) const
{
    const SetWords set = setWordsIn(given);
    if (!set.isSet)
        return std::nullopt;
    // "remove things" says of none that it is meant.
    if (set.isBare && verb != Verb::List && verb != Verb::Count)
        return QList<qsizetype>();
    QList<qsizetype> some = among;
    const auto state = stateNamed(set.described);
    if (state)
        some.removeIf([&](qsizetype i) { return m_todos[i].done != (*state == Wanted::State::Done); });
    if (const QString words = withoutState(set.described); !words.isEmpty())
        some = about(words, some);
    if (!set.spared.isEmpty()) {
        const QList<qsizetype> kept = spared(set.spared, among);
        // Who is to be spared is not known: then nobody is touched.
        if (kept.isEmpty())
            return QList<qsizetype>();
        some.removeIf([&](qsizetype i) { return kept.contains(i); });
    }
    // "the milk and eggs ones" may still be two.
    if (some.isEmpty() && !set.saysAll && !set.isAll && !state)
        return std::nullopt;
    return fitting(some, verb);
}

} // namespace agent0::builtin
