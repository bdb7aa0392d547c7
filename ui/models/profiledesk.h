#pragma once

#include "agent/profilechanges.h"

#include <QObject>

namespace agent0 {

/// What a provider said of itself when it was asked, for people.
struct ProviderAnswer {
    QStringList lines;
    bool doubtful = false; ///< some of it does not go with the settings
};

/// What a person changes of a profile, and what comes of it. Never blocks.
class ProfileDesk : public QObject {
    Q_OBJECT

public:
    /// agent outlives it.
    ProfileDesk(Agent &agent, ProfileChanges changes);

    const ProfilePlace &place() const { return m_changes.place(); }
    /// The values that were given, by the person or the policy; none that are at their default.
    QJsonObject values() const;
    /// Why a value cannot be changed here, "" when it can.
    QString lockReason(const JsonPath &path) const;
    /// The profile as it would be.
    Validation with(const QList<ValueChange> &changes) const;

    /// secret: of the client at the identity provider, proxyPassword: of the user whose name the proxy's address has; an empty
    /// one leaves what is kept as it is.
    Result<> save(const QList<ValueChange> &changes, Secret secret, Secret proxyPassword = {});
    void lookForProxyPassword();
    void readKey(); ///< makes it where there is none
    /// draft: the settings that its answer is held against. Replaces a check under way.
    void checkProvider(const IdentityProvider &draft);
    void remove();

signals:
    void saved(); ///< the profile is to be opened anew
    void removed();
    void failed(const agent0::Error &error);
    void proxyPasswordFound(bool kept);
    void keyRead(const QString &jwk, const QString &thumbprint);
    void providerAnswered(const agent0::ProviderAnswer &answer);
    void providerFailed(const agent0::Error &error);

private:
    Task<> runSecrets(Secret secret, Secret proxyPassword);
    Task<> runProxyPassword();
    Task<> runKey();
    Task<> runCheck(IdentityProvider draft);
    Task<> runRemove();

    Agent &m_agent;
    ProfileChanges m_changes;
    QJsonObject m_written; ///< what the file said when this was made
    TaskScope m_check;
    TaskScope m_work; // last: both stop before the rest goes
};

} // namespace agent0
