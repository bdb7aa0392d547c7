#pragma once

#include "broker/accessbroker.h"
#include "broker/idjagrequest.h"
#include "broker/proofkeys.h"
#include "broker/redemption.h"
#include "config/effective.h"
#include "doctor/finding.h"
#include "doctor/observedhttp.h"
#include "doctor/trustdomain.h"

#include <map>

namespace agent0::doctor {

/// Public documents of one run alone: a diagnosis looks at the servers, not at what was kept of them.
class RunDocuments final : public DocumentCache {
public:
    std::optional<QJsonObject> find(const QString &address, Seconds) override;
    void keep(const QString &address, const QJsonObject &document) override { m_kept[address] = document; }

private:
    std::map<QString, QJsonObject> m_kept;
};

/// The parts of the program that a diagnosis works with: those that work is done with, over a network that remembers.
struct Instruments {
    Instruments(Ports from, const Profile &profile, const QString &folder);

    ObservedHttp http;
    Ports ports;
    TokenVault vault;
    IdJagLedger ledger;
    VaultDocuments kept;
    RunDocuments documents;
    Discovery discovery;
    Credentials credentials;
    ProofKeys proofs;
    Session session;
    IdJagRequest idJags;
    Redemption redemption;
    OwnAccess own;
    AccessBroker broker; ///< for connections that no identity provider has a part in
};

/// What is known of one connection so far.
struct Patient {
    Connection settings;
    std::optional<ServerMetadata> server;
    std::optional<ResourceMetadata> resource;
    std::optional<ServerProfile> profile;
    std::optional<TrustClass> trust;
    std::optional<DpopKey> key; ///< that its tokens are bound to
    std::optional<IssuedIdJag> idJag;
    std::optional<IdJagInspection> inspection;
    std::optional<GrantedAccess> access;
    std::optional<LiveToken> live; ///< what the API is asked with
};

/// One run: what is given, and what has been found out so far. Each check adds to it; none takes anything away.
struct Examination {
    Examination(Ports ports, Effective effective, QString dataFolder);

    Effective effective;
    const Profile &profile;
    QString folder;
    Instruments tools;
    std::optional<ServerMetadata> idp;
    std::shared_ptr<const Secret> idToken;
    QJsonObject person;   ///< the ID token's claims, verified
    Patient patient;      ///< the connection that is being looked at
    int idJagsSpent = 0;

    Instant now() { return tools.ports.clock.now(); }
    bool hasResource() const { return !patient.settings.resource.isEmpty(); }
};

} // namespace agent0::doctor
