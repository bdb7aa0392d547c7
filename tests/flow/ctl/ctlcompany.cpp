#include "ctlcompany.h"

#include "base/strictjson.h"
#include "sandbox/useragent.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace agent0::test {

CtlCompany::CtlCompany(const QStringList &sandboxOptions) : sandbox(sandboxOptions)
{
    if (!keychain.problem().isEmpty())
        qFatal("no keychain for the test: %s", qPrintable(keychain.problem()));
    const QProcessEnvironment withKeychain = keychain.environment();
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"XDG_RUNTIME_DIR"_s, u"HOME"_s})
        installation.environment.insert(name, withKeychain.value(name));
    for (const QString &id : {u"todo0"_s, u"notes0"_s, u"todo0-mcp"_s}) {
        const auto kept = run({u"secret"_s, u"set"_s, u"--connection"_s, id, u"--secret-stdin"_s}, sandbox.secret(id) + '\n');
        if (kept.exit != 0)
            qFatal("the client secret is not kept: %s", kept.err.constData());
    }
}

CtlRun CtlCompany::run(const QStringList &words, const QByteArray &input)
{
    const auto done = installation.run(QStringList{u"--config"_s, sandbox.profile()} + words, input);
    // The one command whose purpose is to print a secret.
    m_printed += words.contains(u"token"_s) ? done.err : done.out + done.err;
    if (done.exit == 7) // few tests want that: where one does not, its report needs the keychain's own word
        qWarning("%s: %s", qPrintable(words.join(u' ')), done.err.constData());
    return done;
}

CtlRun CtlCompany::signIn(const QByteArray &user, const QByteArray &password, const QStringList &words)
{
    QProcess login;
    login.setProcessEnvironment(installation.environment);
    login.start(CtlInstallation::program(),
        QStringList{u"--config"_s, sandbox.profile(), u"login"_s, u"--no-browser"_s, u"--json"_s} + words);
    CtlRun done;
    if (login.waitForReadyRead(20'000)) {
        done.out = login.readLine();
        const auto first = parseJsonObject(done.out);
        sandbox::UserAgent browser;
        if (first && first->contains("url"_L1))
            (void)await(browser.open(first->value("url"_L1).toString().toUtf8(), {user, password}));
    }
    if (!login.waitForFinished(20'000))
        QTest::qFail("login did not end", __FILE__, __LINE__);
    done.exit = login.exitStatus() == QProcess::NormalExit ? login.exitCode() : -1;
    done.out += login.readAllStandardOutput();
    done.err = login.readAllStandardError();
    installation.keepOutput("$ agent0ctl login\n" + done.out + done.err);
    // The address to open has to hold the state; it is worth nothing afterwards.
    m_printed += done.out.mid(done.out.indexOf('\n') + 1) + done.err;
    return done;
}

QString CtlCompany::leak(const QList<QByteArray> &secrets) const
{
    static const QRegularExpression token(u"eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{20,}"_s);
    if (const auto found = token.match(QString::fromUtf8(m_printed)); found.hasMatch())
        return u"a whole token was printed: "_s + found.captured().left(40);
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty() && m_printed.contains(secret))
            return u"a secret of %1 bytes was printed"_s.arg(secret.size());
    }
    return {};
}

} // namespace agent0::test
