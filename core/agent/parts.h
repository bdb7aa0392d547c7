#pragma once

#include "agent/agent.h"
#include "agent/knownsecrets.h"
#include "broker/accessbroker.h"
#include "broker/credentials.h"
#include "broker/idjagrequest.h"
#include "broker/proofkeys.h"
#include "broker/redemption.h"
#include "broker/session.h"
#include "broker/vaultdocuments.h"
#include "vault/idjagledger.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// What an Agent is made of, in the order in which each needs the ones before. Nothing of it touches the disk, the
/// keychain or the network before it is asked something.
struct AgentParts {
    AgentParts(Ports ports, Profile profile, QString dataFolder, StepSink steps);

    Ports ports;
    Profile profile;
    QString folder;
    StepSink steps;
    OpenBrowser stepUp;
    TokenVault vault;
    IdJagLedger ledger;
    VaultDocuments documents;
    Discovery discovery;
    Credentials credentials;
    ProofKeys proofs;
    Session session;
    IdJagRequest idJags;
    Redemption redemption;
    OwnAccess own;
    AccessBroker broker;
    KnownSecrets known;

    /// The connection, or why it cannot be used: "unknown_connection", "connection_disabled", "access_not_supported".
    Result<Connection> usable(const QString &connectionId) const;
};

} // namespace agent0
