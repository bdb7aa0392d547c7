#pragma once

#include "sandbox/message.h"

#include <expected>

namespace agent0::sandbox {

/// An OAuth error answer (RFC 6749 5.2) as a server of the sandbox gives it.
struct Problem {
    int status = 400;
    QByteArray error;
    QString description;
    QJsonObject more = {};        ///< further members: "acr_values", "interaction_uri" …
    QList<Header> headers = {};

    Response response() const;
};

template<typename T = void>
using Answer = std::expected<T, Problem>;

[[nodiscard]] inline std::unexpected<Problem> refuse(
    int status, QByteArray error, QString description, QJsonObject more = {}, QList<Header> headers = {})
{
    return std::unexpected(
        Problem{status, std::move(error), std::move(description), std::move(more), std::move(headers)});
}

/// An answer of a token endpoint: JSON that must not be stored (RFC 6749 5.1).
Response tokenAnswer(const QJsonObject &members);

} // namespace agent0::sandbox
