#include "http/curlhttpclient.h"
#include "http/networkaccess.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::RawServer;

namespace {

QNetworkRequest tokenRequest(const QByteArray &address = "https://idp.test/token")
{
    QNetworkRequest request(QUrl::fromEncoded(address));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    request.setRawHeader("Authorization", "Basic YTpi");
    return request;
}

} // namespace

class NetworkAccessTest : public QObject {
    Q_OBJECT

private slots:
    void postComesFromTheDoor()
    {
        test::ScriptedHttp http;
        http.answer(200, "{\"access_token\":\"a\"}", {{"X-A", "1"}, {"x-a", "2"}});
        NetworkAccess network(http, Leg::SignIn);

        const std::unique_ptr<QNetworkReply> reply(network.post(tokenRequest(), QByteArray("code=once")));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QSignalSpy managerFinished(&network, &QNetworkAccessManager::finished);
        QVERIFY(http.requests.empty());
        QVERIFY(finished.wait());

        const HttpRequest &sent = http.requests.front();
        QCOMPARE(sent.method, "POST");
        QCOMPARE(sent.url, "https://idp.test/token");
        QCOMPARE(sent.body, "code=once");
        QCOMPARE(sent.leg, Leg::SignIn);
        QCOMPARE((HttpResponse{0, sent.headers, {}}).header("Authorization"), "Basic YTpi");
        QCOMPARE(
            (HttpResponse{0, sent.headers, {}}).header("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        QCOMPARE(reply->rawHeader("X-A"), "1, 2");
        QCOMPARE(reply->header(QNetworkRequest::ContentTypeHeader).toString(), u"application/json"_s);
        QCOMPARE(reply->bytesAvailable(), 20);
        QCOMPARE(reply->readAll(), "{\"access_token\":\"a\"}");
        QVERIFY(reply->atEnd() && reply->isFinished());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(managerFinished.size(), 1);
    }

    void everyMethodKeepsItsName()
    {
        test::ScriptedHttp http;
        http.otherwise = [](const HttpRequest &) { return HttpResponse{200, {}, {}}; };
        NetworkAccess network(http, Leg::None);
        const QNetworkRequest request = tokenRequest();
        const QList<QNetworkReply *> replies{network.get(request), network.head(request),
            network.put(request, QByteArray("x")), network.deleteResource(request),
            network.sendCustomRequest(request, "PATCH", QByteArray("y"))};
        QTRY_VERIFY(
            std::ranges::all_of(replies, [](const QNetworkReply *reply) { return reply->isFinished(); }));
        QList<QByteArray> methods;
        for (const HttpRequest &sent : http.requests)
            methods.append(sent.method);
        QCOMPARE(methods, (QList<QByteArray>{"GET", "HEAD", "PUT", "DELETE", "PATCH"}));
    }

    void statusOfAFailureIsAnErrorAndItsBodyReadable_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QNetworkReply::NetworkError>("error");
        QTest::newRow("302") << 302 << QNetworkReply::NoError;
        QTest::newRow("400") << 400 << QNetworkReply::ProtocolInvalidOperationError;
        QTest::newRow("401") << 401 << QNetworkReply::AuthenticationRequiredError;
        QTest::newRow("429") << 429 << QNetworkReply::UnknownContentError;
        QTest::newRow("500") << 500 << QNetworkReply::InternalServerError;
        QTest::newRow("502") << 502 << QNetworkReply::UnknownServerError;
    }
    void statusOfAFailureIsAnErrorAndItsBodyReadable()
    {
        QFETCH(int, status);
        test::ScriptedHttp http;
        http.answer(status, "{\"error\":\"invalid_grant\"}", {{"Location", "https://evil.test/"}});
        NetworkAccess network(http, Leg::SignIn);
        const std::unique_ptr<QNetworkReply> reply(network.post(tokenRequest(), QByteArray("code=once")));
        QSignalSpy errors(reply.get(), &QNetworkReply::errorOccurred);
        QTRY_VERIFY(reply->isFinished());
        QTEST(reply->error(), "error");
        QCOMPARE(errors.size(), reply->error() == QNetworkReply::NoError ? 0 : 1);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
        QCOMPARE(reply->readAll(), "{\"error\":\"invalid_grant\"}");
        QCOMPARE(http.requests.size(), 1U);
    }

    void failureKeepsItsOwnWords()
    {
        test::ScriptedHttp http;
        http.failWith(Fault::Untrusted);
        NetworkAccess network(http, Leg::SignIn);
        const std::unique_ptr<QNetworkReply> reply(network.post(tokenRequest(), QByteArray("code=once")));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
        QCOMPARE(reply->errorString(), u"scripted failure"_s);
        const auto *door = qobject_cast<DoorReply *>(reply.get());
        QVERIFY(door && door->failure());
        QCOMPARE(door->failure()->leg, Leg::SignIn);
    }

    void addressIsSpelledAsThePublisherSpelledIt()
    {
        test::ScriptedHttp http;
        http.answer(200, "{}");
        NetworkAccess network(http, Leg::SignIn);
        const QByteArray odd = "https://idp.test/%7Etoken/%41/../x?a=%2f";
        network.spellAs(odd);
        const std::unique_ptr<QNetworkReply> reply(network.post(tokenRequest(odd), QByteArray()));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(http.requests.front().url, odd);
    }

    void abortDropsTheExchange()
    {
        RawServer server;
        server.answer(QByteArray());
        SystemClock clock;
        CurlHttpClient http(clock, HttpSettings{});
        NetworkAccess network(http, Leg::SignIn);
        const std::unique_ptr<QNetworkReply> reply(
            network.post(tokenRequest(server.url()), QByteArray("code=once")));
        QTRY_COMPARE(server.requests.size(), 1);
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        reply->abort();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
        QTRY_COMPARE(server.open, 0);
        reply->abort();
        QCOMPARE(finished.size(), 1);
    }

    void replyMayBeDeletedByAnyListener_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("metaDataChanged") << 0;
        QTest::newRow("readyRead") << 1;
        QTest::newRow("errorOccurred") << 2;
        QTest::newRow("finished") << 3;
    }
    void replyMayBeDeletedByAnyListener()
    {
        QFETCH(int, signal);
        test::ScriptedHttp http;
        http.answer(400, "{}");
        NetworkAccess network(http, Leg::SignIn);
        QPointer<QNetworkReply> reply(network.post(tokenRequest(), QByteArray("code=once")));
        const auto die = [reply] { delete reply.data(); };
        if (signal == 0)
            connect(reply, &QNetworkReply::metaDataChanged, this, die);
        else if (signal == 1)
            connect(reply, &QNetworkReply::readyRead, this, die);
        else if (signal == 2)
            connect(reply, &QNetworkReply::errorOccurred, this, die);
        else
            connect(reply, &QNetworkReply::finished, this, die);
        QTRY_VERIFY(!reply);
    }

