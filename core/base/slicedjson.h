#pragma once

#include "base/jsonslice.h"
#include "base/strictjson.h"

#include <QStringList>

#include <optional>

namespace agent0 {

/// One JSON value where it stands in text that was strictly checked, and that must outlive it. Speaks as QJsonValue does: what is of
/// another type reads as nothing, and what is not there is undefined.
class JsonSlice {
public:
    JsonSlice() = default;
    explicit JsonSlice(QByteArrayView checked) : m_text(checked) { }

    bool isUndefined() const { return m_text.isEmpty(); }
    bool isNull() const { return m_text.startsWith('n'); }
    bool isBool() const { return m_text.startsWith('t') || m_text.startsWith('f'); }
    bool isString() const { return m_text.startsWith('"'); }
    bool isObject() const { return m_text.startsWith('{'); }
    bool isArray() const { return m_text.startsWith('['); }
    bool isDouble() const;

    bool toBool() const { return m_text.startsWith('t'); }
    QString toString() const;
    double toDouble(double otherwise = 0) const;
    qint64 toInteger(qint64 otherwise = 0) const; ///< otherwise for one with a fraction, or beyond 64 bits
    QList<JsonSlice> toArray() const;
    JsonSlice operator[](QLatin1StringView name) const; ///< of an object; walks to it each time
    QJsonValue toJson() const;

private:
    QByteArrayView m_text;
};

/// Checks as parseJsonObject() does, and fails as it does, but takes any value. text must outlive what is given.
Result<JsonSlice> checkedJson(QByteArrayView text, JsonLimits limits = {});

/// A text, or a list of nothing but texts, none of them empty; nothing for any other value.
std::optional<QStringList> textsIn(const JsonSlice &value);

/// A JSON object whose members are read where they stand. A document of it costs more than most that is done with one, and is made only
/// for who asks. Copies share the text.
class SlicedObject {
public:
    SlicedObject() = default;
    SlicedObject(const QJsonObject &object);
    /// As parseJsonObject().
    static Result<SlicedObject> parse(QByteArray text, JsonLimits limits = {});

    JsonSlice value(QLatin1StringView name) const;
    JsonSlice operator[](QLatin1StringView name) const { return value(name); }
    bool contains(QLatin1StringView name) const { return !value(name).isUndefined(); }

    QJsonObject toJson() const;
    operator QJsonObject() const { return toJson(); }

private:
    explicit SlicedObject(QByteArray checked) : m_text(std::move(checked)), m_members(jsonMembers(m_text)) { }

    QByteArray m_text; ///< never changed: what m_members has are views of it
    QList<JsonMember> m_members;
};

} // namespace agent0
