#include "desktop/singleinstance.h"
#include "support/testmain.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace agent0;
using namespace agent0::desktop;
using namespace Qt::StringLiterals;

namespace {

/// A profile that no other test and no person has.
Options someProfile()
{
    Options options;
    options.profile = u"test-%1"_s.arg(QCoreApplication::applicationPid());
    return options;
}

/// A second start waits for the first, so it needs a thread of its own here.
bool secondStart(const Options &options, const QStringList &arguments)
{
    bool taken = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(options);
        taken = second.handOver(arguments);
    }));
    thread->start();
    while (!thread->isFinished())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    thread->wait();
    return taken;
}

} // namespace

class SingleInstanceTest : public QObject {
    Q_OBJECT

private slots:
    void aSecondStartHandsItsArgumentsToTheFirst()
    {
        SingleInstance first(someProfile());
        QVERIFY(!first.handOver({}));
        first.listen();
        QSignalSpy asked(&first, &SingleInstance::asked);
        QVERIFY(secondStart(someProfile(), {u"--view"_s, u"todos"_s}));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toStringList(), (QStringList{u"--view"_s, u"todos"_s}));
    }

    void anotherProfileIsAnotherProgram()
    {
        SingleInstance first(someProfile());
        first.listen();
        Options other = someProfile();
        other.profile += u"-other"_s;
        QVERIFY(!secondStart(other, {}));
    }

    void whereNothingCanBeMadeEachStartIsTheFirst()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"agent0"_s)); // where its folder would be
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
        SingleInstance first(someProfile());
        first.listen();
        QVERIFY(!secondStart(someProfile(), {}));
        before.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", before);
    }

    void whatAProgramThatDiedLeftBehindIsNoProgram()
    {
        {
            SingleInstance first(someProfile());
            first.listen();
        }
        SingleInstance second(someProfile());
        QVERIFY(!second.handOver({}));
        second.listen();
        QVERIFY(secondStart(someProfile(), {}));
    }
};

AGENT0_TEST(SingleInstanceTest)
#include "tst_singleinstance.moc"
