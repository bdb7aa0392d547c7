#include "connectionoptions.h"

#include "config/profileshape.h"

namespace agent0::ctl {

namespace {

struct SettingOption {
    QLatin1StringView option;
    QLatin1StringView path;
};

constexpr SettingOption settingOptions[] = {
    {"display-name"_L1, "displayName"_L1},
    {"access"_L1, "access"_L1},
    {"workload-token-file"_L1, "workloadTokenFile"_L1},
    {"authorization-server"_L1, "authorizationServer"_L1},
    {"audience"_L1, "audience"_L1},
    {"resource"_L1, "resource"_L1},
    {"client-id"_L1, "clientId"_L1},
    {"client-auth"_L1, "clientAuthentication.method"_L1},
    {"key-id"_L1, "clientAuthentication.keyId"_L1},
    {"algorithm"_L1, "clientAuthentication.algorithm"_L1},
    {"scopes"_L1, "scopes"_L1},
    {"authorization-details"_L1, "authorizationDetails"_L1},
    {"dpop"_L1, "dpop"_L1},
    {"server-profile"_L1, "serverProfile"_L1},
    {"api-type"_L1, "api.type"_L1},
    {"api-url"_L1, "api.baseUrl"_L1},
    {"api-command"_L1, "api.command"_L1},
    {"api-env"_L1, "api.env"_L1},
    {"api-folder"_L1, "api.folder"_L1},
    {"api-protocol"_L1, "api.protocol"_L1},
};

} // namespace

Result<QList<std::pair<JsonPath, QJsonValue>>> connectionChanges(const CommandLine &line)
{
    QList<std::pair<JsonPath, QJsonValue>> changes;
    for (const auto &[option, path] : settingOptions) {
        const auto typed = line.given(option);
        if (!typed)
            continue;
        const JsonPath place = QString(path).split(u'.');
        if (typed->isEmpty()) {
            changes.append({place, QJsonValue(QJsonValue::Undefined)});
            continue;
        }
        const auto value = valueFromText(*fieldAt(place, connectionShape()), *typed);
        if (!value)
            return fail(value.error());
        changes.append({place, *value});
    }
    return changes;
}

} // namespace agent0::ctl
