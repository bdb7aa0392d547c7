#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <initializer_list>

namespace agent0 {

/// A name and a value fit to be shown: secrets are replaced by what they are ("(secret, 43 bytes)"), JWTs by
/// their header and claims without the signature.
struct TraceField {
    QString name;
    QString value;
};

/// Fields in the order in which they came, kept as the activity log writes them: nearly all go there and are never looked at.
class TraceFields {
public:
    TraceFields() = default;
    TraceFields(std::initializer_list<TraceField> fields);

    static constexpr qsizetype mostShown = 4000; ///< of a name or a value, in UTF-16 units

    /// UTF-8. Made harmless to show on one line, and cut where it is longer than mostShown.
    void append(QByteArrayView name, QByteArrayView value);
    void append(const TraceField &field);

    /// A text as it stands here: written once, appended often.
    struct Written {
        QByteArrayView json; ///< without the quotes around it
    };
    static QByteArray written(QByteArrayView text);
    void append(QByteArrayView name, QByteArrayView before, Written value);

    /// Whether that text stands in json() byte for byte wherever it was part of what was appended, unless that was cut.
    static bool keeps(QByteArrayView text);
    bool isCut() const { return !fits(mostShown, mostShown); } ///< or could be

    bool isEmpty() const { return m_count == 0; }
    qsizetype size() const { return m_count; }
    QList<TraceField> list() const;
    /// Of the first that has this name; "" where none has.
    QString value(QLatin1StringView name) const;

    /// ["name","value"],["name","value"]
    QByteArrayView json() const { return m_json; }
    bool fits(qsizetype nameBytes, qsizetype valueBytes) const
    {
        return m_longestName <= nameBytes && m_longestValue <= valueBytes;
    }

private:
    void appendEntry(QByteArrayView name, QByteArrayView before, QByteArrayView value);

    QByteArray m_json;
    qsizetype m_count = 0;
    qsizetype m_longestName = 0; ///< in bytes, before anything was cut
    qsizetype m_longestValue = 0;
};

} // namespace agent0
