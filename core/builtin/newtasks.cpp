#include "builtin/dates.h"
#include "builtin/plan.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

QString firstWord(const QString &text) { return text.section(u' ', 0, 0); }

/// Things that go together in one todo.
bool isPair(const QString &first, const QString &second)
{
    static const QSet<QString> pairs{u"salt pepper"_s, u"mac cheese"_s, u"macaroni cheese"_s, u"fish chips"_s,
        u"bread butter"_s, u"gin tonic"_s, u"bed breakfast"_s, u"terms conditions"_s, u"pros cons"_s, u"black white"_s,
        u"peanut butter jelly"_s, u"research development"_s, u"wash fold laundry"_s, u"mum dad"_s, u"mom dad"_s};
    return pairs.contains(first.toLower() + u' ' + second.toLower());
}

QString tidied(QString text, const Spoken &spoken, QDate today)
{
    const bool asTyped = spoken.isQuoted(text);
    static const QRegularExpression around = caseless(
        u"^(?:(?:the )?(?:following|these)?\\s*:|to (?=[a-z])|(?:that )?i (?:need|have|must|should)(?: to)? |a (?:todo|task) to )\\s*|[\\s,.;:!]+$"_s);
    text = text.trimmed().remove(around).trimmed();
    if (asTyped)
        return spoken.restored(text);
    text = withFixedDate(spoken.restored(text), today);
    // "iPhone" keeps its small letter.
    if (text.size() > 1 && text[0].isLower() && !text[1].isUpper())
        text[0] = text[0].toUpper();
    return text;
}

/// Two with "and" between them: two todos, or one that holds the word?
bool areApart(const QString &first, const QString &second, const Spoken &spoken)
{
    if (spoken.isQuoted(first) && spoken.isQuoted(second))
        return true;
    if (Spoken::holdsQuoted(first) != Spoken::holdsQuoted(second))
        return false;
    const bool firstDeed = isDeed(firstWord(first));
    const bool secondDeed = isDeed(firstWord(second));
    if (firstDeed != secondDeed)
        return false;
    if (firstDeed)
        return first.count(u' ') > 0 && second.count(u' ') > 0;
    return first.count(u' ') < 2 && second.count(u' ') < 2 && !isPair(first, second);
}

} // namespace

QStringList newTasks(const QString &given, const Spoken &spoken, QDate today)
{
    QString words = given.trimmed();
    static const QRegularExpression counted = caseless(
        u"^(?:(?:the )?(?:following|these|both|two|three|four|five|a few|several|some)(?: (?:todos|tasks|items|things|new ones))?\\s*[:,-]\\s*|both (?=.+ and ))"_s);
    const bool many = counted.match(words).hasMatch();
    words.remove(counted);
    static const QRegularExpression commas(u"\\s*[,;]\\s*"_s);
    static const QRegularExpression lastAnd = caseless(u"^(?:and|&|then)\\s+"_s);
    static const QRegularExpression joint = caseless(u"\\s+(?:and|&|plus|as well as)\\s+"_s);
    QStringList parts = words.split(commas, Qt::SkipEmptyParts);
    for (QString &part : parts)
        part.remove(lastAnd);
    if (parts.size() > 1 || many) {
        const QStringList ends = parts.last().split(joint, Qt::SkipEmptyParts);
        QStringList all = parts.first(parts.size() - 1) + ends;
        const auto isTask = [&](const QString &part) {
            return isDeed(firstWord(part)) || spoken.isQuoted(part) || spoken.isListLine(part);
        };
        const bool alike = std::ranges::all_of(all, isTask) || std::ranges::none_of(all, isTask);
        if (!many && !alike && std::ranges::all_of(parts, isTask))
            all = parts;
        else if (!many && !alike)
            all = {words};
        QStringList tasks;
        for (const QString &part : all)
            tasks << tidied(part, spoken, today);
        tasks.removeAll(QString());
        return tasks;
    }
    const QStringList two = words.split(joint, Qt::SkipEmptyParts);
    bool apart = two.size() > 1;
    for (qsizetype i = 1; i < two.size(); ++i)
        apart = apart && areApart(two[i - 1], two[i], spoken);
    QStringList tasks;
    for (const QString &part : apart ? two : QStringList{words})
        tasks << tidied(part, spoken, today);
    tasks.removeAll(QString());
    return tasks;
}

} // namespace agent0::builtin
