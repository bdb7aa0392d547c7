#include "broker/credentials.h"

#include "keychain/secretnames.h"

namespace agent0 {

namespace {

constexpr Milliseconds RecentFor{1000};

QString keyNameOf(const ClientAuthentication &authentication)
{
    return authentication.keyId.isEmpty() ? u"default"_s : authentication.keyId;
}

JwsAlgorithm algorithmOf(const ClientAuthentication &authentication)
{
    return algorithmNamed(authentication.algorithm).value_or(JwsAlgorithm::RS256);
}

/// A key without a name of the person's is known by its thumbprint, as most providers name the keys they are given.
Jwk named(const Jwk &key, const ClientAuthentication &authentication)
{
    return key.withKeyId(authentication.keyId.isEmpty() ? QString::fromLatin1(key.thumbprint()) : authentication.keyId);
}

} // namespace

Credentials::Credentials(SecretStore &secrets, const Profile &profile) : m_secrets(secrets), m_profile(profile)
{
    m_forget.setSingleShot(true);
    QObject::connect(&m_forget, &QTimer::timeout, &m_forget, [this] { m_recent.clear(); });
}

Task<Result<std::optional<Secret>>> Credentials::read(QString name)
{
    if (const auto recent = m_recent.find(name); recent != m_recent.end())
        co_return std::optional(recent->second.copy());
    auto secret = co_await m_secrets.read(name);
    if (secret && *secret) {
        m_recent.insert_or_assign(name, (*secret)->copy());
        if (!m_forget.isActive())
            m_forget.start(RecentFor);
    }
    co_return secret;
}

Task<Result<>> Credentials::write(QString name, Secret secret)
{
    m_recent.erase(name);
    return m_secrets.write(name, std::move(secret));
}

Task<Result<ClientCredentials>> Credentials::atIdentityProvider()
{
    const IdentityProvider &idp = m_profile.identityProvider;
    return load(idp.clientId, idp.clientAuthentication, secretnames::idpClientSecret(m_profile.name), {}, Leg::SignIn);
}

Task<Result<ClientCredentials>> Credentials::atResource(const Connection &connection)
{
    return load(connection.clientId, connection.clientAuthentication,
        secretnames::connectionClientSecret(m_profile.name, connection.id), u" --connection "_s + connection.id,
        Leg::Redemption);
}

Task<Result<ClientCredentials>> Credentials::load(
    QString clientId, ClientAuthentication authentication, QString secretName, QString commandTail, Leg leg)
{
    ClientCredentials credentials;
    credentials.clientId = clientId;
    credentials.method = authentication.method;
    credentials.algorithm = algorithmOf(authentication);
    switch (authentication.method) {
    case ClientAuthenticationMethod::None: break;
    case ClientAuthenticationMethod::ClientSecretBasic:
    case ClientAuthenticationMethod::ClientSecretPost: {
        auto secret = co_await read(secretName);
        if (!secret)
            co_return fail(secret.error());
        if (!*secret)
            co_return fail(Fault::Configuration, leg, "client_secret_missing"_L1,
                u"There is no client secret for the client %1 in the keychain."_s.arg(clientId),
                u"Give it once: agent0ctl secret set%1 --secret-stdin"_s.arg(commandTail));
        credentials.secret = std::move(**secret);
        break;
    }
    case ClientAuthenticationMethod::PrivateKeyJwt: {
        auto key = co_await storedKey(authentication);
        if (!key)
            co_return fail(key.error());
        if (!*key)
            co_return fail(Fault::Configuration, leg, "client_key_missing"_L1,
                u"There is no private key for the client %1 in the keychain."_s.arg(clientId),
                u"Make one, and paste the public half that it prints into the server's client registration: "
                u"agent0ctl key show%1"_s.arg(commandTail));
        credentials.key = **key;
        break;
    }
    }
    co_return credentials;
}

Task<Result<>> Credentials::keepSecret(std::optional<QString> connectionId, Secret secret)
{
    const QString name = connectionId ? secretnames::connectionClientSecret(m_profile.name, *connectionId)
                                      : secretnames::idpClientSecret(m_profile.name);
    return write(name, std::move(secret));
}

Task<Result<std::optional<Jwk>>> Credentials::storedKey(ClientAuthentication authentication)
{
    const auto pem = co_await read(secretnames::privateKey(m_profile.name, keyNameOf(authentication)));
    if (!pem)
        co_return fail(pem.error());
    if (!*pem)
        co_return std::optional<Jwk>();
    const auto key = Jwk::fromPrivatePem(**pem, authentication.keyId);
    if (!key)
        co_return fail(Fault::Configuration, Leg::Keychain, "client_key_broken"_L1,
            u"The private key in the keychain cannot be read."_s,
            u"Make a new one with agent0ctl key rotate, and register its public half again."_s);
    co_return named(*key, authentication);
}

Task<Result<Jwk>> Credentials::keyFor(ClientAuthentication authentication)
{
    const auto stored = co_await storedKey(authentication);
    if (!stored)
        co_return fail(stored.error());
    if (*stored)
        co_return **stored;
    co_return co_await newKey(authentication);
}

Task<Result<Jwk>> Credentials::newKey(ClientAuthentication authentication)
{
    const auto key = Jwk::generate(algorithmOf(authentication), authentication.keyId);
    if (!key)
        co_return fail(key.error());
    const auto written =
        co_await write(secretnames::privateKey(m_profile.name, keyNameOf(authentication)), key->toPrivatePem());
    if (!written)
        co_return fail(written.error());
    co_return named(*key, authentication);
}

} // namespace agent0
