#include "forward/journal.h"
#include "support/testmain.h"
#include "unit/activity/activityfolder.h"

#include <QTest>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A socket as the journal has one.
class JournalSocket {
public:
    explicit JournalSocket(const QString &path) : m_handle(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, qPrintable(path), sizeof address.sun_path - 1);
        if (::bind(m_handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no socket for the test");
    }
    ~JournalSocket() { ::close(m_handle); }
    QByteArray received() const
    {
        QByteArray bytes(64 * 1024, '\0');
        const auto size = ::recv(m_handle, bytes.data(), std::size_t(bytes.size()), 0);
        return size < 0 ? QByteArray() : bytes.first(size);
    }

private:
    int m_handle;
};

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordComesWithItsFields()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal"_s);
        const JournalSocket socket(path);
        QVERIFY(Journal(u"work"_s, path).send(ActivityFolder::record(u"todo0"_s)));
        const QByteArrayList lines = socket.received().split('\n');
        QVERIFY(lines.contains("MESSAGE=call todo0 GET api.test/todos: ok"));
        for (const char *line :
            {"PRIORITY=6", "SYSLOG_IDENTIFIER=agent0", "AGENT0_CONNECTION=todo0", "AGENT0_PROFILE=work"})
            QVERIFY2(lines.contains(line), line);
    }

    void whatFailedIsAWarning()
    {
        QVERIFY(Journal(u"work"_s)
                .entry(ActivityFolder::record(u"todo0"_s, u"invalid_target"_s))
                .contains("\nPRIORITY=4\n"));
    }

    void aLineBreakIsNoFieldOfItsOwn()
    {
        const QByteArray entry = Journal(u"work"_s).entry(ActivityFolder::record(u"x\nPRIORITY=0"_s));
        QVERIFY(!entry.contains("\nPRIORITY=0"));
        QCOMPARE(entry.count("\nPRIORITY="), 1);
    }

    void anEntryIsBounded()
    {
        ActivityRecord record = ActivityFolder::record(QString(1'000'000, u'x'));
        record.action = QString(1'000'000, u'y');
        QVERIFY(Journal(u"work"_s).entry(record).size() < 64 * 1024);
    }

    void withoutAJournalNothingHappens()
    {
        QTemporaryDir folder;
        QVERIFY(!Journal(u"work"_s, folder.filePath(u"none"_s)).send(ActivityFolder::record(u"todo0"_s)));
        QVERIFY(!Journal(u"work"_s, QString(500, u'x')).send(ActivityFolder::record(u"todo0"_s)));
    }
};

AGENT0_TEST(JournalTest)
#include "tst_journal.moc"
