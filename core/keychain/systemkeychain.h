#pragma once

#include "base/clock.h"
#include "base/turnstile.h"
#include "keychain/keychainjob.h"
#include "keychain/secretservice.h"
#include "keychain/secretstore.h"

namespace agent0 {

/// How long one call may take.
struct KeychainPatience {
    Milliseconds answer = Seconds(10);
    Milliseconds prompt = Seconds(60); ///< where a window may be asking a person for the password
};

/// The platform's keychain, through QtKeychain: one entry a key, always as text. Untouched until the first
/// call. An entry that lies unlocked in a Secret Service is read without QtKeychain.
///
/// QtKeychain runs one job at a time in a process, cannot cancel, and knows no time limit. So calls queue
/// here, a call whose time is up leaves the queue without ever having been started, and a job that was
/// started is left to itself: it may still happen later. Needs the event loop, on Linux Qt's GLib one.
class SystemKeychain final : public SecretStore {
public:
    /// clock must outlive it.
    explicit SystemKeychain(Clock &clock, QString service = QStringLiteral("agent0"), KeychainPatience patience = {});

    void expect(QString key) override { m_direct.expect(m_service, std::move(key)); }
    Task<Result<std::optional<Secret>>> read(QString key) override;
    Task<Result<>> write(QString key, Secret value) override;
    Task<Result<>> remove(QString key) override;
    Task<bool> ready() override;
    QString description() const override;

private:
    using Entry = Result<std::optional<Secret>>;
    using Turn = std::shared_ptr<Turnstile::Turn>;

    Task<Entry> readInTurn(QString key);
    Task<Result<>> writeInTurn(QString key, Secret value);
    Task<Result<>> removeInTurn(QString key);
    Task<Entry> readNow(QString key, Turn turn);
    Task<Turn> turn();
    Task<KeychainOutcome> look(QString key, Turn turn);
    Task<> lookDirectly(QString key, Turn turn, OneShot<std::optional<Secret>>::Sender done);
    Task<KeychainOutcome> run(KeychainJob job, Turn turn);
    static Task<KeychainOutcome> attempt(KeychainJob job, Turn turn);
    Task<Error> explain(KeychainOutcome outcome);
    Milliseconds limit() const;

    Clock &m_clock;
    QString m_service;
    KeychainPatience m_patience;
    SecretService m_direct;
    Turnstile m_turnstile;
    TaskScope m_looking;
};

} // namespace agent0
