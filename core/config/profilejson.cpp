#include "config/profilejson.h"

#include "base/strictjson.h"
#include "config/profilerules.h"
#include "config/profileshape.h"

namespace agent0 {

namespace {

template<typename Choice>
Choice choiceOf(
    const QJsonObject &object, QLatin1StringView key, std::span<const QLatin1StringView> names, Choice otherwise)
{
    const QString typed = object.value(key).toString();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == typed)
            return Choice(i);
    }
    return otherwise;
}

QStringList textsOf(const QJsonObject &object, QLatin1StringView key, QStringList otherwise = {})
{
    if (!object.contains(key))
        return otherwise;
    QStringList all;
    for (const QJsonValue &entry : object.value(key).toArray())
        all << entry.toString();
    return all;
}

ClientAuthentication readAuthentication(const QJsonObject &object)
{
    const ClientAuthentication otherwise;
    return {.method = choiceOf(object, "method"_L1, clientAuthenticationNames(), otherwise.method),
        .keyId = object.value("keyId"_L1).toString(),
        .algorithm = object.value("algorithm"_L1).toString(otherwise.algorithm)};
}

IdentityProvider readProvider(const QJsonObject &object)
{
    const IdentityProvider otherwise;
    const QJsonObject redirect = object.value("redirect"_L1).toObject();
    const QJsonObject budget = object.value("idJagBudget"_L1).toObject();
    return {.issuer = object.value("issuer"_L1).toString(),
        .clientId = object.value("clientId"_L1).toString(),
        .clientAuthentication = readAuthentication(object.value("clientAuthentication"_L1).toObject()),
        .scopes = textsOf(object, "scopes"_L1, otherwise.scopes),
        .redirectPort = quint16(redirect.value("port"_L1).toInt(otherwise.redirectPort)),
        .redirectPath = redirect.value("path"_L1).toString(otherwise.redirectPath),
        .postLogoutRedirect = object.value("postLogoutRedirect"_L1).toString(),
        .subjectToken = choiceOf(object, "subjectToken"_L1, subjectTokenNames(), otherwise.subjectToken),
        .dpop = choiceOf(object, "dpop"_L1, dpopNames(), otherwise.dpop),
        .idJagsPerMonth =
            budget.contains("perMonth"_L1) ? std::optional(budget.value("perMonth"_L1).toInt()) : std::nullopt};
}

Connection readConnection(const QJsonObject &object)
{
    const Connection otherwise;
    const QJsonObject api = object.value("api"_L1).toObject();
    const QJsonObject redirect = object.value("redirect"_L1).toObject();
    const QString id = object.value("id"_L1).toString();
    const QString server = object.value("authorizationServer"_L1).toString();
    const QString resource = object.value("resource"_L1).toString();
    return {.id = id,
        .displayName = object.value("displayName"_L1).toString(id),
        .enabled = object.value("enabled"_L1).toBool(otherwise.enabled),
        .access = choiceOf(object, "access"_L1, accessNames(), otherwise.access),
        .authorizationServer = server,
        .audience = object.value("audience"_L1).toString(server),
        .resource = resource,
        .clientId = object.value("clientId"_L1).toString(),
        .clientAuthentication = readAuthentication(object.value("clientAuthentication"_L1).toObject()),
        .scopes = textsOf(object, "scopes"_L1),
        .authorizationDetails = object.value("authorizationDetails"_L1).toString(),
        .dpop = choiceOf(object, "dpop"_L1, dpopNames(), otherwise.dpop),
        .serverProfile = object.value("serverProfile"_L1).toString(otherwise.serverProfile),
        .apiType = choiceOf(api, "type"_L1, apiTypeNames(), otherwise.apiType),
        .apiBaseUrl = api.value("baseUrl"_L1).toString(resource),
        .apiProtocol = api.value("protocol"_L1).toString(otherwise.apiProtocol),
        .apiCommand = textsOf(api, "command"_L1),
        .apiEnvironment = textsOf(api, "env"_L1),
        .apiFolder = api.value("folder"_L1).toString(),
        .redirectPort = quint16(redirect.value("port"_L1).toInt(otherwise.redirectPort)),
        .redirectPath = redirect.value("path"_L1).toString(otherwise.redirectPath),
        .workloadTokenFile = object.value("workloadTokenFile"_L1).toString()};
}

QString placeOf(QByteArrayView text, qsizetype byte)
{
    const QByteArrayView before = text.first(qMin(byte, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const auto column = QString::fromUtf8(before.sliced(lineStart)).size() + 1;
    return u"line %1, column %2"_s.arg(before.count('\n') + 1).arg(column);
}

} // namespace

Result<QJsonObject> parseConfiguration(QByteArrayView text, const QString &what)
{
    const QString hint = u"Correct it in an editor, or put a good copy in its place."_s;
    if (const auto problem = findJsonProblem(text))
        return fail(Fault::Configuration, Leg::Configuration, "json_invalid"_L1,
            u"%1 is not valid JSON: %2 at %3."_s.arg(what, problem->what, placeOf(text, problem->byte)), hint);
    const auto object = parseJsonObject(text);
    if (!object)
        return fail(
            Fault::Configuration, Leg::Configuration, "json_invalid"_L1, u"%1 is not a JSON object."_s.arg(what), hint);
    return *object;
}

Validation readProfile(const QJsonObject &object, const QString &name)
{
    Validation result;
    result.problems = checkShape(object, profileShape());
    const QJsonObject agent = object.value("agent"_L1).toObject();
    const QJsonObject network = object.value("network"_L1).toObject();
    const QJsonObject activity = object.value("activity"_L1).toObject();
    Profile &profile = result.profile;
    profile.name = name;
    profile.displayName = object.value("displayName"_L1).toString(name);
    profile.identityProvider = readProvider(object.value("identityProvider"_L1).toObject());
    for (const QJsonValue &one : object.value("connections"_L1).toArray())
        profile.connections << readConnection(one.toObject());
    profile.agent.provider = agent.value("provider"_L1).toString(profile.agent.provider);
    profile.agent.baseUrl = agent.value("baseUrl"_L1).toString();
    profile.agent.region = agent.value("region"_L1).toString();
    profile.agent.model = agent.value("model"_L1).toString(profile.agent.model);
    profile.agent.approval = agent.value("approval"_L1).toString(profile.agent.approval);
    profile.agent.consent = agent.value("consent"_L1).toString(profile.agent.consent);
    profile.network.extraCaFile = network.value("extraCaFile"_L1).toString();
    profile.network.proxy = network.value("proxy"_L1).toString();
    profile.activity.journal = activity.value("journal"_L1).toBool(profile.activity.journal);
    profile.activity.collector = activity.value("collector"_L1).toString();
    applyProfileRules(result);
    return result;
}

} // namespace agent0
