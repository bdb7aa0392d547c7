#include "models/profiledesk.h"

#include "base/displaytext.h"
#include "config/profileshape.h"
#include "oauth/grants.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

QString listed(const QStringList &texts) { return displayText(texts.join(u", "), 300); }

QStringList doubtsOf(const ServerMetadata &server, const IdentityProvider &draft)
{
    QStringList doubts;
    const QString method(clientAuthenticationNames()[size_t(draft.clientAuthentication.method)]);
    if (!server.tokenAuthMethods.isEmpty() && !server.tokenAuthMethods.contains(method))
        doubts << ProfileDesk::tr("It does not take %1, but: %2.").arg(method, listed(server.tokenAuthMethods));
    QStringList missing;
    for (const QString &scope : draft.scopes) {
        if (!server.scopes.isEmpty() && !server.scopes.contains(scope))
            missing << scope;
    }
    if (!missing.isEmpty())
        doubts << ProfileDesk::tr("It does not offer these scopes: %1.").arg(listed(missing));
    if (!server.codeChallengeMethods.isEmpty() && !server.codeChallengeMethods.contains("S256"_L1))
        doubts << ProfileDesk::tr("It does not take PKCE with S256, without which Agent0 signs nobody in.");
    if (!server.grantTypes.isEmpty() && !server.grantTypes.contains(QLatin1StringView(TokenExchangeGrant)))
        doubts << ProfileDesk::tr("It does not say that it exchanges tokens for ID-JAGs. Some do without saying so.");
    return doubts;
}

ProviderAnswer answerOf(const ServerMetadata &server, const IdentityProvider &draft)
{
    ProviderAnswer answer;
    answer.lines << ProfileDesk::tr("It answers, and calls itself the same: %1").arg(displayText(server.issuer, 300));
    const QStringList doubts = doubtsOf(server, draft);
    answer.doubtful = !doubts.isEmpty();
    answer.lines += doubts;
    if (doubts.isEmpty())
        answer.lines << ProfileDesk::tr(
            "What it publishes goes with these settings. The client ID shows at the sign-in.");
    return answer;
}

} // namespace

ProfileDesk::ProfileDesk(Agent &agent, ProfileChanges changes)
    : m_agent(agent), m_changes(std::move(changes)), m_written(m_changes.written().value_or(QJsonObject()))
{
}

QJsonObject ProfileDesk::values() const
{
    const Policy &policy = m_changes.policy();
    const QJsonObject values = policy.applied(m_written);
    return policy.approval().isEmpty() ? values : withValueAt(values, {u"agent"_s, u"approval"_s}, policy.approval());
}

QString ProfileDesk::lockReason(const JsonPath &path) const
{
    const Policy &policy = m_changes.policy();
    const bool approval = path == JsonPath{u"agent"_s, u"approval"_s} && !policy.approval().isEmpty();
    return policy.fixes(path) || approval ? tr("Fixed by your organisation (%1).").arg(displayText(policy.file(), 200))
                                          : QString();
}

Validation ProfileDesk::with(const QList<ValueChange> &changes) const
{
    return validationUnder(m_changes.policy(), withValues(m_written, changes), place().name);
}

Result<> ProfileDesk::save(const QList<ValueChange> &changes, Secret secret, Secret proxyPassword)
{
    if (!changes.isEmpty()) {
        const auto changed = m_changes.change(changes);
        if (!changed)
            return changed;
        m_written = withValues(m_written, changes);
    }
    m_work.start(runSecrets(std::move(secret), std::move(proxyPassword)));
    return {};
}

Task<> ProfileDesk::runSecrets(Secret secret, Secret proxyPassword)
{
    Result<> kept;
    if (!secret.isEmpty())
        kept = co_await m_changes.keepClientSecret(std::move(secret));
    if (kept && !proxyPassword.isEmpty())
        kept = co_await m_changes.keepProxyPassword(std::move(proxyPassword));
    if (kept)
        emit saved();
    else
        emit failed(kept.error());
}

void ProfileDesk::lookForProxyPassword() { m_work.start(runProxyPassword()); }

/// What cannot be looked into says nothing.
Task<> ProfileDesk::runProxyPassword()
{
    const auto kept = co_await m_agent.hasProxyPassword();
    if (kept)
        emit proxyPasswordFound(*kept);
}

void ProfileDesk::readKey() { m_work.start(runKey()); }

Task<> ProfileDesk::runKey()
{
    const auto jwk = co_await m_agent.publicKey(std::nullopt);
    const auto key = jwk ? Jwk::fromJson(*jwk) : Result<Jwk>(fail(jwk.error()));
    if (!key) {
        emit failed(key.error());
        co_return;
    }
    emit keyRead(QString::fromUtf8(QJsonDocument(*jwk).toJson().trimmed()), QString::fromLatin1(key->thumbprint()));
}

void ProfileDesk::checkProvider(const IdentityProvider &draft)
{
    m_check.cancel();
    m_check.start(runCheck(draft));
}

Task<> ProfileDesk::runCheck(IdentityProvider draft)
{
    const auto server = co_await m_agent.describeProvider(draft.issuer);
    if (server)
        emit providerAnswered(answerOf(*server, draft));
    else
        emit providerFailed(server.error());
}

void ProfileDesk::remove() { m_work.start(runRemove()); }

Task<> ProfileDesk::runRemove()
{
    const auto done = co_await m_changes.remove();
    if (done)
        emit removed();
    else
        emit failed(done.error());
}

} // namespace agent0
