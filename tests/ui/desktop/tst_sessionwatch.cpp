#include "desktop/sessionwatch.h"
#include "support/testmain.h"
#include "vault/tokenvault.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;

/// The window looks again when the tokens of its profile become others, and only then.
class SessionWatchTest : public QObject {
    Q_OBJECT

private slots:
    void aVaultThatBeginsIsReplacedAndGoesIsNoticed()
    {
        QTemporaryDir folder;
        const QString data = folder.filePath(u"data/of/a-profile"_s);
        desktop::SessionWatch watch(data);
        QSignalSpy changed(&watch, &desktop::SessionWatch::changed);
        for (const QByteArray &content : {QByteArray("one"), QByteArray("another")}) {
            write(data + u"/new"_s, content);
            QFile::remove(TokenVault::fileIn(data));
            QVERIFY(QFile::rename(data + u"/new"_s, TokenVault::fileIn(data)));
            QVERIFY(changed.wait());
        }
        QVERIFY(QFile::remove(TokenVault::fileIn(data)));
        QVERIFY(changed.wait());
    }

    void whatElseIsInTheFolderIsNoMatter()
    {
        QTemporaryDir folder;
        desktop::SessionWatch watch(folder.path());
        QSignalSpy changed(&watch, &desktop::SessionWatch::changed);
        write(folder.filePath(u"activity.jsonl"_s), "a line");
        QVERIFY(!changed.wait(1000)); // it looks a third of a second later
        write(TokenVault::fileIn(folder.path()), "tokens");
        QVERIFY(changed.wait());
    }

    void whereNoFolderCanBeMadeNothingIsSeen()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"no-folder"_s), "a file");
        desktop::SessionWatch watch(folder.filePath(u"no-folder/data"_s));
        QSignalSpy changed(&watch, &desktop::SessionWatch::changed);
        QVERIFY(!changed.wait(500));
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test cannot write");
    }
};

AGENT0_TEST(SessionWatchTest)
#include "tst_sessionwatch.moc"
