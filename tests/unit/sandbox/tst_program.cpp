#include "converse.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace agent0::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// The program agent0-sandbox, from outside.
class SandboxProgramTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void saysWhenItIsReadyAndEndsWhenAsked_data();
    void saysWhenItIsReadyAndEndsWhenAsked();
    void listsItsFaults();
    void refusesWhatItDoesNotUnderstand();

private:
    QString m_program = QString::fromLocal8Bit(AGENT0_BIN_DIR) + u"/agent0-sandbox"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SandboxProgramTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void SandboxProgramTest::saysWhenItIsReadyAndEndsWhenAsked_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("end of standard input") << 0;
}

void SandboxProgramTest::saysWhenItIsReadyAndEndsWhenAsked()
{
    QFETCH(int, signal);
    const QString ready = m_folder->filePath(u"sub/ready.json"_s);
    QProcess process;
    process.start(m_program, {u"--ready-file"_s, ready, u"--fault"_s, u"keys-500"_s, u"--until-stdin-closes"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 20'000);
    const QJsonObject content = readJson(ready);
    QCOMPARE(content.value("profile"_L1).toObject(), readJson(ready + u".profile.json"_s));
    QCOMPARE(QFile::permissions(ready) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const QByteArray issuer = content.value("profile"_L1)["identityProvider"_L1]["issuer"_L1].toString().toUtf8();
    const quint16 port = issuer.mid(issuer.lastIndexOf(':') + 1).toUShort();
    QCOMPARE(converse(port, "GET /oauth2/v1/keys HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status(), 500);

    if (signal)
        ::kill(pid_t(process.processId()), signal);
    else
        process.closeWriteChannel();

    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().contains(issuer));
}

void SandboxProgramTest::listsItsFaults()
{
    QProcess process;
    process.start(m_program, {u"--list-faults"_s});
    QVERIFY(process.waitForFinished(20'000));
    const QByteArray listed = process.readAllStandardOutput();
    QVERIFY(listed.count('\n') >= 80);
    QVERIFY(listed.contains("\nrefresh-lost-answer "));
}

void SandboxProgramTest::refusesWhatItDoesNotUnderstand()
{
    for (const QStringList &arguments :
        {QStringList{u"--prot"_s}, {u"--fault"_s, u"nonsense"_s}, {u"--persona"_s, u"nobody"_s}}) {
        QProcess process;
        process.start(m_program, arguments);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }
}

AGENT0_TEST(SandboxProgramTest)
#include "tst_program.moc"
