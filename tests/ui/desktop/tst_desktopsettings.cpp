#include "desktop/desktopsettings.h"
#include "support/fulldisk.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QFile>
#include <QMainWindow>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace agent0;
using namespace agent0::desktop;
using namespace Qt::StringLiterals;

class DesktopSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsChosenIsThereAtTheNextStart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"agent0/desktop.ini"_s);
        {
            DesktopSettings settings(file);
            settings.setAppearance(AppearanceChoice::Dark);
            settings.setLastSeen(Appearance::Dark);
            settings.setView(u"chat"_s);
            settings.setClosesToTray(true);
        }
        const DesktopSettings settings(file);
        QCOMPARE(settings.appearance(), AppearanceChoice::Dark);
        QCOMPARE(settings.lastSeen(), Appearance::Dark);
        QCOMPARE(settings.view(), u"chat"_s);
        QVERIFY(settings.closesToTray());
    }

    void aProgramThatIsKilledHasLostNothing()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"desktop.ini"_s);
        DesktopSettings living(file); // it never ends in an orderly way
        living.setAppearance(AppearanceChoice::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(DesktopSettings(file).appearance(), AppearanceChoice::Dark);
    }

    void theFileIsReplacedAsAWholeSoThatHalfOfItIsNeverThere()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"desktop.ini"_s);
        const auto written = [&](AppearanceChoice choice) {
            DesktopSettings(file).setAppearance(choice);
            struct stat status{};
            return ::stat(file.toUtf8().constData(), &status) == 0 ? status.st_ino : ino_t(0);
        };
        QFile held(file); // so that its number is not given to another
        const auto first = written(AppearanceChoice::Dark);
        QVERIFY(held.open(QIODevice::ReadOnly));
        const auto second = written(AppearanceChoice::Light);
        QVERIFY(first != 0 && second != 0);
        QVERIFY2(first != second, "it was written into, not replaced");
        QVERIFY(held.readAll().contains("dark"));
    }

    void thePersonsFirstViewIsTheTodosWhichShowThatItWorks()
    {
        const QTemporaryDir folder;
        QCOMPARE(DesktopSettings(folder.filePath(u"desktop.ini"_s)).view(), u"todos"_s);
    }

    void aFullDiskCostsTheChangeAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"agent0/desktop.ini"_s);
        DesktopSettings(file).setView(u"chat"_s);
        {
            const test::FullDisk full;
            DesktopSettings settings(file);
            settings.setView(u"todos"_s);
            settings.setAppearance(AppearanceChoice::Dark);
        }
        // Not by another DesktopSettings: Qt remembers, in this process, what it could not write.
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray content = kept.readAll();
        QVERIFY2(content.contains("chat") && !content.contains("todos") && !content.contains("dark"), content);
    }

    void aFileOfNonsenseIsNoTrouble()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"desktop.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xfe[[[\nappearance=\x01\nwindow/geometry=@ByteArray(zzz)\n");
        file.close();
        const DesktopSettings settings(file.fileName());
        QMainWindow window;
        settings.restore(window);
        QCOMPARE(settings.appearance(), AppearanceChoice::System);
        QCOMPARE(settings.lastSeen(), Appearance::Light);
        QVERIFY(!settings.closesToTray());
    }
};

AGENT0_TEST(DesktopSettingsTest)
#include "tst_desktopsettings.moc"
