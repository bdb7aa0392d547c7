#include "agent/parts.h"
#include "keychain/secretnames.h"

namespace agent0 {

namespace {

Result<ClientAuthentication> authenticationOf(const Profile &profile, const std::optional<QString> &connectionId)
{
    if (!connectionId)
        return profile.identityProvider.clientAuthentication;
    const Connection *connection = profile.connection(*connectionId);
    if (!connection)
        return fail(Fault::Configuration, Leg::Configuration, "unknown_connection"_L1,
            u"There is no connection \"%1\"."_s.arg(*connectionId), u"List them: agent0ctl connections list"_s);
    return connection->clientAuthentication;
}

/// The public half as it is pasted into a client registration: what it is for stands in it.
QJsonObject registrationOf(const Jwk &key, const ClientAuthentication &authentication)
{
    QJsonObject jwk = key.toPublicJson();
    jwk.insert("alg"_L1, authentication.algorithm);
    jwk.insert("use"_L1, u"sig"_s);
    return jwk;
}

QString keyOf(const QString &profile, const ClientAuthentication &authentication)
{
    return secretnames::privateKey(profile, authentication.keyId.isEmpty() ? u"default"_s : authentication.keyId);
}

/// Documents of this call alone.
class NothingKept final : public DocumentCache {
public:
    std::optional<QJsonObject> find(const QString &, Seconds) override { return {}; }
    void keep(const QString &, const QJsonObject &) override { }
};

} // namespace

QStringList allSecretNames(const Profile &profile)
{
    QStringList names = sentSecretNames(profile) << keyOf(profile.name, profile.identityProvider.clientAuthentication);
    for (const Connection &one : profile.connections)
        names << secretnames::connectionProofKey(profile.name, one.id) << keyOf(profile.name, one.clientAuthentication);
    names << secretnames::vaultKey(profile.name);
    names.removeDuplicates();
    return names;
}

Task<Result<>> Agent::forgetEverything()
{
    const auto out = co_await signOut(false);
    if (!out)
        co_return fail(out.error());
    const QStringList names = allSecretNames(m_parts->profile);
    for (const QString &name : names) {
        const auto removed = co_await m_parts->ports.secrets.remove(name);
        if (!removed)
            co_return fail(removed.error());
    }
    co_return Result<>();
}

Task<Result<ServerMetadata>> Agent::describeProvider(QString issuer)
{
    NothingKept documents;
    Discovery servers(m_parts->ports.http, m_parts->ports.clock, documents);
    co_return co_await servers.identityProvider(issuer);
}

Task<Result<>> Agent::keepClientSecret(std::optional<QString> connectionId, Secret secret)
{
    if (const auto known = authenticationOf(m_parts->profile, connectionId); !known)
        co_return fail(known.error());
    if (secret.isEmpty())
        co_return fail(Fault::Usage, Leg::Keychain, "secret_empty"_L1, u"The secret is empty."_s,
            u"Give it on standard input: printf %s \"$SECRET\" | agent0ctl secret set --secret-stdin"_s);
    co_return co_await m_parts->credentials.keepSecret(connectionId, std::move(secret));
}

Task<Result<>> Agent::keepProxyPassword(Secret password)
{
    if (password.isEmpty())
        co_return fail(Fault::Usage, Leg::Keychain, "secret_empty"_L1, u"The password is empty."_s,
            u"Give it on standard input: printf %s \"$PASSWORD\" | agent0ctl secret set --proxy --secret-stdin"_s);
    co_return co_await m_parts->ports.secrets.write(
        secretnames::proxyPassword(m_parts->profile.name), std::move(password));
}

Task<Result<bool>> Agent::hasProxyPassword()
{
    const auto kept = co_await m_parts->ports.secrets.read(secretnames::proxyPassword(m_parts->profile.name));
    if (!kept)
        co_return fail(kept.error());
    co_return kept->has_value();
}

Task<Result<QJsonObject>> Agent::publicKey(std::optional<QString> connectionId)
{
    const auto authentication = authenticationOf(m_parts->profile, connectionId);
    if (!authentication)
        co_return fail(authentication.error());
    const auto key = co_await m_parts->credentials.keyFor(*authentication);
    if (!key)
        co_return fail(key.error());
    co_return registrationOf(*key, *authentication);
}

Task<Result<QJsonObject>> Agent::rotateKey(std::optional<QString> connectionId)
{
    const auto authentication = authenticationOf(m_parts->profile, connectionId);
    if (!authentication)
        co_return fail(authentication.error());
    const auto key = co_await m_parts->credentials.newKey(*authentication);
    if (!key)
        co_return fail(key.error());
    co_return registrationOf(*key, *authentication);
}

} // namespace agent0
