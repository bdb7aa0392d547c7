#include "base/moment.h"
#include "http/networkparts.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::RawServer;

namespace {

Task<bool> answerBeginsAMoment(HttpClient *http, QByteArray url)
{
    const quint64 before = thisMoment();
    const auto answer = co_await http->send(HttpRequest::get(url));
    co_return answer &&thisMoment() != before;
}

} // namespace

/// As the programs have it: on Linux from a library, which has a copy of much of the program.
class NetworkPartsTest : public QObject {
    Q_OBJECT

private slots:
    void itsClientSendsAndTraces()
    {
        RawServer server;
        server.answer(RawServer::ok("hello"));
        SystemClock clock;
        QList<QString> traced;
        const auto parts = networkParts();
        QVERIFY(parts.has_value());
        const auto http = parts->client(clock, {}, [&](const TraceRecord &record) { traced << record.url; });

        const auto answer = test::await(http->send(HttpRequest::get(server.url("/a"))));

        QVERIFY(answer.has_value());
        QCOMPARE(answer->body, "hello");
        QCOMPARE(traced, QList<QString>{QString::fromUtf8(server.url("/a"))});
    }

    void aMomentBeginsWithItsAnswer()
    {
        RawServer server;
        SystemClock clock;
        const auto parts = networkParts();
        QVERIFY(parts.has_value());
        const auto http = parts->client(clock, {}, {});

        QVERIFY(test::await(answerBeginsAMoment(http.get(), server.url())));
    }
};

AGENT0_TEST(NetworkPartsTest)
#include "tst_networkparts.moc"
