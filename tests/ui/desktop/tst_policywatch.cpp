#include "desktop/policywatch.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace agent0;

/// The window starts over when the administrator's policy becomes another, and only then.
class PolicyWatchTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"etc/policy.json"_s);
    }

    void aPolicyThatIsPutThereIsNoticed()
    {
        desktop::PolicyWatch watch({m_file, ::getuid()});
        QSignalSpy changed(&watch, &desktop::PolicyWatch::changed);
        write("{}");
        QVERIFY(changed.wait());
    }

    void aPolicyThatIsReplacedIsNoticed()
    {
        write("{}");
        desktop::PolicyWatch watch({m_file, ::getuid()});
        QSignalSpy changed(&watch, &desktop::PolicyWatch::changed);
        for (const QByteArray &text : {QByteArray(R"({"approval":"always"})"), QByteArray(R"({"approval":"never"})")}) {
            QFile::remove(m_file + u".new"_s);
            writeTo(m_file + u".new"_s, text);
            QFile::remove(m_file);
            QVERIFY(QFile::rename(m_file + u".new"_s, m_file));
            QVERIFY(changed.wait());
        }
    }

    void aPolicyThatIsTakenAwayIsNoticed()
    {
        write("{}");
        desktop::PolicyWatch watch({m_file, ::getuid()});
        QSignalSpy changed(&watch, &desktop::PolicyWatch::changed);
        QFile::remove(m_file);
        QVERIFY(changed.wait());
    }

    void theSameAgainIsNoChange()
    {
        write("{}");
        desktop::PolicyWatch watch({m_file, ::getuid()});
        QSignalSpy changed(&watch, &desktop::PolicyWatch::changed);
        write("{}");
        watch.look();
        QCOMPARE(changed.size(), 0);
        write(R"({"approval":"always"})");
        watch.look();
        QCOMPARE(changed.size(), 1);
    }

private:
    void write(const QByteArray &text) { writeTo(m_file, text); }
    void writeTo(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(m_folder->filePath(u"etc"_s));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the test cannot write");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

AGENT0_TEST(PolicyWatchTest)
#include "tst_policywatch.moc"
