#include "model/amazonframes.h"

#include "model/answerparts.h"

#include <QtEndian>

#include <zlib.h>

namespace agent0 {

namespace {

constexpr qsizetype PreludeSize = 12;
constexpr qsizetype SumSize = 4;
constexpr quint32 LargestMessage = 16 * 1024 * 1024;
constexpr char TextType = 7;

quint32 number(QByteArrayView bytes, qsizetype at) { return qFromBigEndian<quint32>(bytes.data() + at); }

quint32 sumOf(QByteArrayView bytes)
{
    return quint32(crc32(0, reinterpret_cast<const Bytef *>(bytes.data()), uInt(bytes.size())));
}

/// The size of a header's value, its length included; nothing where the type is unknown or it is cut short.
std::optional<qsizetype> valueSize(char type, QByteArrayView rest)
{
    constexpr qsizetype Sizes[] = {0, 0, 1, 2, 4, 8, -1, -1, 8, 16};
    if (type < 0 || type > 9)
        return std::nullopt;
    qsizetype size = Sizes[int(type)];
    if (size < 0) {
        if (rest.size() < 2)
            return std::nullopt;
        size = 2 + qFromBigEndian<quint16>(rest.data());
    }
    return size <= rest.size() ? std::optional(size) : std::nullopt;
}

Result<std::map<QByteArray, QByteArray>> headersIn(QByteArrayView bytes)
{
    std::map<QByteArray, QByteArray> headers;
    while (!bytes.isEmpty()) {
        const qsizetype nameSize = uchar(bytes[0]);
        if (bytes.size() < nameSize + 2)
            return malformedAnswer(u"a header of a message is cut short."_s);
        const QByteArray name = bytes.sliced(1, nameSize).toByteArray();
        const char type = bytes[nameSize + 1];
        const QByteArrayView rest = bytes.sliced(nameSize + 2);
        const auto size = valueSize(type, rest);
        if (!size)
            return malformedAnswer(u"a header of a message does not fit."_s);
        if (type == TextType)
            headers[name] = rest.sliced(2, *size - 2).toByteArray();
        bytes = rest.sliced(*size);
    }
    return headers;
}

Result<AmazonMessage> messageIn(QByteArrayView bytes, qsizetype headersSize)
{
    if (number(bytes, bytes.size() - SumSize) != sumOf(bytes.chopped(SumSize)))
        return malformedAnswer(u"the sum of a message is wrong."_s);
    auto headers = headersIn(bytes.sliced(PreludeSize, headersSize));
    if (!headers)
        return fail(headers.error());
    const qsizetype from = PreludeSize + headersSize;
    return AmazonMessage{std::move(*headers), bytes.sliced(from, bytes.size() - from - SumSize).toByteArray()};
}

} // namespace

Result<QList<AmazonMessage>> AmazonFrames::feed(QByteArrayView bytes)
{
    m_begun.append(bytes);
    QList<AmazonMessage> messages;
    qsizetype at = 0;
    while (m_begun.size() - at >= PreludeSize) {
        const QByteArrayView rest = QByteArrayView(m_begun).sliced(at);
        const quint32 total = number(rest, 0);
        const quint32 headers = number(rest, 4);
        if (number(rest, 8) != sumOf(rest.first(8)))
            return malformedAnswer(u"the sum of a message's beginning is wrong."_s);
        if (total > LargestMessage || total < PreludeSize + SumSize || headers > total - PreludeSize - SumSize)
            return malformedAnswer(u"the length of a message does not fit."_s);
        if (rest.size() < qsizetype(total))
            break;
        auto message = messageIn(rest.first(total), headers);
        if (!message)
            return fail(message.error());
        messages.append(std::move(*message));
        at += total;
    }
    m_begun.remove(0, at);
    return messages;
}

} // namespace agent0
