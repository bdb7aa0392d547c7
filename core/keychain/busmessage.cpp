#include "keychain/busmessage.h"

#include <QtEndian>

namespace agent0 {

namespace {

constexpr qsizetype MostBytes = 1024 * 1024;
constexpr qsizetype FixedHeader = 16;

enum Kind : uchar { MethodCall = 1, MethodReturn = 2, Failure = 3 };
enum Field : uchar {
    Path = 1,
    Interface = 2,
    Member = 3,
    ErrorName = 4,
    ReplySerial = 5,
    Destination = 6,
    Signature = 8
};

qsizetype rounded(qsizetype size, qsizetype boundary) { return (size + boundary - 1) / boundary * boundary; }

void writeField(BusWriter &out, Field field, QByteArrayView type, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    out.align(8).byte(field).signature(type);
    if (type == "g")
        out.signature(value);
    else
        out.text(value);
}

void readField(BusReader &in, BusMessage &message)
{
    in.align(8);
    const uchar field = in.byte();
    const QByteArray type = in.signature();
    const quint32 number = type == "u" ? in.number() : 0;
    const QByteArray text = type == "g" ? in.signature() : type == "s" || type == "o" ? in.text() : QByteArray();
    if (field == ErrorName)
        message.answer.errorName = text;
    else if (field == ReplySerial)
        message.inReplyTo = number;
    else if (field == Signature)
        message.answer.signature = text;
}

} // namespace

BusWriter &BusWriter::align(qsizetype boundary)
{
    m_bytes.append(rounded(m_bytes.size(), boundary) - m_bytes.size(), '\0');
    return *this;
}

BusWriter &BusWriter::byte(uchar value)
{
    m_bytes.append(char(value));
    return *this;
}

BusWriter &BusWriter::number(quint32 value)
{
    align(4);
    m_bytes.append(4, '\0');
    put(m_bytes.size() - 4, value);
    return *this;
}

void BusWriter::put(qsizetype at, quint32 value) { qToLittleEndian(value, m_bytes.data() + at); }

BusWriter &BusWriter::text(QByteArrayView utf8)
{
    number(quint32(utf8.size())).m_bytes.append(utf8).append('\0');
    return *this;
}

BusWriter &BusWriter::signature(QByteArrayView types)
{
    byte(uchar(types.size())).m_bytes.append(types).append('\0');
    return *this;
}

BusWriter &BusWriter::bytes(QByteArrayView value)
{
    number(quint32(value.size())).m_bytes.append(value);
    return *this;
}

QByteArrayView BusReader::take(qsizetype count)
{
    m_good = m_good && count >= 0 && count <= m_bytes.size() - m_at;
    if (!m_good)
        return {};
    m_at += count;
    return m_bytes.sliced(m_at - count, count);
}

void BusReader::align(qsizetype boundary) { take(rounded(m_at, boundary) - m_at); }

uchar BusReader::byte()
{
    const QByteArrayView one = take(1);
    return one.isEmpty() ? 0 : uchar(one.front());
}

quint32 BusReader::number()
{
    align(4);
    const QByteArrayView four = take(4);
    return four.isEmpty() ? 0 : qFromLittleEndian<quint32>(four.data());
}

QByteArray BusReader::text()
{
    const QByteArray text = take(number()).toByteArray();
    take(1);
    return text;
}

QByteArray BusReader::signature()
{
    const QByteArray types = take(byte()).toByteArray();
    take(1);
    return types;
}

QByteArray BusReader::bytes() { return take(number()).toByteArray(); }

QByteArrayList BusReader::texts()
{
    const qsizetype length = number();
    const qsizetype end = m_at + length;
    QByteArrayList all;
    while (m_good && m_at < end)
        all.append(text());
    m_good = m_good && m_at == end;
    return all;
}

QByteArray BusCall::message(quint32 serial) const
{
    BusWriter out;
    out.byte('l').byte(MethodCall).byte(0).byte(1).number(quint32(body.size())).number(serial);
    out.array(8, [&](BusWriter &fields) {
        writeField(fields, Path, "o", path);
        writeField(fields, Interface, "s", interface);
        writeField(fields, Member, "s", member);
        writeField(fields, Destination, "s", destination);
        writeField(fields, Signature, "g", signature);
    });
    return out.align(8).written() + body;
}

BusMessage BusMessage::read(QByteArrayView bytes)
{
    BusMessage message;
    if (bytes.size() < FixedHeader)
        return message;
    BusReader in(bytes);
    const bool littleEndian = in.byte() == 'l';
    const uchar kind = in.byte();
    in.byte();
    const bool known = in.byte() == 1;
    const qsizetype bodySize = in.number();
    in.number();
    const qsizetype fieldsSize = in.number();
    const qsizetype head = rounded(FixedHeader + fieldsSize, 8);
    const bool readable = littleEndian && known && bodySize <= MostBytes && fieldsSize <= MostBytes;
    message.size = !readable ? -1 : head + bodySize <= bytes.size() ? head + bodySize : 0;
    if (message.size <= 0)
        return message;
    BusReader fields(bytes.first(FixedHeader + fieldsSize), FixedHeader);
    while (fields.good() && fields.at() < FixedHeader + fieldsSize)
        readField(fields, message);
    message.answer.body = bytes.sliced(head, bodySize).toByteArray();
    if (!fields.good())
        message.size = -1;
    if (kind != MethodReturn && kind != Failure)
        message.inReplyTo = 0;
    if (kind == Failure && message.answer.errorName.isEmpty())
        message.answer.errorName = "org.freedesktop.DBus.Error.Failed";
    return message;
}

} // namespace agent0
