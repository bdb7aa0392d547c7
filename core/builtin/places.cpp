#include "builtin/places.h"

#include <QRegularExpression>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Caseless = QRegularExpression::CaseInsensitiveOption;

/// What people call it: its id, its name, and the name without a number, unless that is a word for any list.
QStringList namesOf(const Surround::Place &place)
{
    static const QRegularExpression number(u"[\\s_-]*\\d+$"_s);
    static const QStringList anyList{u"todo"_s, u"todos"_s, u"task"_s, u"tasks"_s, u"list"_s};
    QStringList names{place.id.toLower(), place.name.toLower()};
    const QString plain = place.name.toLower().remove(number);
    if (plain.size() >= 4 && !anyList.contains(plain))
        names << plain;
    names.removeDuplicates();
    names.removeAll(QString());
    return names;
}

QRegularExpression pattern(const QString &text) { return QRegularExpression(text, Caseless); }

QRegularExpression placePattern(const Surround &around)
{
    const QString names = placeNames(around);
    return pattern(u"(?:^|(?<=[\\s,]))(?:"
                   "(?:in|on|to|from|into|onto|at|of|under|using|via|off|off of|out "
                   "of|inside|for|with)\\s+(?:(?:the|my|our|your)\\s+)?(?<a>%1)(?:'s)?(?:\\s+(?:list|app|todos?|tasks?|"
                   "connection|account))?(?=$|[\\s,.:!?])\\s*[,:]?"
                   "|(?:(?:the|my|our|your|all|all my|all "
                   "the)\\s+)?(?<b>%1)(?:'s)?(?:\\s+(?:list|app|todos?|tasks?|items?|entries))?$"
                   "|(?:the|my|our|your)\\s+(?<c>%1)(?:'s)?\\s+(?=(?:todos?|tasks?|items?|list|entries))"
                   "|(?<f>%1)\\s+(?=(?:todos?|tasks?|items?|list|entries)\\b)"
                   "|(?<d>(?:on|in|from|across|to|into) (?:both|all|every|all my|all the|both my|each)(?: of "
                   "(?:my|the))?\\s*(?:lists?|apps?|connections?|resources?|places?)?(?=$|[.,!?])|everywhere)"
                   "|(?<=\\s)(?<h>here)$"
                   "|^(?<e>%1)\\s*:\\s*)"_s.arg(names));
}

} // namespace

QString placeNames(const Surround &around)
{
    QStringList names;
    for (const Surround::Place &place : around.places) {
        for (const QString &name : namesOf(place))
            names << QRegularExpression::escape(name);
    }
    // The longest first, so that it is not taken for a shorter one.
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return names.isEmpty() ? u"(?!)"_s : names.join(u'|');
}

QString placeNamed(const QString &name, const Surround &around)
{
    for (const Surround::Place &place : around.places) {
        if (namesOf(place).contains(name.toLower().trimmed()))
            return place.id;
    }
    return {};
}

QStringList takePlaces(QString &clause, const Surround &around)
{
    QStringList ids;
    const QRegularExpression named = placePattern(around);
    for (auto match = named.match(clause); match.hasMatch(); match = named.match(clause)) {
        if (!match.captured(u"d"_s).isEmpty()) {
            for (const Surround::Place &place : around.places)
                ids << place.id;
        }
        // Where the person is: the list that is meant when none is named.
        if (!match.captured(u"h"_s).isEmpty() && !around.places.isEmpty())
            ids << around.places.first().id;
        QString name;
        for (const QString &group : {u"a"_s, u"b"_s, u"c"_s, u"e"_s, u"f"_s})
            name += match.captured(group);
        if (!name.isEmpty())
            ids << placeNamed(name, around);
        clause = clause.left(match.capturedStart()) + u' ' + clause.mid(match.capturedEnd());
        clause = clause.simplified();
        // "in todo0 and notes0"
        static const QRegularExpression dangling(u"[\\s,]+(?:and|or|&)$"_s, Caseless);
        clause.remove(dangling);
    }
    ids.removeDuplicates();
    return ids;
}

bool namesPlace(const QString &clause, const Surround &around) { return placePattern(around).match(clause).hasMatch(); }

bool takeListWords(QString &clause)
{
    static const QRegularExpression words = caseless(
        u"(?:^|\\s+)(?<how>to|on|onto|in|into|from|off of|off|out of|at|of)\\s+(?:(?:the|my|our|your|this|that)\\s+)?"
        "(?:(?:todo|to-do|to "
        "do|task|tasks|todos|reminders?|shopping|grocery)\\s+)?(?:lists?|todos|to-dos|tasks|agenda|plate)(?=$|[,:])[,:]?"_s);
    const auto match = words.match(clause);
    if (!match.hasMatch() || match.capturedLength() == clause.size())
        return false;
    // "take it off my list": that word belongs to the verb.
    const bool off = match.captured(u"how"_s).startsWith(u"off"_s, Qt::CaseInsensitive);
    clause = (clause.left(match.capturedStart()) + (off ? u" off "_s : u" "_s) + clause.mid(match.capturedEnd()))
                 .simplified();
    return true;
}

} // namespace agent0::builtin
