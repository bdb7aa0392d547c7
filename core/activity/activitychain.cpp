#include "activity/activitychain.h"

#include "activity/activityline.h"
#include "base/appendparts.h"
#include "base/digest.h"

namespace agent0 {

namespace {

constexpr QByteArrayView PrevKey(",\"prev\":\"");
constexpr QByteArrayView HashKey("\",\"hash\":\"");
constexpr QByteArrayView LineEnd("\"}");
constexpr qsizetype Hex = 64;
constexpr qsizetype TailSize = PrevKey.size() + Hex + HashKey.size() + Hex + LineEnd.size();

bool isHash(QByteArrayView text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

QByteArray ActivityChain::digest(QByteArrayView text, QByteArrayView more) { return sha256(text, more).toHex(); }

void ActivityChain::seal(QByteArray &out, qint64 sequence, QByteArrayView members, QByteArray &hash)
{
    const qsizetype start = out.size();
    appendParts(out, {"{\"seq\":", Decimal(sequence), members, PrevKey, hash, "\""});
    hash = digest(hash, QByteArrayView(out).sliced(start));
    appendParts(out, {HashKey.sliced(1), hash, LineEnd, "\n"});
}

std::optional<ActivityChain::Link> ActivityChain::link(QByteArrayView line)
{
    const auto head = ActivityLine::of(line);
    if (!head || line.size() < TailSize)
        return std::nullopt;
    const QByteArrayView tail = line.last(TailSize);
    const QByteArrayView previous = tail.sliced(PrevKey.size(), Hex);
    const QByteArrayView hash = tail.sliced(PrevKey.size() + Hex + HashKey.size(), Hex);
    if (!tail.startsWith(PrevKey) || tail.sliced(PrevKey.size() + Hex, HashKey.size()) != HashKey
        || !tail.endsWith(LineEnd) || !isHash(previous) || !isHash(hash))
        return std::nullopt;
    const QByteArrayView body = line.first(line.size() - Hex - HashKey.size() - LineEnd.size() + 1);
    return Link{head->sequence, previous, hash, digest(previous, body) == hash};
}

} // namespace agent0
