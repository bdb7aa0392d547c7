#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace agent0 {

/// Values in the wire form of D-Bus (specification 0.41, "Marshaling"), little-endian; the few types that the Secret
/// Service needs.
class BusWriter {
public:
    BusWriter &align(qsizetype boundary);
    BusWriter &byte(uchar value);
    BusWriter &number(quint32 value);
    BusWriter &text(QByteArrayView utf8); ///< also an object path
    BusWriter &signature(QByteArrayView types);
    BusWriter &bytes(QByteArrayView value);
    /// An array whose elements begin at that boundary and are written by fill.
    template<typename Fill>
    BusWriter &array(qsizetype boundary, Fill fill)
    {
        const qsizetype length = number(0).m_bytes.size() - 4;
        const qsizetype begin = align(boundary).m_bytes.size();
        fill(*this);
        put(length, quint32(m_bytes.size() - begin));
        return *this;
    }
    const QByteArray &written() const { return m_bytes; }

private:
    void put(qsizetype at, quint32 value);
    QByteArray m_bytes;
};

/// The same backwards. After the first value that does not fit everything is empty and good() false.
class BusReader {
public:
    explicit BusReader(QByteArrayView bytes, qsizetype at = 0) : m_bytes(bytes), m_at(at) { }
    void align(qsizetype boundary);
    uchar byte();
    quint32 number();
    QByteArray text();
    QByteArray signature();
    QByteArray bytes();
    QByteArrayList texts();
    bool good() const { return m_good; }
    qsizetype at() const { return m_at; }

private:
    QByteArrayView take(qsizetype count);
    QByteArrayView m_bytes;
    qsizetype m_at;
    bool m_good = true;
};

/// A method to call, its arguments in wire form.
struct BusCall {
    QByteArray destination;
    QByteArray path;
    QByteArray interface;
    QByteArray member;
    QByteArray signature;
    QByteArray body;
    QByteArray message(quint32 serial) const;
};

/// What came back.
struct BusAnswer {
    QByteArray errorName; ///< "" for success
    QByteArray signature;
    QByteArray body;
    bool is(QByteArrayView expected) const { return errorName.isEmpty() && signature == expected; }
};

/// One whole message at the beginning of bytes.
struct BusMessage {
    quint32 inReplyTo = 0; ///< 0: no answer to anything
    BusAnswer answer;
    qsizetype size = 0;    ///< 0: not all of it is there yet; -1: no message that can be read, nor anything after it
    static BusMessage read(QByteArrayView bytes);
};

} // namespace agent0
