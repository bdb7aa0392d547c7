#include "config/profilejson.h"
#include "config/profileshape.h"

#include <QJsonArray>

#include <type_traits>

namespace agent0 {

namespace {

/// An object without the members that are at their default, unless every one is wanted.
class MemberWriter {
public:
    explicit MemberWriter(bool whole) : m_whole(whole) { }
    template<typename Value>
    MemberWriter &add(QLatin1StringView key, const Value &value, const std::type_identity_t<Value> &otherwise)
    {
        if (m_whole || value != otherwise)
            m_object.insert(key, json(value));
        return *this;
    }
    MemberWriter &add(QLatin1StringView key, const QJsonObject &inner)
    {
        if (!inner.isEmpty())
            m_object.insert(key, inner);
        return *this;
    }
    template<typename Choice>
    MemberWriter &choice(
        QLatin1StringView key, Choice value, Choice otherwise, std::span<const QLatin1StringView> names)
    {
        return add(key, QString(names[std::size_t(value)]), QString(names[std::size_t(otherwise)]));
    }
    QJsonObject object() const { return m_object; }

private:
    static QJsonValue json(const QString &text) { return text; }
    static QJsonValue json(const QStringList &texts) { return QJsonArray::fromStringList(texts); }
    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }

    bool m_whole;
    QJsonObject m_object;
};

QJsonObject authenticationToJson(const ClientAuthentication &one, bool whole)
{
    const ClientAuthentication otherwise;
    return MemberWriter(whole)
        .choice("method"_L1, one.method, otherwise.method, clientAuthenticationNames())
        .add("keyId"_L1, one.keyId, otherwise.keyId)
        .add("algorithm"_L1, one.algorithm, otherwise.algorithm)
        .object();
}

QJsonObject providerToJson(const IdentityProvider &one, bool whole)
{
    const IdentityProvider otherwise;
    QJsonObject budget;
    if (one.idJagsPerMonth)
        budget.insert("perMonth"_L1, *one.idJagsPerMonth);
    const QJsonObject redirect = MemberWriter(whole)
                                     .add("port"_L1, int(one.redirectPort), int(otherwise.redirectPort))
                                     .add("path"_L1, one.redirectPath, otherwise.redirectPath)
                                     .object();
    return MemberWriter(whole)
        .add("issuer"_L1, one.issuer, {})
        .add("clientId"_L1, one.clientId, {})
        .add("clientAuthentication"_L1, authenticationToJson(one.clientAuthentication, whole))
        .add("scopes"_L1, one.scopes, otherwise.scopes)
        .add("redirect"_L1, redirect)
        .add("postLogoutRedirect"_L1, one.postLogoutRedirect, {})
        .choice("subjectToken"_L1, one.subjectToken, otherwise.subjectToken, subjectTokenNames())
        .choice("dpop"_L1, one.dpop, otherwise.dpop, dpopNames())
        .add("idJagBudget"_L1, budget)
        .object();
}

QJsonObject connectionToJson(const Connection &one, bool whole)
{
    const Connection otherwise;
    const QJsonObject api = MemberWriter(whole)
                                .choice("type"_L1, one.apiType, otherwise.apiType, apiTypeNames())
                                .add("baseUrl"_L1, one.apiBaseUrl, one.resource)
                                .add("protocol"_L1, one.apiProtocol, otherwise.apiProtocol)
                                .add("command"_L1, one.apiCommand, otherwise.apiCommand)
                                .add("env"_L1, one.apiEnvironment, otherwise.apiEnvironment)
                                .add("folder"_L1, one.apiFolder, otherwise.apiFolder)
                                .object();
    const QJsonObject redirect = MemberWriter(whole)
                                     .add("port"_L1, int(one.redirectPort), int(otherwise.redirectPort))
                                     .add("path"_L1, one.redirectPath, otherwise.redirectPath)
                                     .object();
    return MemberWriter(whole)
        .add("id"_L1, one.id, {})
        .add("displayName"_L1, one.displayName, one.id)
        .add("enabled"_L1, one.enabled, otherwise.enabled)
        .choice("access"_L1, one.access, otherwise.access, accessNames())
        .add("authorizationServer"_L1, one.authorizationServer, {})
        .add("audience"_L1, one.audience, one.authorizationServer)
        .add("resource"_L1, one.resource, {})
        .add("clientId"_L1, one.clientId, {})
        .add("clientAuthentication"_L1, authenticationToJson(one.clientAuthentication, whole))
        .add("scopes"_L1, one.scopes, otherwise.scopes)
        .add("authorizationDetails"_L1, one.authorizationDetails, {})
        .choice("dpop"_L1, one.dpop, otherwise.dpop, dpopNames())
        .add("serverProfile"_L1, one.serverProfile, otherwise.serverProfile)
        .add("redirect"_L1, redirect)
        .add("workloadTokenFile"_L1, one.workloadTokenFile, {})
        .add("api"_L1, api)
        .object();
}

QJsonObject toJson(const Profile &profile, bool whole)
{
    const AgentSettings agent;
    QJsonArray connections;
    for (const Connection &one : profile.connections)
        connections << connectionToJson(one, whole);
    QJsonObject object = MemberWriter(whole)
                             .add("displayName"_L1, profile.displayName, profile.name)
                             .add("identityProvider"_L1, providerToJson(profile.identityProvider, whole))
                             .add("agent"_L1,
                                 MemberWriter(whole)
                                     .add("provider"_L1, profile.agent.provider, agent.provider)
                                     .add("baseUrl"_L1, profile.agent.baseUrl, {})
                                     .add("region"_L1, profile.agent.region, {})
                                     .add("model"_L1, profile.agent.model, agent.model)
                                     .add("approval"_L1, profile.agent.approval, agent.approval)
                                     .add("consent"_L1, profile.agent.consent, agent.consent)
                                     .object())
                             .add("network"_L1,
                                 MemberWriter(whole)
                                     .add("extraCaFile"_L1, profile.network.extraCaFile, {})
                                     .add("proxy"_L1, profile.network.proxy, {})
                                     .object())
                             .add("activity"_L1,
                                 MemberWriter(whole)
                                     .add("journal"_L1, profile.activity.journal, false)
                                     .add("collector"_L1, profile.activity.collector, {})
                                     .object())
                             .object();
    if (whole || !connections.isEmpty())
        object.insert("connections"_L1, connections);
    return object;
}

} // namespace

QJsonObject profileToJson(const Profile &profile) { return toJson(profile, false); }
QJsonObject wholeProfileToJson(const Profile &profile) { return toJson(profile, true); }

} // namespace agent0
