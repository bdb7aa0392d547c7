#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace agent0::test {

/// A real Secret Service of the test's own: a session bus and gnome-keyring-daemon with an unlocked, empty
/// keyring in a temporary folder. Needs no display and no login (packages dbus, gnome-keyring,
/// libsecret-1-0). Both end with this object, and when the test dies.
///
/// A process reads the bus address once: the code under test runs in child processes with environment().
class SecretService {
public:
    enum class Begin {
        Unlocked,
        BusOnly, ///< a bus that nobody offers a keychain on
        NoCollection, ///< a service that has no keyring and cannot ask for one
    };
    /// deny: members of org.freedesktop.Secret.* that the bus lets nobody call; "*" for all.
    explicit SecretService(Begin begin = Begin::Unlocked, const QStringList &deny = {});
    ~SecretService();

    /// "" when all of it runs, else what is wrong.
    QString problem() const { return m_problem; }
    /// For children: this bus, the temporary folder as home, no display.
    QProcessEnvironment environment() const;
    QString folder() const { return m_folder.path(); }

    void lock();
    void unlock(); ///< as a person would on a terminal: replaces the daemon
    void hang(); ///< SIGSTOP: whoever asks gets no answer
    void goOn();
    void kill(); ///< the service; the bus stays
    void killBus();
    /// An entry under QtKeychain's attributes, written by somebody else.
    void putEntry(const QString &key, const QByteArray &content, const QString &contentType);

private:
    bool startBus(const QStringList &deny);
    bool startService(const QStringList &arguments, bool unlocked);
    bool waitForService(bool unlocked);

    QTemporaryDir m_folder;
    QString m_address;
    QString m_problem;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_service;
};

} // namespace agent0::test
