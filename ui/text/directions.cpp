#include "text/directions.h"

#include <QList>

#include <utility>

namespace agent0 {

namespace {

// UAX 9
constexpr QChar LeftToRightIsolate(0x2066);
constexpr QChar RightToLeftIsolate(0x2067);
constexpr QChar EndOfIsolate(0x2069);

struct Letters {
    bool ours = false; ///< in the direction of the interface
    bool theirs = false;
};

Letters lettersOf(QStringView text, Qt::LayoutDirection interface)
{
    Letters letters;
    for (const QChar c : text) {
        const QChar::Direction direction = c.isSurrogate() ? QChar::DirON : c.direction();
        const bool left = direction == QChar::DirL;
        if (left || direction == QChar::DirR || direction == QChar::DirAL)
            (left == (interface == Qt::LeftToRight) ? letters.ours : letters.theirs) = true;
    }
    // An address of numbers alone has no letters to go by.
    const bool numbers = text.contains(u'/') && text.contains(u':') && !text.contains(u' ');
    if (numbers && !letters.ours && interface == Qt::RightToLeft)
        letters.theirs = true;
    return letters;
}

/// Where a part of a line begins and ends.
struct Part {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// A quotation mark or bracket whose other half is not in the text.
bool isHalf(QStringView text, QChar c)
{
    constexpr std::pair<QChar, QChar> Pairs[] = {
        {u'(', u')'}, {u'[', u']'}, {u'{', u'}'}, {u'«', u'»'}, {u'“', u'”'}, {u'‘', u'’'}};
    for (const auto &[open, close] : Pairs) {
        if (c == open || c == close)
            return text.count(open) != text.count(close);
    }
    return (c == u'"' || c == u'\'') && text.count(c) % 2 == 1;
}

/// Without what ends or encloses it in the sentence that it stands in. What is long is a sentence itself, and ends itself.
Part bare(QStringView line, Part part)
{
    constexpr QStringView Ends = u".,:;!?…،؛؟";
    constexpr qsizetype Sentence = 4; // words
    if (line.sliced(part.begin, part.end - part.begin).count(u' ') + 1 >= Sentence)
        return part;
    const auto text = [&] { return line.sliced(part.begin, part.end - part.begin); };
    while (part.end > part.begin && (Ends.contains(text().back()) || isHalf(text(), text().back())))
        --part.end;
    while (part.end > part.begin && isHalf(text(), text().front()))
        ++part.begin;
    return part;
}

/// The longest runs of words that are not in the direction of the interface.
QList<Part> foreignParts(QStringView line, Qt::LayoutDirection interface)
{
    QList<Part> parts;
    bool goesOn = false;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = line.indexOf(u' ', at);
        end = end < 0 ? line.size() : end;
        const QStringView word = line.sliced(at, end - at);
        const Letters letters = lettersOf(word, interface);
        if (letters.theirs && !letters.ours) {
            if (goesOn)
                parts.last().end = end;
            else
                parts.append({at, end});
            goesOn = true;
        } else if (letters.ours) {
            goesOn = false;
        }
        at = end + 1;
    }
    return parts;
}

/// A sentence, or what stands alone in a line.
QString directedUnit(QStringView line, Qt::LayoutDirection interface)
{
    QString directed = line.toString();
    const Letters letters = lettersOf(line, interface);
    if (!letters.theirs)
        return directed;
    const QList<Part> parts = letters.ours ? foreignParts(line, interface) : QList<Part>{{0, line.size()}};
    const QChar begin = interface == Qt::LeftToRight ? RightToLeftIsolate : LeftToRightIsolate;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const Part inner = letters.ours ? bare(line, *part) : *part;
        directed.insert(inner.end, EndOfIsolate).insert(inner.begin, begin);
    }
    return directed;
}

/// What is put together with a dot or a dash stays apart.
QString directedLine(const QString &line, Qt::LayoutDirection interface)
{
    for (const QString &between : {QStringLiteral(" · "), QStringLiteral(" – ")}) {
        if (!line.contains(between))
            continue;
        QStringList units;
        for (const QString &unit : line.split(between))
            units << directedLine(unit, interface);
        return units.join(between);
    }
    return directedUnit(line, interface);
}

} // namespace

Qt::LayoutDirection directionOf(const QString &text, Qt::LayoutDirection interface)
{
    const Letters letters = lettersOf(text, interface);
    const bool ours = letters.ours || !letters.theirs;
    return ours == (interface == Qt::LeftToRight) ? Qt::LeftToRight : Qt::RightToLeft;
}

QString directed(const QString &text, Qt::LayoutDirection interface)
{
    if (!lettersOf(text, interface).theirs)
        return text;
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines << directedLine(line, interface);
    return lines.join(u'\n');
}

} // namespace agent0
