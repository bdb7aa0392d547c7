#include "desktop/filewatch.h"
#include "support/testmain.h"
#include "vault/tokenvault.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace agent0;
using desktop::FileWatch, desktop::WatchedFile;

/// The window starts over when the administrator's policy becomes another, looks again when the tokens of its profile do, and
/// only then.
class FileWatchTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_policy = m_folder->filePath(u"etc/policy.json"_s);
        m_data = m_folder->filePath(u"data/of/a-profile"_s);
        m_tokens = TokenVault::fileIn(m_data);
    }

    void aFileThatIsPutThereIsNoticed_data() { files(); }
    void aFileThatIsPutThereIsNoticed()
    {
        QFETCH(bool, policy);
        FileWatch watch(watched(policy));
        QSignalSpy changed(&watch, &FileWatch::changed);
        write(policy ? m_policy : m_tokens, "{}");
        QVERIFY(changed.wait());
    }

    void aFileThatIsReplacedIsNoticed_data() { files(); }
    void aFileThatIsReplacedIsNoticed()
    {
        QFETCH(bool, policy);
        const QString path = policy ? m_policy : m_tokens;
        write(path, "{}");
        FileWatch watch(watched(policy));
        QSignalSpy changed(&watch, &FileWatch::changed);
        for (const QByteArray &text : {QByteArray(R"({"approval":"always"})"), QByteArray(R"({"approval":"never"})")}) {
            write(path + u".new"_s, text);
            QFile::remove(path);
            QVERIFY(QFile::rename(path + u".new"_s, path));
            QVERIFY(changed.wait());
        }
    }

    void aFileThatIsTakenAwayIsNoticed_data() { files(); }
    void aFileThatIsTakenAwayIsNoticed()
    {
        QFETCH(bool, policy);
        write(policy ? m_policy : m_tokens, "{}");
        FileWatch watch(watched(policy));
        QSignalSpy changed(&watch, &FileWatch::changed);
        QFile::remove(policy ? m_policy : m_tokens);
        QVERIFY(changed.wait());
    }

    void theSamePolicyAgainIsNoChange()
    {
        write(m_policy, "{}");
        FileWatch watch(watched(true));
        QSignalSpy changed(&watch, &FileWatch::changed);
        write(m_policy, "{}");
        watch.look();
        QCOMPARE(changed.size(), 0);
        write(m_policy, R"({"approval":"always"})");
        watch.look();
        QCOMPARE(changed.size(), 1);
    }

    void whatElseIsInTheFolderIsNoMatter()
    {
        QDir().mkpath(m_data);
        FileWatch watch(watched(false));
        QSignalSpy changed(&watch, &FileWatch::changed);
        write(m_data + u"/activity.jsonl"_s, "a line");
        QVERIFY(!changed.wait(1000)); // it looks a third of a second later
        write(m_tokens, "tokens");
        QVERIFY(changed.wait());
    }

    void aFolderThatGoesAndComesBackIsWatchedAgain()
    {
        write(m_tokens, "tokens");
        FileWatch watch(watched(false));
        QSignalSpy changed(&watch, &FileWatch::changed);
        QVERIFY(QDir(m_data).removeRecursively());
        QVERIFY(changed.wait());
        write(m_tokens, "other tokens");
        QVERIFY(changed.wait());
    }

private:
    static void files()
    {
        QTest::addColumn<bool>("policy");
        QTest::newRow("policy") << true;
        QTest::newRow("tokens") << false;
    }
    WatchedFile watched(bool policy) const
    {
        return policy ? WatchedFile::policy({m_policy, ::getuid()}) : WatchedFile::tokens(m_data);
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the test cannot write");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_policy, m_data, m_tokens;
};

AGENT0_TEST(FileWatchTest)
#include "tst_filewatch.moc"
