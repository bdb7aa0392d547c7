#include "oauth/metadatamerge.h"

#include "base/result.h"

#include <QJsonArray>

namespace agent0 {

QJsonObject mergedMetadata(QJsonObject first, const QJsonObject &second)
{
    for (auto member = second.begin(); member != second.end(); ++member) {
        const QJsonValue present = first.value(member.key());
        if (present.isUndefined() || present.isNull()) {
            first.insert(member.key(), *member);
            continue;
        }
        if (!member.key().endsWith("_supported"_L1) || !present.isArray() || !member->isArray())
            continue;
        QJsonArray joined = present.toArray();
        for (const QJsonValue &one : member->toArray()) {
            if (!joined.contains(one))
                joined.append(one);
        }
        first.insert(member.key(), joined);
    }
    return first;
}

} // namespace agent0
