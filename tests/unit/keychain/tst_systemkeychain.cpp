#include "childprocess.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace agent0;
using test::ChildProcess;
using test::SecretService;

namespace {

QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
const QByteArray someSecret("refresh-token-that-nobody-may-see");

} // namespace

class SystemKeychainTest : public QObject {
    Q_OBJECT

private:
    // What each of the three calls says.
    static QStringList codes(ChildProcess &child, const QString &prefix = {})
    {
        return {child.code(prefix + u"read kept"_s), child.code(prefix + u"write kept "_s + hex("new")),
            child.code(prefix + u"remove kept"_s)};
    }
    static QStringList thrice(const QString &code) { return {code, code, code}; }

private slots:
    void keepsAcrossProcessesAndForgets_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("token") << someSecret;
        QTest::newRow("key") << QByteArray::fromHex("0001feff");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("long") << QByteArray(20'000, 'x');
    }
    void keepsAcrossProcessesAndForgets()
    {
        QFETCH(QByteArray, bytes);
        SecretService service;
        QCOMPARE(service.problem(), QString());
        ChildProcess one(service.environment());
        QCOMPARE(one.code(u"read kept"_s), u"absent"_s);
        QCOMPARE(one.code(u"write kept "_s + hex("old")), u"done"_s);
        QCOMPARE(one.code(u"write kept "_s + hex(bytes)), u"done"_s);
        ChildProcess two(service.environment());
        QCOMPARE(two.code(u"read other"_s), u"absent"_s);
        QCOMPARE(two.value(u"read kept"_s), bytes);
        QCOMPARE(two.code(u"remove kept"_s), u"done"_s);
        QCOMPARE(two.code(u"remove kept"_s), u"done"_s);
        QCOMPARE(one.code(u"read kept"_s), u"absent"_s);
    }

