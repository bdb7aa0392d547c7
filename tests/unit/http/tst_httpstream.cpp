#include "door.h"
#include "rawserver.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;
using test::Door;
using test::RawServer;
using Then = RawServer::Then;

namespace {

HttpRequest streamed(const RawServer &server, qsizetype most = 4 * 1024 * 1024)
{
    HttpLimits limits;
    limits.silence = Milliseconds(60);
    limits.bodyBytes = most;
    return HttpRequest::get(server.url()).on(Leg::Resource).within(limits);
}

QByteArray chunked(const QList<QByteArray> &chunks, QByteArrayView headers = {})
{
    QByteArray answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + headers.toByteArray() + "\r\n";
    for (const QByteArray &chunk : chunks)
        answer += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    return answer;
}

Task<Result<QByteArray>> readAll(HttpStream *stream, int *pieces)
{
    QByteArray all;
    for (;;) {
        const auto piece = co_await stream->next();
        if (!piece)
            co_return fail(piece.error());
        if (piece->isEmpty())
            co_return all;
        ++*pieces;
        all += *piece;
    }
}

Task<> openAndNote(HttpClient *http, HttpRequest request, bool *came)
{
    const auto stream = co_await http->open(std::move(request));
    *came = true;
}

} // namespace

/// HttpClient::open(): the head first, then pieces, within bounds.
class HttpStreamTest : public QObject {
    Q_OBJECT

private slots:
    void headComesBeforeTheBody()
    {
        RawServer server;
        server.answer(chunked({}, "Content-Type: text/event-stream\r\n"));
        Door door;
        const auto stream = await(door.http.open(streamed(server)));
        QVERIFY(stream);
        QCOMPARE((*stream)->head().status, 200);
        QCOMPARE((*stream)->head().header("content-type"), QByteArray("text/event-stream"));
        QCOMPARE((*stream)->head().body, QByteArray());
    }

    void piecesComeAsTheyAreSent()
    {
        RawServer server;
        server.answer(RawServer::Step{chunked({"one", "two"}) + "0\r\n\r\n", Then::KeepOpen, 20, false});
        Door door;
        const auto stream = await(door.http.open(streamed(server)));
        QVERIFY(stream);
        int pieces = 0;
        const auto body = await(readAll(stream->get(), &pieces));
        QVERIFY(body);
        QCOMPARE(*body, QByteArray("onetwo"));
        QCOMPARE_GE(pieces, 1);
        // The end stays the end.
        const auto again = await((*stream)->next());
        QVERIFY(again && again->isEmpty());
    }

    void silenceBetweenPiecesEndsIt()
    {
        RawServer server;
        server.answer(chunked({"one"}));
        Door door;
        const auto stream = await(door.http.open(streamed(server)));
        QVERIFY(stream);
        int pieces = 0;
        const auto body = await(readAll(stream->get(), &pieces));
        QVERIFY(!body);
        QCOMPARE(body.error().code, u"timeout"_s);
        QCOMPARE(body.error().fault, Fault::Network);
        QCOMPARE(body.error().leg, Leg::Resource);
        QCOMPARE(pieces, 1);
    }

    void aHeadThatNeverComesEndsAtTheDeadline()
    {
        RawServer server;
        server.answer(QByteArray());
        Door door;
        HttpRequest request = streamed(server);
        request.limits.deadline = Milliseconds(40);
        const auto stream = await(door.http.open(std::move(request)));
        QVERIFY(!stream);
        QCOMPARE(stream.error().code, u"timeout"_s);
        QTRY_COMPARE(server.open, 0);
    }

    void destroyingAStreamClosesItsConnection()
    {
        RawServer server;
        server.answer(RawServer::Step{chunked({"x"}), Then::KeepOpen, 0, false});
        Door door;
        {
            const auto stream = await(door.http.open(streamed(server)));
            QVERIFY(stream);
            QCOMPARE(server.open, 1);
        }
        QTRY_COMPARE(server.open, 0);
    }

