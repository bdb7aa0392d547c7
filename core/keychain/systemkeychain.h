#pragma once

#include "base/clock.h"
#include "base/turnstile.h"
#include "keychain/secretstore.h"

#include <functional>

namespace QKeychain {
class Job;
}

namespace agent0 {

/// How long one call may take.
struct KeychainPatience {
    Milliseconds answer = Seconds(10);
    Milliseconds prompt = Seconds(60); ///< where a window may be asking a person for the password
};

/// The platform's keychain, through QtKeychain: one entry a key, always as text. Untouched until the first
/// call.
///
/// QtKeychain runs one job at a time in a process, cannot cancel, and knows no time limit. So calls queue
/// here, a call whose time is up leaves the queue without ever having been started, and a job that was
/// started is left to itself: it may still happen later. Needs the event loop, on Linux Qt's GLib one.
class SystemKeychain final : public SecretStore {
public:
    /// clock must outlive it.
    explicit SystemKeychain(
        Clock &clock, QString service = QStringLiteral("agent0"), KeychainPatience patience = {});

    Task<Result<std::optional<Secret>>> read(QString key) override;
    Task<Result<>> write(QString key, Secret value) override;
    Task<Result<>> remove(QString key) override;
    QString description() const override;

private:
    struct Outcome;
    using Entry = Result<std::optional<Secret>>;
    using MakeJob = std::function<QKeychain::Job *()>;
    using Turn = std::shared_ptr<Turnstile::Turn>;

    Task<Entry> readInTurn(QString key);
    Task<Result<>> writeInTurn(QString key, Secret value);
    Task<Result<>> removeInTurn(QString key);
    Task<Entry> readNow(QString key, Turn turn);
    Task<Turn> turn();
    Task<Outcome> run(MakeJob make, QString key, Turn turn);
    static Task<Outcome> attempt(QKeychain::Job *job, QString key, Turn turn);
    Task<Error> explain(Outcome outcome);
    Milliseconds limit() const;

    Clock &m_clock;
    QString m_service;
    KeychainPatience m_patience;
    Turnstile m_turnstile;
};

} // namespace agent0
