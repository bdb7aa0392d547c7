#include "base/base64url.h"

#include <array>

namespace agent0 {

namespace {

constexpr char UrlAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr quint32 NotInAlphabet = 0x80;

consteval std::array<quint8, 256> urlValues()
{
    std::array<quint8, 256> values{};
    values.fill(quint8(NotInAlphabet));
    for (int i = 0; i < 64; ++i)
        values[static_cast<unsigned char>(UrlAlphabet[i])] = quint8(i);
    return values;
}

constexpr std::array<quint8, 256> UrlValues = urlValues();

quint32 urlValue(char c) { return UrlValues[static_cast<unsigned char>(c)]; }

/// The one or two bytes of the last, shorter group: the bits that no byte takes must be zero, or several
/// texts would mean the same bytes.
bool decodeRest(const char *in, qsizetype rest, char *out)
{
    if (rest == 0)
        return true;
    const quint32 a = urlValue(in[0]);
    const quint32 b = urlValue(in[1]);
    const quint32 c = rest == 3 ? urlValue(in[2]) : 0;
    const quint32 bits = a << 18 | b << 12 | c << 6;
    if (((a | b | c) & NotInAlphabet) || (bits & (rest == 3 ? 0xFF : 0xFFFF)))
        return false;
    out[0] = char(bits >> 16);
    if (rest == 3)
        out[1] = char(bits >> 8);
    return true;
}

} // namespace

QByteArray toBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const qsizetype groups = text.size() / 4;
    const qsizetype rest = text.size() % 4;
    if (rest == 1)
        return {};
    QByteArray bytes(groups * 3 + (rest ? rest - 1 : 0), Qt::Uninitialized);
    const char *in = text.data();
    char *out = bytes.data();
    for (qsizetype i = 0; i < groups; ++i, in += 4, out += 3) {
        const quint32 a = urlValue(in[0]), b = urlValue(in[1]), c = urlValue(in[2]), d = urlValue(in[3]);
        if ((a | b | c | d) & NotInAlphabet)
            return {};
        const quint32 bits = a << 18 | b << 12 | c << 6 | d;
        out[0] = char(bits >> 16);
        out[1] = char(bits >> 8);
        out[2] = char(bits);
    }
    if (!decodeRest(in, rest, out))
        return {};
    return bytes;
}

} // namespace agent0
