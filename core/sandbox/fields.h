#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace agent0::sandbox {

/// The fields of a query or of an application/x-www-form-urlencoded body, decoded, in their order.
class Fields {
public:
    Fields() = default;
    Fields(std::initializer_list<std::pair<QByteArray, QByteArray>> fields) : m_all(fields) { }
    /// Takes apart "a=b&c=d" ("+" is a blank). A broken %-escape makes it malformed.
    static Fields parse(QByteArrayView text);

    /// The value of the first field of that name, "" when absent.
    QByteArray value(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
    void add(QByteArray name, QByteArray value) { m_all.append({std::move(name), std::move(value)}); }
    void set(const QByteArray &name, const QByteArray &value); ///< replaces all of that name
    void remove(QByteArrayView name);
    /// A name that stands there twice, "" when each stands once (RFC 6749 3.1, 3.2: that is an error).
    QByteArray repeated() const;
    bool malformed() const { return m_malformed; }
    QByteArray encoded() const;
    const QList<std::pair<QByteArray, QByteArray>> &all() const { return m_all; }

private:
    QList<std::pair<QByteArray, QByteArray>> m_all;
    bool m_malformed = false;
};

/// Undoes %-escapes, and "+" where plusIsBlank. Null (isNull) for a broken escape.
QByteArray percentDecoded(QByteArrayView text, bool plusIsBlank);

} // namespace agent0::sandbox