    void aReaderThatIsSlowGetsAllOfALargeBody()
    {
        RawServer server;
        const QByteArray chunk(100'000, 'x');
        server.answer(chunked(QList<QByteArray>(30, chunk)) + "0\r\n\r\n");
        Door door;
        const auto stream = await(door.http.open(streamed(server)));
        QVERIFY(stream);
        // Nobody takes a piece for a while: what is kept stays bounded, and libcurl is told to wait.
        int turns = 0;
        QTRY_VERIFY(++turns > 20);
        const auto first = await((*stream)->next());
        QVERIFY(first);
        QCOMPARE_LT(first->size(), 400'000);
        int pieces = 0;
        const auto rest = await(readAll(stream->get(), &pieces));
        QVERIFY(rest);
        QCOMPARE(first->size() + rest->size(), 3'000'000);
    }

    void aBodyBeyondItsBoundEndsIt()
    {
        RawServer server;
        server.answer(RawServer::Step{chunked({QByteArray(1000, 'x')}), Then::KeepOpen, 0, true});
        Door door;
        const auto stream = await(door.http.open(streamed(server, 1500)));
        QVERIFY(stream);
        int pieces = 0;
        const auto body = await(readAll(stream->get(), &pieces));
        QVERIFY(!body);
        QCOMPARE(body.error().fault, Fault::Malformed);
        QTRY_COMPARE(server.open, 1);
    }

    void aStreamThatIsCutSaysSo()
    {
        RawServer server;
        server.answer(chunked({"one"}), Then::Close);
        Door door;
        const auto stream = await(door.http.open(streamed(server)));
        QVERIFY(stream);
        int pieces = 0;
        const auto body = await(readAll(stream->get(), &pieces));
        QVERIFY(!body);
        QCOMPARE(body.error().code, u"answer_cut_short"_s);
    }

    void nobodyThereIsAFailureOfOpen()
    {
        RawServer server;
        const HttpRequest request = streamed(server);
        server.stopListening();
        Door door;
        const auto stream = await(door.http.open(request));
        QVERIFY(!stream);
        QCOMPARE(stream.error().code, u"connect_failed"_s);
    }

    void aStreamOutlivesItsClientWithoutBeingResumed()
    {
        RawServer server;
        server.answer(QByteArray());
        auto door = std::make_unique<Door>();
        bool came = false;
        TaskScope scope;
        scope.start(openAndNote(&door->http, streamed(server), &came));
        QTRY_COMPARE(server.open, 1);
        door.reset();
        QTRY_COMPARE(server.open, 0);
        QVERIFY(!came);
    }

    void theNextExchangeUsesTheConnectionOfAStreamThatEnded()
    {
        RawServer server;
        server.answer(chunked({"one"}) + "0\r\n\r\n");
        Door door;
        {
            const auto stream = await(door.http.open(streamed(server)));
            QVERIFY(stream);
            int pieces = 0;
            QVERIFY(await(readAll(stream->get(), &pieces)));
        }
        QVERIFY(door.send(HttpRequest::get(server.url())));
        QCOMPARE(server.connections, 1);
    }

    void wholeAnswerCollectsWithinItsLimit()
    {
        const HttpResponse given{404, {{"X", "1"}}, "body"};
        const auto whole = await(wholeAnswer(std::make_unique<WholeStream>(given), 4, Leg::Resource));
        QVERIFY(whole);
        QCOMPARE(whole->status, 404);
        QCOMPARE(whole->body, QByteArray("body"));
        const auto larger = await(wholeAnswer(std::make_unique<WholeStream>(given), 3, Leg::Resource));
        QVERIFY(!larger);
        QCOMPARE(larger.error().code, u"answer_too_large"_s);
    }
};

AGENT0_TEST(HttpStreamTest)

#include "tst_httpstream.moc"
