#include "ctlinstallation.h"

#include "base/strictjson.h"
#include "jose/jws.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlJwtTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto key = Jwk::generate(JwsAlgorithm::ES256, u"k1"_s);
        QVERIFY(key);
        m_jwks = QJsonObject{{"keys"_L1, QJsonArray{key->toPublicJson()}}};
        m_keys = m_ctl.write(u"keys.json"_s, QJsonDocument(m_jwks).toJson());
        const QJsonObject claims{{"iss"_L1, u"https://idp.test"_s}, {"sub"_L1, u"ada"_s}, {"name"_L1, u"Ada\x1b[31m"_s}, {"aud"_L1, u"agent0"_s},
            {"iat"_L1, 1'790'000'000}, {"exp"_L1, 1'790'003'600}, {"nonce"_L1, u"n1"_s}};
        const auto token = signJws({{"typ"_L1, u"JWT"_s}}, claims, *key, JwsAlgorithm::ES256);
        QVERIFY(token);
        m_token = *token;
        m_file = m_ctl.write(u"token.txt"_s, m_token + '\n');
    }

    void withoutKeysItIsOnlyExplained()
    {
        const auto people = m_ctl.run({u"jwt"_s}, m_token + '\n');
        QCOMPARE(people.exit, 0);
        QVERIFY(people.out.contains("https://idp.test"));
        QVERIFY(people.err.contains("Not verified"));
        QVERIFY(!people.out.contains('\x1b'));
        const auto program = m_ctl.run({u"jwt"_s, m_file, u"--json"_s}).document();
        QCOMPARE(program["verified"_L1], false);
        QCOMPARE(program["claims"_L1]["nonce"_L1], u"n1"_s);
    }

    void aGoodOneIsSaidToBeGood()
    {
        const auto run = check({u"--nonce"_s, u"n1"_s, u"--at"_s, u"1790000100"_s, u"--algs"_s, u"ES256,RS256"_s});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.document()["verified"_L1], true);
    }

    void aBadOneFailsWithTheRuleItBreaks_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("code");
        QTest::newRow("expired") << QStringList{u"--at"_s, u"1790009999"_s} << u"claim_exp"_s;
        QTest::newRow("nonce") << QStringList{u"--at"_s, u"1790000100"_s, u"--nonce"_s, u"n2"_s} << u"claim_nonce"_s;
        QTest::newRow("algorithm") << QStringList{u"--at"_s, u"1790000100"_s, u"--algs"_s, u"RS256"_s} << u"jws_algorithm"_s;
        QTest::newRow("kind") << QStringList{u"--at"_s, u"1790000100"_s, u"--kind"_s, u"id_jag"_s, u"--audience"_s, u"agent0"_s} << u"jws_typ"_s;
    }
    void aBadOneFailsWithTheRuleItBreaks()
    {
        QFETCH(QStringList, options);
        const auto run = check(options);
        QCOMPARE(run.exit, 6);
        QTEST(run.error()["code"_L1].toString(), "code");
        QCOMPARE(run.error()["jwt"_L1]["claims"_L1]["iss"_L1], u"https://idp.test"_s);
    }

    void whatIsNoTokenIsSaidToBeNone()
    {
        QCOMPARE(m_ctl.run({u"jwt"_s}, "hello").exit, 6);
        QCOMPARE(m_ctl.run({u"jwt"_s, u"absent.txt"_s}).exit, 2);
        QCOMPARE(m_ctl.run({u"jwt"_s, m_file, u"--jwks"_s, m_file, u"--json"_s}).error()["code"_L1], u"jwks_invalid"_s);
    }

    void aBatchIsAnsweredLineByLine()
    {
        const QByteArray lines = question(u"good"_s, 1'790'000'100) + '\n' + '\n' + "{\n" + question(u"old"_s, 1'790'009'999);
        const auto run = m_ctl.run({u"jwt"_s, u"--batch"_s}, lines);
        QCOMPARE(run.exit, 0);
        const QList<QByteArray> answers = run.out.trimmed().split('\n');
        QCOMPARE(answers.size(), 3);
        QCOMPARE(parseJsonObject(answers[0])->value("valid"_L1), true);
        QCOMPARE(parseJsonObject(answers[1])->value("code"_L1), u"input_invalid"_s);
        QCOMPARE(parseJsonObject(answers[2])->value("id"_L1), u"old"_s);
        QCOMPARE(parseJsonObject(answers[2])->value("code"_L1), u"claim_exp"_s);
        QCOMPARE(m_ctl.run({u"jwt"_s, u"--batch"_s, m_ctl.write(u"lines"_s, lines)}).out, run.out);
    }

    void whoAsksOneAtATimeIsAnsweredAtOnce()
    {
        QProcess process;
        process.setProcessEnvironment(m_ctl.environment);
        process.start(m_ctl.program(), {u"jwt"_s, u"--batch"_s});
        for (int i = 0; i < 3; ++i) {
            process.write(question(QString::number(i), 1'790'000'100) + '\n');
            QVERIFY(process.waitForReadyRead());
            QCOMPARE(parseJsonObject(process.readLine())->value("id"_L1), QString::number(i));
        }
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }

    void aSignalEndsTheWaitForInput()
    {
        QProcess process;
        process.setProcessEnvironment(m_ctl.environment);
        process.start(m_ctl.program(), {u"jwt"_s, u"--batch"_s, u"--json"_s});
        process.write(question(u"1"_s, 1'790'000'100) + '\n');
        QVERIFY(process.waitForReadyRead());
        process.readAllStandardOutput();
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(parseJsonObject(process.readAllStandardOutput())->value("error"_L1)["code"_L1], u"interrupted"_s);
    }

private:
    CtlRun check(const QStringList &options) const
    {
        return m_ctl.run(QStringList{u"jwt"_s, m_file, u"--json"_s, u"--jwks"_s, m_keys, u"--issuer"_s, u"https://idp.test"_s,
                             u"--client-id"_s, u"agent0"_s} + (options.contains(u"--kind"_s) ? options
                             : options + QStringList{u"--kind"_s, u"id_token"_s}));
    }
    QByteArray question(const QString &id, qint64 now) const
    {
        const QJsonObject ctx{{"issuer"_L1, u"https://idp.test"_s}, {"client_id"_L1, u"agent0"_s}, {"now"_L1, now}};
        return QJsonDocument(QJsonObject{{"id"_L1, id}, {"kind"_L1, u"id_token"_s}, {"token"_L1, QString::fromLatin1(m_token)},
            {"jwks"_L1, m_jwks}, {"ctx"_L1, ctx}}).toJson(QJsonDocument::Compact);
    }

    CtlInstallation m_ctl;
    QJsonObject m_jwks;
    QString m_keys;
    QString m_file;
    QByteArray m_token;
};

AGENT0_TEST(CtlJwtTest)
#include "tst_ctljwt.moc"
