#pragma once

#include "base/random.h"
#include "keychain/secretsession.h"
#include "keychain/sessionbus.h"

#include <QString>

namespace agent0 {

/// The Secret Service asked without a library between: for looking up one entry, which is all that most runs of a program
/// want of the keychain. The entries are those of QtKeychain, which does everything else and takes ten milliseconds to begin.
class SecretService {
public:
    explicit SecretService(RandomBytes random = systemRandomBytes) : m_random(std::move(random)) { }

    /// Opens a session, where none is open, and looks for the entry: the service computes for two milliseconds before it answers.
    void expect(QString service, QString key);
    /// The entry, where there is just one and it is unlocked. Nothing in every other case and whatever goes wrong:
    /// then QtKeychain is to be asked, which may also have a window opened.
    Task<std::optional<Secret>> read(QString service, QString key);

    static BusCall call(
        QByteArray path, QByteArray interface, QByteArray member, QByteArray signature, const BusWriter &body);

private:
    struct Expected {
        QString service;
        QString key;
        SessionBus::Answer found;
    };
    void begin();
    SessionBus::Answer search(const QString &service, const QString &key);
    Task<QByteArray> find(QString service, QString key);
    Task<std::optional<Secret>> fetch(QByteArray item);

    RandomBytes m_random;
    std::unique_ptr<SessionBus> m_bus;
    std::optional<SecretSession> m_session; ///< of this connection
    std::optional<SessionBus::Answer> m_opening; ///< the service's half of it, when it comes
    QByteArray m_sessionPath;
    std::optional<Expected> m_expected;
};

} // namespace agent0
