#include "ctlinstallation.h"

#include "base/strictjson.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace agent0;
using namespace agent0::test;

class CtlDemoTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_ctl = std::make_unique<CtlInstallation>();
        QDir().mkpath(m_ctl->path(u"tmp"_s));
        m_ctl->environment.insert(u"TMPDIR"_s, m_ctl->path(u"tmp"_s));
    }

    void theWholeChainIsShownStepByStep()
    {
        const auto run = m_ctl->run({u"demo"_s, u"--secret-store"_s, u"memory"_s});
        QVERIFY2(run.exit == 0, run.out + run.err);
        for (const auto *words : {"discovery of the identity provider", "ID token verified", "refresh token into the keychain",
                 "ID-JAG for Todo0", "access token of Todo0", "todos listed at Todo0", "todo added", "todo ticked off", "todo removed",
                 "ID-JAG for Notes0", "todos listed at Notes0", "tools listed at Todo0 (MCP)", "tool called at Todo0 (MCP)", "proof=dead", "3 ID-JAGs"})
            QVERIFY2(run.out.contains(words), words);
        QVERIFY(!run.out.contains("✗"));
        QVERIFY(run.err.contains("memory"));
        QVERIFY(nothingIsLeft());
    }

    void programsGetTheStepsAsEvents()
    {
        const auto events = m_ctl->run({u"demo"_s, u"--json"_s, u"--secret-store"_s, u"memory"_s}).events();
        QStringList legs;
        for (const QJsonObject &event : events.mid(0, events.size() - 1)) {
            QCOMPARE(event["event"_L1], u"step"_s);
            QCOMPARE(event["ok"_L1], true);
            QCOMPARE(event["number"_L1].toInt(), legs.size() + 1);
            legs << event["leg"_L1].toString();
        }
        for (const auto &leg : {u"discovery"_s, u"sign-in"_s, u"keychain"_s, u"exchange"_s, u"redemption"_s, u"resource"_s, u"revocation"_s})
            QVERIFY2(legs.contains(leg), qPrintable(leg));
        QCOMPARE(events.last()["event"_L1], u"done"_s);
        QCOMPARE(events.last()["idJags"_L1].toInt(), 3);
        QVERIFY(events.last()["requests"_L1].toInt() > 10);
    }

    void theRealKeychainIsUsedAndLeftEmpty()
    {
        SecretService keychain;
        QCOMPARE(keychain.problem(), QString());
        m_ctl->environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, keychain.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s));
        const auto run = m_ctl->run({u"demo"_s});
        QVERIFY2(run.exit == 0, run.out + run.err);
        QVERIFY(run.out.contains("Secret Service"));
        QCOMPARE(entries(keychain), 0);
        QVERIFY(nothingIsLeft());
    }

    void aSignalEndsItAndLeavesNothing()
    {
        SecretService keychain;
        QProcess demo;
        m_ctl->environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, keychain.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s));
        demo.setProcessEnvironment(m_ctl->environment);
        demo.start(m_ctl->program(), {u"demo"_s, u"--json"_s});
        QVERIFY(demo.waitForReadyRead(30'000));
        ::kill(pid_t(demo.processId()), SIGINT);
        QVERIFY(demo.waitForFinished(20'000));
        QCOMPARE(demo.exitCode(), 130);
        QCOMPARE(entries(keychain), 0);
        QVERIFY(nothingIsLeft());
    }

    void withoutAKeychainItSaysSoAndStops()
    {
        m_ctl->environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        const auto run = m_ctl->run({u"demo"_s});
        QCOMPARE(run.exit, 7);
        QVERIFY2(run.err.contains("\nHint: "), run.err);
        QVERIFY(nothingIsLeft());
    }

private:
    bool nothingIsLeft() const
    {
        return QDir(m_ctl->path(u"tmp"_s)).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)
            && !QDir(m_ctl->path(u"xdg_config_home"_s)).exists() && !QDir(m_ctl->path(u"xdg_data_home"_s)).exists();
    }
    /// How many entries of ours there are.
    static int entries(const SecretService &keychain)
    {
        const QString address = keychain.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s);
        auto bus = QDBusConnection::connectToBus(address, address);
        auto call = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
            u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
        QDBusArgument attributes;
        attributes.beginMap(QMetaType(QMetaType::QString), QMetaType(QMetaType::QString));
        attributes.beginMapEntry();
        attributes << u"server"_s << u"agent0"_s;
        attributes.endMapEntry();
        attributes.endMap();
        call << QVariant::fromValue(attributes);
        const QDBusMessage reply = bus.call(call);
        QDBusConnection::disconnectFromBus(address);
        if (reply.arguments().isEmpty())
            return -1;
        return int(qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().first()).size());
    }

    std::unique_ptr<CtlInstallation> m_ctl;
};

AGENT0_TEST(CtlDemoTest)
#include "tst_ctldemo.moc"
