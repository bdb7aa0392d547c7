#pragma once

#include "bench/sandboxprocess.h"
#include "composition/composition.h"

#include <QProcessEnvironment>

namespace agent0::bench {

/// The whole program but its command line, composed as it composes itself: somebody signed in at these servers, with the
/// session's own keychain, a real vault, ledger and activity log in a temporary folder. All checks are on.
class Installation {
public:
    /// which: the sandbox's connection that is measured. With more than one connection they are called c0, c1 … and all lead to the same todos. Ends the program
    /// when the sign-in fails.
    explicit Installation(
        const SandboxProcess &servers, int connections = 1, const QString &which = QStringLiteral("todo0"));

    Agent &agent() { return *m_agent; }
    QStringList connections() const;
    QByteArray idToken(); ///< for those who do without us
    QByteArray accessToken(const QString &connection);
    /// As a new process: connections are opened anew, and nothing is kept but what is on the disk and in the keychain.
    void restart();

    /// For agent0ctl to work on the same installation.
    QString profileFile() const { return m_folder.filePath(QStringLiteral("profile.json")); }
    QProcessEnvironment environment() const;

private:
    void signIn(const QJsonObject &person);

    QTemporaryDir m_folder;
    std::unique_ptr<Composition> m_composition;
    Agent *m_agent = nullptr;
};

} // namespace agent0::bench
