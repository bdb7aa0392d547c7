#include "ctlcompany.h"

#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

const QByteArray Password = "the-proxy's-own-word";

/// A proxy that wants to know who asks, and then lets nobody through.
class AskingProxy : public QTcpServer {
public:
    AskingProxy()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no proxy for the test");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        });
    }
    QByteArrayList requests;

private:
    void answer(QTcpSocket &socket)
    {
        m_partial += socket.readAll();
        if (!m_partial.endsWith("\r\n\r\n"))
            return;
        requests << std::exchange(m_partial, {});
        socket.write(requests.constLast().contains("Proxy-Authorization: ")
                ? "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"acme\"\r\nContent-Length: 0\r\n\r\n");
    }
    QByteArray m_partial;
};

} // namespace

/// A company whose proxy knows each of its people: the name is in the profile, the password in the keychain.
class CtlProxyTest : public QObject {
    Q_OBJECT

private slots:
    void itsPasswordComesFromTheKeychain()
    {
        const QString profile = profileWith("http://ada@127.0.0.1:" + QByteArray::number(m_proxy.serverPort()));
        const auto kept = run({u"secret"_s, u"set"_s, u"--proxy"_s, u"--secret-stdin"_s}, Password + '\n');
        QVERIFY2(kept.exit == 0, kept.out + kept.err);
        QCOMPARE(kept.document()["kept"_L1], true);

        const CtlRun refused = run({u"login"_s, u"--no-browser"_s});

        QCOMPARE(refused.exit, 5);
        QCOMPARE(refused.error()["code"_L1], u"proxy_refused"_s);
        QCOMPARE(m_proxy.requests.size(), 2);
        QVERIFY(m_proxy.requests[0].startsWith("CONNECT idp.acme.test:443 "));
        QVERIFY(!m_proxy.requests[0].contains("Authorization"));
        QVERIFY(m_proxy.requests[1].contains("Proxy-Authorization: Basic " + ("ada:" + Password).toBase64() + "\r\n"));
        QFile file(profile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray seen = file.readAll() + kept.out + kept.err + refused.out + refused.err;
        QVERIFY(!seen.contains(Password) && !seen.contains(("ada:" + Password).toBase64()));
    }

    void withoutTheKeychainTheProxyIsNotEvenAsked()
    {
        profileWith("http://ada@127.0.0.1:" + QByteArray::number(m_proxy.serverPort()));
        m_proxy.requests.clear();
        const QString bus = m_company.installation.environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s);
        m_company.installation.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        const CtlRun refused = run({u"login"_s, u"--no-browser"_s});
        const CtlRun notKept = run({u"secret"_s, u"set"_s, u"--proxy"_s, u"--secret-stdin"_s}, Password + '\n');
        m_company.installation.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
        QVERIFY2(refused.exit == 7, refused.out + refused.err);
        QVERIFY2(notKept.exit == 7, notKept.out + notKept.err);
        QVERIFY(m_proxy.requests.isEmpty());
    }

    void aPasswordInTheProfileIsRefused()
    {
        profileWith("http://ada:" + Password + "@127.0.0.1:" + QByteArray::number(m_proxy.serverPort()));
        const CtlRun refused = run({u"config"_s, u"validate"_s});
        QCOMPARE(refused.exit, 8);
        QVERIFY2(refused.out.contains("secret set --proxy"), refused.out);
        QVERIFY2(!refused.out.contains(Password), refused.out);
    }

    void aPasswordThatNobodyWouldAskForIsNotKept()
    {
        profileWith("http://127.0.0.1:3128");
        const CtlRun refused = run({u"secret"_s, u"set"_s, u"--proxy"_s, u"--secret-stdin"_s}, Password + '\n');
        QCOMPARE(refused.exit, 8);
        QCOMPARE(refused.error()["code"_L1], u"proxy_without_user"_s);
    }

private:
    QString profileWith(const QByteArray &proxy)
    {
        return m_company.installation.write(u"proxied.json"_s,
            R"({"identityProvider": {"issuer": "https://idp.acme.test", "clientId": "c"}, "network": {"proxy": ")"
                + proxy + "\"}}");
    }
    /// While it runs, the proxy answers.
    CtlRun run(const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(m_company.installation.environment);
        process.start(CtlInstallation::program(),
            QStringList{u"--json"_s, u"--config"_s, m_company.installation.path(u"proxied.json"_s)} + words);
        process.write(input);
        process.closeWriteChannel();
        (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000);
        const CtlRun done{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        m_company.installation.keepOutput(done.out + done.err);
        return done;
    }

    AskingProxy m_proxy;
    CtlCompany m_company;
};

AGENT0_TEST(CtlProxyTest)
#include "tst_ctlproxy.moc"
