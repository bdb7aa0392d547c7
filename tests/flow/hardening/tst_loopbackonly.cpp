#include "flow/ctl/ctlcompany.h"
#include "support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// No telemetry, no update check, nothing of our own: whatever a run connects to was in its profile.
class LoopbackOnlyTest : public QObject {
    Q_OBJECT

private slots:
    void theDemoGoesNowhereButToItsOwnSandbox()
    {
        CtlInstallation ctl;
        const QString seen = watch(ctl);
        const auto run = ctl.run({u"demo"_s, u"--secret-store"_s, u"memory"_s});
        QVERIFY2(run.exit == 0, run.out + run.err);
        const QByteArrayList lines = linesOf(seen);
        QVERIFY(lines.size() > 3); // or the watch is blind
        for (const QByteArray &line : lines)
            QVERIFY2(line.startsWith("inet 127.0.0.1:"), line);
    }

    void aSessionGoesNowhereButToItsProfile()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        QSet<QByteArray> named;
        QFile profile(company.sandbox.profile());
        QVERIFY(profile.open(QIODevice::ReadOnly));
        static const QRegularExpression address(u"http://(127\\.0\\.0\\.1:[0-9]+)"_s);
        const QString text = QString::fromUtf8(profile.readAll());
        for (auto match = address.globalMatch(text); match.hasNext();)
            named << "inet " + match.next().captured(1).toLatin1();
        QVERIFY(named.size() >= 3);
        const QString seen = watch(company.installation);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
        QCOMPARE(company.run({u"doctor"_s}).exit, 0);
        QCOMPARE(company.run({u"logout"_s, u"--prove"_s}).exit, 0);
        const QByteArrayList lines = linesOf(seen);
        QVERIFY(!lines.isEmpty());
        for (const QByteArray &line : lines)
            QVERIFY2(named.contains(line), line);
    }

private:
    static QString watch(CtlInstallation &ctl)
    {
        const QString seen = ctl.path(u"connections"_s);
        ctl.environment.insert(u"LD_PRELOAD"_s, QStringLiteral(AGENT0_PRELOADED "/connections.so"));
        ctl.environment.insert(u"AGENT0_CONNECTIONS"_s, seen);
        return seen;
    }
    static QByteArrayList linesOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArrayList lines = file.readAll().split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }
};

AGENT0_TEST(LoopbackOnlyTest)
#include "tst_loopbackonly.moc"
