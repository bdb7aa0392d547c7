#include "desktop/autostart.h"
#include "support/fulldisk.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using namespace agent0::desktop;

namespace {

/// Where a person's autostart files would be, not made yet.
class LoginFolder {
public:
    QString path() const { return m_folder.filePath(u"config/autostart"_s); }
    QString file() const { return path() + u"/agent0.desktop"_s; }
    QByteArray content() const
    {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// "Start Agent0 when I log in to this computer."
class AutostartTest : public QObject {
    Q_OBJECT

private slots:
    void isAFileThatComesAndGoes()
    {
        const LoginFolder login;
        const Autostart autostart(login.path(), u"/usr/bin/agent0"_s);
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(false)); // nothing to do
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
        QCOMPARE(login.content(),
            QByteArray("[Desktop Entry]\nType=Application\nName=Agent0\nIcon=agent0\nTryExec=/usr/bin/agent0\n"
                       "Exec=\"/usr/bin/agent0\"\n"));
        QVERIFY(autostart.set(false));
        QVERIFY(!QFile::exists(login.file()));
    }

    void theDesktopUnderstandsIt()
    {
        const LoginFolder login;
        QVERIFY(Autostart(login.path(), u"/usr/bin/agent0"_s).set(true));
        QProcess validator;
        validator.start(u"desktop-file-validate"_s, {login.file()});
        QVERIFY(validator.waitForFinished());
        QVERIFY2(validator.exitCode() == 0, validator.readAllStandardOutput());
    }

    void aPathIsQuotedTwice_data()
    {
        // As the specification says of Exec: first the argument, then the string.
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("exec");
        QTest::newRow("blank") << u"/opt/a b/agent0"_s << QByteArray("\"/opt/a b/agent0\"");
        QTest::newRow("percent") << u"/opt/%U/agent0"_s << QByteArray("\"/opt/%%U/agent0\"");
        QTest::newRow("dollar") << u"/opt/$HOME/agent0"_s << QByteArray("\"/opt/\\\\$HOME/agent0\"");
        QTest::newRow("quote") << u"/opt/\"/agent0"_s << QByteArray("\"/opt/\\\\\"/agent0\"");
        QTest::newRow("backtick") << u"/opt/`id`/agent0"_s << QByteArray("\"/opt/\\\\`id\\\\`/agent0\"");
        QTest::newRow("backslash") << u"/opt/\\/agent0"_s << QByteArray("\"/opt/\\\\\\\\/agent0\"");
    }
    void aPathIsQuotedTwice()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, exec);
        const LoginFolder login;
        QVERIFY(Autostart(login.path(), path).set(true));
        QVERIFY2(login.content().contains("\nExec=" + exec + '\n'), login.content());
    }

    void aFullDiskIsSaidAndChangesNothing()
    {
        const LoginFolder login;
        const Autostart autostart(login.path(), u"/usr/bin/agent0"_s);
        {
            const test::FullDisk full;
            const auto done = autostart.set(true);
            QVERIFY(!done);
            QCOMPARE(done.error().code, u"autostart_failed"_s);
        }
        QVERIFY(!autostart.isOn());
    }

    void aFileThatCannotBeRemovedIsSaid()
    {
        const LoginFolder login;
        QVERIFY(QDir().mkpath(login.file() + u"/not a file"_s));
        QCOMPARE(Autostart(login.path(), u"/usr/bin/agent0"_s).set(false).error().code, u"autostart_failed"_s);
    }
};

AGENT0_TEST(AutostartTest)
#include "tst_autostart.moc"
