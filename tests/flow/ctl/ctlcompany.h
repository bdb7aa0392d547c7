#pragma once

#include "ctlinstallation.h"
#include "flow/processes/runningsandbox.h"
#include "support/secretservice.h"

namespace agent0::test {

/// One person's installation with a real keychain, and a sandbox to go to: agent0ctl processes that share a session.
/// Keeps everything they print.
class CtlCompany {
public:
    explicit CtlCompany(const QStringList &sandboxOptions = {});

    /// agent0ctl with the sandbox's profile.
    CtlRun run(const QStringList &words, const QByteArray &input = {});
    CtlRun json(const QStringList &words, const QByteArray &input = {}) { return run(QStringList{u"--json"_s} + words, input); }
    /// login --no-browser, the page filled in as that person would. Gives all that login printed.
    CtlRun signIn(const QByteArray &user = "ada", const QByteArray &password = "lovelace", const QStringList &words = {});
    /// Where one of these stands in anything printed so far, or a whole JWT does: "" when nowhere.
    QString leak(const QList<QByteArray> &secrets) const;

    RunningSandbox sandbox;
    SecretService keychain;
    CtlInstallation installation;

private:
    QByteArray m_printed;
};

} // namespace agent0::test
