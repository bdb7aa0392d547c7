#include "keychain/keychaintext.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr QByteArrayView EncodedMark = "base64:";

bool isPlain(const QByteArray &bytes)
{
    const auto printable = [](char byte) {
        return byte == '\n' || (uchar(byte) >= 0x20 && uchar(byte) != 0x7f);
    };
    return !bytes.isEmpty() && !bytes.startsWith(EncodedMark) && std::ranges::all_of(bytes, printable)
        && bytes.isValidUtf8();
}

} // namespace

QString toKeychainText(const Secret &secret)
{
    if (isPlain(secret.reveal()))
        return QString::fromUtf8(secret.reveal());
    return QString::fromLatin1(EncodedMark.toByteArray() + secret.reveal().toBase64());
}

std::optional<Secret> fromKeychainText(const Secret &stored)
{
    const QByteArray &bytes = stored.reveal();
    if (!bytes.startsWith(EncodedMark))
        return isPlain(bytes) ? std::optional(stored.copy()) : std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        bytes.sliced(EncodedMark.size()), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(Secret(decoded.decoded)) : std::nullopt;
}

} // namespace agent0
