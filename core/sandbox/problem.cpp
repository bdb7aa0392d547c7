#include "sandbox/problem.h"

namespace agent0::sandbox {

Response Problem::response() const
{
    QJsonObject members = more;
    members[QStringLiteral("error")] = QString::fromUtf8(error);
    if (!description.isEmpty())
        members[QStringLiteral("error_description")] = description;
    Response answer = Response::json(members, status);
    answer.add("Cache-Control", "no-store");
    for (const Header &header : headers)
        answer.add(header.name, header.value);
    return answer;
}

Response tokenAnswer(const QJsonObject &members)
{
    return Response::json(members).add("Cache-Control", "no-store").add("Pragma", "no-cache");
}

} // namespace agent0::sandbox