    void whatIsExpectedIsRead()
    {
        SecretService service;
        ChildProcess one(service.environment());
        QCOMPARE(one.code(u"expect kept"_s), u"done"_s);
        QCOMPARE(one.code(u"read kept"_s), u"absent"_s);
        QCOMPARE(one.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        ChildProcess two(service.environment());
        for (int again = 0; again < 2; ++again) {
            QCOMPARE(two.code(u"expect kept"_s), u"done"_s);
            QCOMPARE(two.value(u"read kept"_s), someSecret);
        }
    }

    void whatIsExpectedIsReadAsItIsWhenItIsRead()
    {
        SecretService service;
        ChildProcess one(service.environment());
        ChildProcess two(service.environment());
        QCOMPARE(one.code(u"expect kept"_s), u"done"_s);
        QCOMPARE(two.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        QCOMPARE(one.value(u"read kept"_s), someSecret);
        QCOMPARE(one.code(u"expect kept"_s), u"done"_s);
        QCOMPARE(two.code(u"write kept "_s + hex("another")), u"done"_s);
        QCOMPARE(one.value(u"read kept"_s), "another");
        QCOMPARE(one.code(u"expect kept"_s), u"done"_s);
        QCOMPARE(two.code(u"remove kept"_s), u"done"_s);
        QCOMPARE(one.code(u"read kept"_s), u"absent"_s);
    }

    void anotherEntryThanWasExpectedIsRead()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write other "_s + hex(someSecret)), u"done"_s);
        QCOMPARE(child.code(u"expect kept"_s), u"done"_s);
        QCOMPARE(child.value(u"read other"_s), someSecret);
        QCOMPARE(child.code(u"read kept"_s), u"absent"_s);
    }

    void whatWasExpectedOfAServiceThatDiedIsMissing()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"expect kept"_s), u"done"_s);
        service.kill();
        QCOMPARE(child.code(u"read kept"_s), u"keychain_missing"_s);
        QCOMPARE(child.code(u"expect kept"_s), u"done"_s);
        service.killBus();
        QCOMPARE(child.code(u"read kept"_s), u"keychain_missing"_s);
    }

    // Bare QtKeychain says "not found" to the read and "deleted" to the delete.
    void lockedIsNeitherAbsentNorDeleted()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.lock();
        QCOMPARE(codes(child), thrice(u"keychain_locked"_s));
        const QJsonObject absent = child.ask(u"read never-written"_s);
        QCOMPARE(absent["code"_L1].toString(), u"keychain_locked"_s);
        QCOMPARE(absent["fault"_L1].toString(), u"keychain"_s);
        QVERIFY(absent["hint"_L1].toString().contains("--unlock"_L1));
        service.unlock();
        QCOMPARE(service.problem(), QString());
        QCOMPARE(child.value(u"read kept"_s), someSecret);
    }

    void nobodyOffersAKeychain()
    {
        SecretService service(SecretService::Begin::BusOnly);
        ChildProcess child(service.environment());
        QCOMPARE(codes(child), thrice(u"keychain_missing"_s));
        QVERIFY(child.ask(u"read kept"_s)["hint"_L1].toString().contains("gnome-keyring"_L1));
    }

    void onADesktopItSaysWhatToInstall()
    {
        SecretService service(SecretService::Begin::BusOnly);
        auto environment = service.environment();
        environment.insert(u"WAYLAND_DISPLAY"_s, u"none"_s);
        ChildProcess child(environment);
        const QString hint = child.ask(u"read kept"_s)["hint"_L1].toString();
        QVERIFY(hint.contains("gnome-keyring or kwalletmanager"_L1));
        QVERIFY(!hint.contains("printf"_L1));
    }

    void thereIsNoBus_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("nobody listens") << u"unix:path=/nonexistent/bus"_s;
        QTest::newRow("no address") << QString();
        QTest::newRow("nonsense") << u"nonsense"_s;
    }
    void thereIsNoBus()
    {
        QFETCH(QString, address);
        SecretService service(SecretService::Begin::BusOnly);
        auto environment = service.environment();
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        if (!address.isEmpty())
            environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
        ChildProcess child(environment);
        QCOMPARE(codes(child), thrice(u"keychain_missing"_s));
        QVERIFY(child.ask(u"read kept"_s)["hint"_L1].toString().contains("dbus-run-session"_L1));
    }

    void theServiceHasNoKeyring()
    {
        SecretService service(SecretService::Begin::NoCollection);
        QCOMPARE(service.problem(), QString());
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"patient read kept"_s), u"keychain_missing"_s);
        QCOMPARE(child.code(u"patient write kept "_s + hex(someSecret)), u"keychain_missing"_s);
        QVERIFY(child.ask(u"patient read kept"_s)["hint"_L1].toString().contains("Make one"_L1));
    }

    void thePolicyKeepsUsAway()
    {
        SecretService service(SecretService::Begin::NoCollection, {u"*"_s});
        QCOMPARE(service.problem(), QString());
        ChildProcess child(service.environment());
        QCOMPARE(codes(child), thrice(u"keychain_denied"_s));
    }

    void aRefusedWriteIsSaidAndLosesNothing()
    {
        SecretService service(SecretService::Begin::Unlocked, {u"CreateItem"_s});
        QCOMPARE(service.problem(), QString());
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"keychain_failed"_s);
        QCOMPARE(child.code(u"read kept"_s), u"absent"_s);
    }

    void aHangingServiceEndsInATimeLimitAndIsUsedAgainLater()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.hang();
        const QJsonObject late = child.ask(u"hurried read kept"_s);
        QCOMPARE(late["code"_L1].toString(), u"keychain_timeout"_s);
        QCOMPARE(late["fault"_L1].toString(), u"keychain"_s);
        QVERIFY(!late["hint"_L1].toString().isEmpty());
        QCOMPARE(child.code(u"hurried write kept "_s + hex("stale")), u"keychain_timeout"_s);
        QCOMPARE(child.code(u"hurried remove kept"_s), u"keychain_timeout"_s);
        service.goOn();
        // What gave up in the queue never happens.
        QCOMPARE(child.value(u"read kept"_s), someSecret);
    }

    void aServiceThatHangsFromTheStartIsNoHang()
    {
        SecretService service;
        service.hang();
        ChildProcess child(service.environment());
        QCOMPARE(codes(child, u"hurried "_s), thrice(u"keychain_timeout"_s));
    }

    void onADesktopAHangingServiceIsNoHangEither()
    {
        SecretService service;
        auto environment = service.environment();
        environment.insert(u"WAYLAND_DISPLAY"_s, u"none"_s);
        ChildProcess child(environment);
        QCOMPARE(child.code(u"read kept"_s), u"absent"_s);
        service.hang();
        QCOMPARE(child.code(u"hurried read kept"_s), u"keychain_timeout"_s);
    }

    void aServiceThatDiesBetweenCallsIsMissing()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.kill();
        QCOMPARE(codes(child), thrice(u"keychain_missing"_s));
    }

    void aServiceThatWasRestartedIsUsedAgain()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.unlock();
        QCOMPARE(child.value(u"read kept"_s), someSecret);
        service.unlock();
        QCOMPARE(child.code(u"write kept "_s + hex("new")), u"done"_s);
        service.unlock();
        QCOMPARE(child.code(u"remove kept"_s), u"done"_s);
        QCOMPARE(child.code(u"read kept"_s), u"absent"_s);
    }

    void aServiceThatDiesDuringACallIsMissing()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.hang();
        child.tell(u"read kept"_s);
        QTest::qWait(20);
        service.kill();
        QCOMPARE(child.hear()["code"_L1].toString(), u"keychain_missing"_s);
    }

    // GIO would end the program.
    void survivesTheDeathOfTheBus()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.killBus();
        QTest::qWait(20);
        QCOMPARE(codes(child), thrice(u"keychain_missing"_s));
        QVERIFY(child.running());
    }

    void someoneElsesEntryIsInvalidAndCanBeReplaced_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("code");
        QTest::newRow("binary") << QByteArray("\xff\xfe\x01", 3) << u"text/plain"_s << u"keychain_entry_invalid"_s;
        QTest::newRow("broken base64") << QByteArray("base64:!") << u"text/plain"_s << u"keychain_entry_invalid"_s;
        QTest::newRow("empty") << QByteArray() << u"text/plain"_s << u"keychain_entry_invalid"_s;
        QTest::newRow("plain text") << QByteArray("typed by hand") << u"text/plain"_s << u"present"_s;
    }
    void someoneElsesEntryIsInvalidAndCanBeReplaced()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        SecretService service;
        service.putEntry(u"kept"_s, content, type);
        QCOMPARE(service.problem(), QString());
        ChildProcess child(service.environment());
        QTEST(child.code(u"read kept"_s), "code");
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        QCOMPARE(child.value(u"read kept"_s), someSecret);
        service.putEntry(u"kept"_s, content, type);
        QCOMPARE(child.code(u"remove kept"_s), u"done"_s);
        QCOMPARE(child.code(u"read kept"_s), u"absent"_s);
    }

    void nothingIsWrittenInPlain()
    {
        SecretService service;
        ChildProcess child(service.environment());
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"done"_s);
        service.lock();
        QCOMPARE(child.code(u"write kept "_s + hex(someSecret)), u"keychain_locked"_s);
        service.killBus();
        QVERIFY(!child.stderrText().contains(someSecret));
        int files = 0;
        QDirIterator all(service.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++files;
            QVERIFY(!bytes.contains(someSecret));
            QVERIFY(!bytes.contains(someSecret.toBase64().first(30)));
            QVERIFY(!bytes.contains(someSecret.toHex()));
        }
        QVERIFY(files > 0);
    }

    void theServiceOfATestEndsWithIt()
    {
        qint64 child = 0;
        QString folder;
        {
            SecretService service;
            folder = service.folder();
            ChildProcess process(service.environment());
            child = process.processId();
            QCOMPARE(process.code(u"read kept"_s), u"absent"_s);
            service.hang();
        }
        QVERIFY(!QFile::exists(folder));
        QVERIFY(::kill(pid_t(child), 0) != 0);
    }
};

AGENT0_TEST(SystemKeychainTest)
#include "tst_systemkeychain.moc"
