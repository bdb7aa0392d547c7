#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

namespace agent0 {

/// Bounds of one JSON text.
struct JsonLimits {
    qsizetype bytes = 4 * 1024 * 1024;
    int depth = 64;
};

/// What is wrong with a JSON text, and where.
struct JsonProblem {
    QString what;      ///< "a colon is missing"
    qsizetype byte = 0;
};

/// Checks RFC 8259 as it is written, and what QJsonDocument lets pass: no byte order mark, UTF-8 only (RFC 8725
/// 3.7), no raw control characters, no lone surrogates, no member given twice, no number beyond a double, nothing behind, a bounded
/// depth and size. Gives "" when the text keeps the rules, else a sentence that names the place.
QString jsonProblem(QByteArrayView text, JsonLimits limits = {});

/// The same, for whoever wants to name the place in another way.
std::optional<JsonProblem> findJsonProblem(QByteArrayView text, JsonLimits limits = {});

/// A strictly checked JSON object. Fails with Fault::Malformed and code "json_invalid"; the message names the
/// byte, never the content.
Result<QJsonObject> parseJsonObject(QByteArrayView text, JsonLimits limits = {});

} // namespace agent0