    void deletingAReplyUnderWayAbortsIt()
    {
        RawServer server;
        server.answer(QByteArray());
        SystemClock clock;
        CurlHttpClient http(clock, HttpSettings{});
        NetworkAccess network(http, Leg::SignIn);
        std::unique_ptr<QNetworkReply> reply(
            network.post(tokenRequest(server.url()), QByteArray("code=once")));
        QTRY_COMPARE(server.requests.size(), 1);
        reply.reset();
        QTRY_COMPARE(server.open, 0);
    }

    void aCodeIsSentOnceWhenTheConnectionDies()
    {
        RawServer server;
        server.answer(RawServer::ok("{}")).answer(QByteArray(), RawServer::Then::Reset);
        SystemClock clock;
        CurlHttpClient http(clock, HttpSettings{});
        NetworkAccess network(http, Leg::SignIn);
        const std::unique_ptr<QNetworkReply> first(network.get(tokenRequest(server.url())));
        QTRY_VERIFY(first->isFinished());
        const std::unique_ptr<QNetworkReply> second(
            network.post(tokenRequest(server.url()), QByteArray("code=once")));
        QTRY_VERIFY(second->isFinished());
        QCOMPARE(second->error(), QNetworkReply::RemoteHostClosedError);
        QCOMPARE(server.requests.size(), 2);
    }
};

AGENT0_TEST(NetworkAccessTest)
#include "tst_networkaccess.moc"
