#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// Reads the members of one JSON object and remembers the first that is missing or of the wrong type, so
/// that a message is mapped in one expression. Unknown members are ignored.
class JsonReader {
public:
    /// path is put before member names in the message: "connections[2]".
    explicit JsonReader(QJsonObject object, QString path = {}) : m_object(std::move(object)), m_path(std::move(path)) { }

    QString text(QLatin1StringView key);                          ///< required, not empty
    QString textOr(QLatin1StringView key, QString otherwise = {}); ///< wrong type is an error, absence is not
    QStringList texts(QLatin1StringView key);                     ///< [] when absent; every entry a string
    qint64 integer(QLatin1StringView key);                        ///< required, a whole number
    std::optional<qint64> optionalInteger(QLatin1StringView key);
    bool boolOr(QLatin1StringView key, bool otherwise);
    QJsonObject objectOr(QLatin1StringView key, QJsonObject otherwise = {});
    QJsonArray arrayOr(QLatin1StringView key, QJsonArray otherwise = {});
    bool has(QLatin1StringView key) const { return m_object.contains(key); }

    /// Notes a problem of the caller's own finding; why completes "KEY …": "must be an https address".
    void refuse(QLatin1StringView key, const QString &why);
    bool good() const { return m_problem.isEmpty(); }
    QString problem() const { return m_problem; } ///< "connections[2].id is missing", or ""

    /// The value, or Fault::Malformed with code "json_member" and the first problem.
    template<typename T>
    Result<T> finish(T value) const
    {
        if (good())
            return value;
        return fail(failure());
    }
    Error failure() const;

private:
    QJsonObject m_object;
    QString m_path;
    QString m_problem;
};

} // namespace agent0
