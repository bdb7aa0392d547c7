#include "agent/statusreport.h"

#include "oauth/advice.h"
#include "vault/sessionsecret.h"

namespace agent0 {

namespace {

Person personOf(const StoredSession &session)
{
    return Person{session.subject, session.displayName.isEmpty() ? session.subject : session.displayName, session.email,
        session.issuer};
}

} // namespace

Task<Result<SessionStatus>> StatusReport::session()
{
    SessionStatus status;
    status.keychain = m_parts.ports.secrets.description();
    const auto secret = co_await readSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    if (!secret) {
        status.keychainGood = secret.error().fault != Fault::Keychain;
        if (!status.keychainGood)
            status.keychainFailure = secret.error();
        status.keychain = secret.error().message + u' ' + secret.error().hint;
    }
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    status.canRefresh = secret && *secret && (*secret)->issuer == idp.issuer && (*secret)->clientId == idp.clientId;
    const auto content = status.keychainGood ? co_await m_parts.vault.read()
                                             : Result<TokenVault::Content>(std::make_shared<VaultContent>());
    if (!content)
        co_return fail(content.error());
    m_content = *content;
    describeSession(status, **content, secret && *secret ? Session::hash((*secret)->refreshToken) : QByteArray());
    if (status.canRefresh && status.person.subject.isEmpty())
        status.person = Person{(*secret)->subject, (*secret)->subject, {}, (*secret)->issuer};
    co_return status;
}

Task<Result<Status>> StatusReport::make()
{
    auto known = co_await session();
    if (!known)
        co_return fail(known.error());
    Status status{std::move(*known), {}};
    // The ledger is read once, however many connections there are.
    const Person &person = status.session.person;
    m_spent = person.subject.isEmpty()
        ? std::map<QString, int>()
        : m_parts.ledger.spentThisMonth(IdJagLedger::person(m_parts.profile.identityProvider.issuer, person.subject));
    for (const Connection &connection : m_parts.profile.connections)
        status.connections << describeConnection(connection, *m_content, person);
    co_return status;
}

void StatusReport::describeSession(
    SessionStatus &status, const VaultContent &content, const QByteArray &refreshTokenHash) const
{
    const Instant now = m_parts.ports.clock.now();
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    const bool hasSession =
        content.session && content.session->issuer == idp.issuer && content.session->clientId == idp.clientId;
    if (hasSession) {
        status.person = personOf(*content.session);
        status.signedInAt = content.session->signedInAt;
        status.idTokenExpires = content.session->idTokenExpires;
    }
    const bool ended = status.canRefresh && Session::hasEnded(content, idp.issuer, refreshTokenHash);
    const bool idTokenLives = hasSession && content.session->idTokenExpires > now;
    status.canRefresh = status.canRefresh && !ended;
    status.signedIn = status.canRefresh || idTokenLives;
    if (!status.signedIn)
        status.reason = ended || hasSession ? u"sign_in_needed"_s : u"signed_out"_s;
}

ConnectionStatus StatusReport::describeConnection(
    const Connection &connection, const VaultContent &content, const Person &person) const
{
    ConnectionStatus status;
    status.settings = connection;
    status.state = connection.enabled ? u"not_connected"_s : u"disabled"_s;
    status.serverProfile = connection.serverProfile;
    status.idJagBudget = m_parts.profile.identityProvider.idJagsPerMonth;
    if (const auto spent = m_spent.find(connection.id); spent != m_spent.end())
        status.idJagsThisMonth = spent->second;
    const auto blocked = content.blocked.find(connection.id);
    if (connection.enabled && blocked != content.blocked.end()
        && blocked->second.fingerprint == m_parts.broker.fingerprint(connection, person.subject)) {
        status.state = u"blocked"_s;
        status.blocked = blocked->second;
    }
    if (const auto usable = m_parts.usable(connection.id); !usable && usable.error().code == "consent_forbidden"_L1) {
        const Error &no = usable.error();
        status.state = u"blocked"_s;
        status.blocked =
            BlockedAccess{{}, no.code, no.message, no.hint, name(blockerOf(no)), m_parts.ports.clock.now()};
    }
    const auto found = content.access.find(connection.id);
    if (found == content.access.end() || found->second->accessToken.isEmpty()
        || found->second->fingerprint != m_parts.broker.fingerprint(connection, person.subject))
        return status;
    status.scopesGranted = found->second->scopesGranted;
    status.tokenExpires = found->second->expires;
    if (connection.enabled && !status.blocked)
        status.state = found->second->expires > m_parts.ports.clock.now() ? u"connected"_s : u"expired"_s;
    return status;
}

} // namespace agent0
