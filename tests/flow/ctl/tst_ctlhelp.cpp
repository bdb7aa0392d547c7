#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlHelpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_table = m_ctl.run({u"help"_s, u"--json"_s}).document(); }

    void overviewNamesEveryCommand()
    {
        const auto help = m_ctl.run({u"--help"_s});
        QCOMPARE(help.exit, 0);
        QVERIFY(!commands().isEmpty());
        for (const QJsonObject &command : commands())
            QVERIFY2(help.out.contains("\n  " + command["name"_L1].toString().toUtf8()), help.out);
    }

    void helpOfEachCommandTellsAllOfIt_data() { eachCommand(); }
    void helpOfEachCommandTellsAllOfIt()
    {
        QFETCH(QJsonObject, command);
        const QStringList name = command["name"_L1].toString().split(u' ');
        const auto help = m_ctl.run(QStringList{u"help"_s} + name);

        QCOMPARE(help.exit, 0);
        QCOMPARE(help.out, m_ctl.run(QStringList(name) << u"--help"_s).out);
        QVERIFY(help.out.startsWith("Usage: agent0ctl " + name.join(u' ').toUtf8()));
        for (const auto list : {"options"_L1, "arguments"_L1}) {
            for (const QJsonValue one : command[list].toArray()) {
                QVERIFY2(!one["help"_L1].toString().isEmpty(), qPrintable(one["name"_L1].toString()));
                const QString named = (list == "options"_L1 ? u"  --"_s : u"  "_s) + one["name"_L1].toString();
                QVERIFY2(help.out.contains(named.toUtf8()), qPrintable(named));
            }
        }
        for (const QString &code : command["exitCodes"_L1].toObject().keys())
            QVERIFY2(help.out.contains("\n  " + code.toUtf8() + ' '), qPrintable(code));
    }

    void linesOfHelpFitATerminal_data() { eachCommand(); }
    void linesOfHelpFitATerminal()
    {
        QFETCH(QJsonObject, command);
        const QByteArray help = m_ctl.run(QStringList{u"help"_s} + command["name"_L1].toString().split(u' ')).out;
        for (const QByteArray &line : help.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 80 || line.startsWith("  agent0ctl "), line);
    }

    void examplesParse_data() { eachCommand(); }
    void examplesParse()
    {
        QFETCH(QJsonObject, command);
        QVERIFY(!command["examples"_L1].toArray().isEmpty());
        for (const QJsonValue example : command["examples"_L1].toArray()) {
            const QString line = example["line"_L1].toString();
            QStringList words = QProcess::splitCommand(line.section(QRegularExpression(u" [|<>] "_s), 0, 0)).mid(1);
            words.removeAll(u"--json"_s);
            const auto run = m_ctl.run(QStringList{u"--help"_s} + words);
            QVERIFY2(run.exit == 0, run.err + qPrintable(line));
            QVERIFY2(run.out.startsWith("Usage: agent0ctl " + command["name"_L1].toString().toUtf8()), qPrintable(line));
        }
    }

    void synopsisNamesEveryArgument_data() { eachCommand(); }
    void synopsisNamesEveryArgument()
    {
        QFETCH(QJsonObject, command);
        const QString synopsis = command["synopsis"_L1].toString();
        for (const QJsonValue option : command["options"_L1].toArray())
            QVERIFY2(synopsis.contains(u"--"_s + option["name"_L1].toString()) || synopsis.contains(u"[OPTIONS]"_s), qPrintable(synopsis));
    }

    void anOptionHasOneShapeInAllCommands()
    {
        QHash<QString, bool> takesValue;
        QJsonArray all = m_table["options"_L1].toArray();
        for (const QJsonObject &command : commands()) {
            for (const QJsonValue option : command["options"_L1].toArray())
                all << option;
        }
        for (const QJsonValue option : all) {
            const QString name = option["name"_L1].toString();
            const bool value = !option["value"_L1].toString().isEmpty();
            QVERIFY2(takesValue.value(name, value) == value, qPrintable(name));
            takesValue[name] = value;
        }
    }

    void versionIsPrintedEverywhere()
    {
        QCOMPARE(m_ctl.run({u"--version"_s}).out, m_ctl.run({u"version"_s}).out);
        QCOMPARE(m_ctl.run({u"--version"_s, u"--json"_s}).document()["name"_L1], u"agent0ctl"_s);
    }

    void helpForWhatIsNotThereIsWrongUsage()
    {
        const auto run = m_ctl.run({u"help"_s, u"versoin"_s, u"--json"_s});
        QCOMPARE(run.exit, 2);
        QCOMPARE(run.error()["hint"_L1], u"Did you mean version?"_s);
    }

private:
    QList<QJsonObject> commands() const
    {
        QList<QJsonObject> all;
        for (const QJsonValue one : m_table["commands"_L1].toArray())
            all << one.toObject();
        return all;
    }
    void eachCommand() const
    {
        QTest::addColumn<QJsonObject>("command");
        for (const QJsonObject &one : commands())
            QTest::newRow(qPrintable(one["name"_L1].toString())) << one;
    }

    CtlInstallation m_ctl;
    QJsonObject m_table;
};

AGENT0_TEST(CtlHelpTest)
#include "tst_ctlhelp.moc"
