#include "flow/memory/maskedsecrets.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace agent0::test {

namespace {

constexpr char Mask = '\xa5';
constexpr qsizetype ShownBefore = 24;

/// Masked where they arrive: nothing else in this process ever holds them.
QByteArray maskedContentOf(const QString &file)
{
    QByteArray masked;
    static char piece[4096];
    const int in = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    for (ssize_t got = 0; (got = ::read(in, piece, sizeof piece)) > 0;) {
        std::for_each(piece, piece + got, [](char &c) { c = char(c ^ Mask); });
        masked.append(piece, got);
    }
    ::close(in);
    return masked;
}

const char *addressOf(const QByteArray &hex)
{
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel lists memory by numbers
    return reinterpret_cast<const char *>(hex.toULongLong(nullptr, 16));
}

/// What stands before, with dots for what cannot be shown.
QString before(const char *begin, const char *place)
{
    QByteArray text(
        place - std::min<qsizetype>(ShownBefore, place - begin), std::min<qsizetype>(ShownBefore, place - begin));
    std::ranges::replace_if(text, [](char c) { return c < ' ' || c > '~'; }, '.');
    return QString::fromLatin1(text);
}

} // namespace

MaskedSecrets::MaskedSecrets(const QString &file)
{
    QSet<QByteArray> seen;
    for (const QByteArray &masked : maskedContentOf(file).split(char('\n' ^ Mask))) {
        if (masked.size() < 24 || seen.contains(masked))
            continue;
        seen.insert(masked);
        m_masked.push_back(masked);
        m_begins[size_t(uchar(masked[0] ^ Mask)) << 8 | uchar(masked[1] ^ Mask)] = true;
    }
}

std::vector<MaskedSecrets::Region> MaskedSecrets::writableRegions()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    std::vector<Region> regions;
    if (!maps.open(QIODevice::ReadOnly))
        return regions;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 5 || !words[1].startsWith("rw"))
            continue;
        const QList<QByteArray> ends = words[0].split('-');
        regions.push_back({addressOf(ends[0]), addressOf(ends[1]), words.value(5)});
    }
    return regions;
}

bool MaskedSecrets::standsAt(const char *place, int width, const QByteArray &masked) const
{
    for (qsizetype i = 0; i < masked.size(); ++i) {
        if (place[i * width] != char(masked[i] ^ Mask) || (width == 2 && place[i * width + 1] != '\0'))
            return false;
    }
    return true;
}

void MaskedSecrets::search(const Region &region, int width, QStringList &found) const
{
    for (const char *place = region.begin; place + 24 * width <= region.end; ++place) {
        if (!m_begins[size_t(uchar(place[0])) << 8 | uchar(place[width])])
            continue;
        for (const QByteArray &masked : m_masked) {
            if (masked.size() * width <= region.end - place && standsAt(place, width, masked))
                found << QStringLiteral("%1, %2 bytes wide, %3 characters after \"%4\"")
                             .arg(QString::fromLatin1(region.name))
                             .arg(width)
                             .arg(masked.size())
                             .arg(before(region.begin, place));
        }
    }
}

QStringList MaskedSecrets::findInThisProcess() const
{
    QStringList found;
    for (const Region &region : writableRegions()) {
        search(region, 1, found);
        search(region, 2, found);
    }
    return found;
}

} // namespace agent0::test
