#include "support/await.h"
#include "support/countingsecretstore.h"
#include "support/testmain.h"
#include "vault/sessionsecret.h"

#include <QTest>

using namespace agent0;

class SessionSecretTest : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryMember_data()
    {
        QTest::addColumn<bool>("withAuthTime");
        QTest::newRow("with auth_time") << true;
        QTest::newRow("without auth_time") << false;
    }
    void keepsEveryMember()
    {
        QFETCH(bool, withAuthTime);
        test::CountingSecretStore secrets;
        SessionSecret session{.refreshToken = Secret("rt-1"),
            .issuer = u"https://idp.example"_s,
            .clientId = u"client"_s,
            .subject = u"alice"_s,
            .authTime = {},
            .obtainedAt = fromUnixSeconds(1'700'000'000)};
        if (withAuthTime)
            session.authTime = fromUnixSeconds(1'600'000'000);
        QVERIFY(test::await(writeSessionSecret(secrets, u"work"_s, session.copy())));
        const auto read = test::await(readSessionSecret(secrets, u"work"_s));
        QVERIFY(read && *read);
        QCOMPARE((*read)->refreshToken.reveal(), QByteArray("rt-1"));
        QCOMPARE((*read)->issuer, session.issuer);
        QCOMPARE((*read)->clientId, session.clientId);
        QCOMPARE((*read)->subject, session.subject);
        QVERIFY((*read)->authTime == session.authTime);
        QVERIFY((*read)->obtainedAt == session.obtainedAt);
        QVERIFY(*test::await(secrets.read(u"work/refresh-token"_s)));
    }

    void absentIsSignedOut()
    {
        test::CountingSecretStore secrets;
        const auto read = test::await(readSessionSecret(secrets, u"work"_s));
        QVERIFY(read);
        QVERIFY(!*read);
    }

    void lockedIsNotSignedOut()
    {
        test::CountingSecretStore secrets;
        secrets.refusal = test::lockedKeychain();
        const auto read = test::await(readSessionSecret(secrets, u"work"_s));
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"keychain_locked"_s);
    }

    void someoneElsesBytesAskForANewSignIn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("bare token") << QByteArray("rt-1");
        QTest::newRow("cut") << QByteArray("{\"refresh_token\":\"rt-");
        QTest::newRow("members missing") << QByteArray("{\"refresh_token\":\"rt-1\"}");
        QTest::newRow("wrong type") << QByteArray(
            "{\"refresh_token\":7,\"issuer\":\"i\",\"client_id\":\"c\",\"subject\":\"s\",\"obtained_at\":1}");
        QTest::newRow("binary") << QByteArray("\0\xff\1", 3);
    }
    void someoneElsesBytesAskForANewSignIn()
    {
        QFETCH(QByteArray, bytes);
        test::CountingSecretStore secrets;
        QVERIFY(test::await(secrets.write(u"work/refresh-token"_s, Secret(bytes))));
        const auto read = test::await(readSessionSecret(secrets, u"work"_s));
        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::SignInNeeded);
        QCOMPARE(read.error().code, u"session_unreadable"_s);
        QVERIFY(!read.error().message.contains("rt-1"_L1));
        QVERIFY(test::await(removeSessionSecret(secrets, u"work"_s)));
        QVERIFY(!*test::await(readSessionSecret(secrets, u"work"_s)));
    }
};

AGENT0_TEST(SessionSecretTest)
#include "tst_sessionsecret.moc"
