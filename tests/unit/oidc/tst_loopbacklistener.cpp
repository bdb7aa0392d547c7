#include "oidc/tcplistener.h"
#include "support/outcome.h"
#include "support/testmain.h"
#include "unit/oidc/visitor.h"

#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>

#include <sys/resource.h>

using namespace agent0;
using test::Visitor;

namespace {

const QString goodState = u"the-state-of-this-sign-in"_s;

Task<> keepAnswer(LoopbackListener *listener, std::optional<RedirectAnswer> *slot)
{
    slot->emplace(co_await listener->answer());
}

} // namespace

/// security.md 2.9: whatever a browser, a page in it or a stranger on this machine does.
class LoopbackListenerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LoopbackListener> m_listener;
    std::optional<RedirectAnswer> m_answer;
    std::unique_ptr<TaskScope> m_scope;

    quint16 port() const { return m_listener->redirectUri().section(u':', 2).section(u'/', 0, 0).toUShort(); }
    QByteArray good() const
    {
        return test::browserRequest(port(), "/callback?code=c0de&state=" + goodState.toLatin1());
    }
    void start(LoopbackLimits limits = {})
    {
        m_scope = std::make_unique<TaskScope>();
        m_answer.reset();
        m_listener = std::make_unique<TcpListener>(u"/callback"_s, goodState, limits);
        QVERIFY(m_listener->listen(0));
        m_scope->start(keepAnswer(m_listener.get(), &m_answer));
    }
    bool answered()
    {
        return QTest::qWaitFor([this] { return m_answer.has_value(); }, 5000);
    }
    void stillAnswersTheBrowser()
    {
        QVERIFY(!m_answer);
        Visitor browser(port(), good());
        QVERIFY(answered());
        QCOMPARE(m_answer->value(u"code"_s), u"c0de"_s);
    }

private slots:
    void init() { start(); }
    void cleanup()
    {
        m_scope.reset();
        m_listener.reset();
    }

    void takesTheAnswerAndShowsAPage()
    {
        Visitor browser(port(), good());
        QVERIFY(answered());
        QCOMPARE(m_answer->size(), 2);
        m_listener->finish(u"Signed in"_s, u"Go <back> & \"close\""_s);
        const QByteArray page = browser.listen();
        QVERIFY(page.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(page.contains("Cache-Control: no-store\r\n"));
        QVERIFY(page.contains("Content-Security-Policy: default-src 'none'"));
        QVERIFY(page.contains("Go &lt;back&gt; &amp; &quot;close&quot;"));
        for (const QByteArray &never :
            {QByteArray("c0de"), goodState.toLatin1(), QByteArray("<script"), QByteArray("http://"),
                QByteArray("https://"), QByteArray("src="), QByteArray("href="), QByteArray("Set-Cookie")})
            QVERIFY2(!page.contains(never), never.constData());
        QVERIFY(page.contains("Content-Length: " + QByteArray::number(page.size() - page.indexOf("\r\n\r\n") - 4)));
    }

    void thePageArrivesEvenWhenTheListenerGoesFirst()
    {
        Visitor browser(port(), good());
        QVERIFY(answered());
        m_listener->finish(u"Signed in"_s, u"Done"_s);
        m_listener.reset();
        QVERIFY(browser.listen().contains("Signed in"));
    }

    void nothingElseEndsTheWait_data()
    {
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const QByteArray &words) { QTest::newRow(name) << words; };
        const auto get = [](const QByteArray &target, const QByteArray &more = {}) {
            return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n" + more + "\r\n";
        };
        row("wrong state", get("/callback?code=x&state=wrong"));
        row("no state", get("/callback?code=x"));
        row("empty state", get("/callback?code=x&state="));
        row("state in another case", get("/callback?code=x&state=The-State-Of-This-Sign-In"));
        row("start of the state", get("/callback?code=x&state=the-state"));
        row("error with a wrong state", get("/callback?error=access_denied&state=wrong"));
        row("error without state", get("/callback?error=access_denied"));
        row("state twice", get("/callback?code=x&state=STATE&state=STATE"));
        row("code twice", get("/callback?code=x&code=y&state=STATE"));
        row("wrong path", get("/other?code=x&state=STATE"));
        row("root", get("/"));
        row("favicon", get("/favicon.ico"));
        row("path that begins so", get("/callbackEVIL?code=x&state=STATE"));
        row("POST",
            "POST /callback?code=x&state=STATE HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 2\r\n\r\nab");
        row("HEAD", "HEAD /callback?code=x&state=STATE HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
        row("preflight",
            "OPTIONS /callback?code=x&state=STATE HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: null\r\n"
            "Access-Control-Request-Private-Network: true\r\n\r\n");
        row("foreign host", "GET /callback?code=x&state=STATE HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        row("no host", "GET /callback?code=x&state=STATE HTTP/1.1\r\n\r\n");
        row("HTTP/0.9", "GET /callback?code=x&state=STATE\r\n\r\n");
        row("garbage", QByteArray(500, '\xfe') + "\r\n\r\n");
        row("TLS hello", QByteArray::fromHex("1603010200010001fc0303") + QByteArray(600, 'a') + "\r\n\r\n");
        row("NUL", QByteArray("\0\0\0\0\r\n\r\n", 8));
        row("blank lines", "\r\n\r\n\r\n\r\n");
        row("bad escape", get("/callback?code=%zz&state=STATE"));
        row("endless address", "GET /callback?x=" + QByteArray(1024 * 1024, 'a'));
        row("endless header", "GET /callback HTTP/1.1\r\nX: " + QByteArray(1024 * 1024, 'a'));
        row("100,000 headers", "GET /callback HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(100'000));
        row("right but too large", get("/callback?code=x&state=STATE", "X: " + QByteArray(17 * 1024, 'a') + "\r\n"));
    }
    void nothingElseEndsTheWait()
    {
        QFETCH(QByteArray, words);
        words.replace("PORT", QByteArray::number(port())).replace("STATE", goodState.toLatin1());
        Visitor stranger(port(), words);
        QVERIFY(stranger.isShownOut());
        stillAnswersTheBrowser();
    }

    void whoIsRefusedLearnsNothing()
    {
        const QByteArray page =
            Visitor(port(), test::browserRequest(port(), "/callback?code=<script>&state=x")).listen();
        QVERIFY(page.startsWith("HTTP/1.1 400 "));
        QVERIFY(!page.contains("script") && !page.contains(goodState.toLatin1()));
        QVERIFY(!page.contains("Access-Control"));
    }

    void aHalfSentRequestDoesNotBlock()
    {
        Visitor slow(port(), "GET /callback?code=x&sta");
        Visitor silent(port());
        stillAnswersTheBrowser();
        QVERIFY(slow.isShownOut() && silent.isShownOut());
    }

    void aRequestInPiecesIsPutTogether()
    {
        Visitor browser(port());
        for (const char byte : good()) {
            browser.say(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QVERIFY(answered());
    }

    void whoResetsOrStopsTalkingDoesNotEndTheWait()
    {
        Visitor reset(port(), "GET /callb");
        reset.leave();
        Visitor halfOpen(port(), "GET /callback?code=x");
        halfOpen.stopTalking();
        stillAnswersTheBrowser();
    }

    void slowOnesMakeRoom()
    {
        std::vector<std::unique_ptr<Visitor>> crowd;
        for (int i = 0; i < 300; ++i) {
            crowd.push_back(std::make_unique<Visitor>(port(), "GET /callback"));
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
        stillAnswersTheBrowser();
    }

    void idleOnesMakeRoomHoweverMany()
    {
        rlimit files = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
        files.rlim_cur = files.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
        std::vector<std::unique_ptr<Visitor>> crowd;
        for (int i = 0; i < 2000; ++i) {
            crowd.push_back(std::make_unique<Visitor>(port()));
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
        stillAnswersTheBrowser();
    }

    void whoDawdlesIsShownOut()
    {
        start(LoopbackLimits{.patience = Milliseconds(5)});
        Visitor dawdler(port(), "GET /callback?");
        QVERIFY(dawdler.isShownOut());
        stillAnswersTheBrowser();
    }

    void aBrowserThatLeavesMeanwhileDoesNoHarm()
    {
        {
            Visitor browser(port(), good());
            QVERIFY(answered());
        }
        QTest::qWait(1);
        m_listener->finish(u"Signed in"_s, u"Done"_s);
    }

    void afterTheAnswerThePortIsClosed()
    {
        const quint16 was = port();
        Visitor browser(port(), good());
        QVERIFY(answered());
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), was);
        QVERIFY(!late.waitForConnected(1000));
    }

    void onlyTheFirstOfTwoAnswersCounts()
    {
        Visitor first(port(), good());
        Visitor second(port(), test::browserRequest(port(), "/callback?code=other&state=" + goodState.toLatin1()));
        QVERIFY(answered());
        QVERIFY(second.isShownOut() || first.isShownOut());
        QCoreApplication::processEvents();
        QCOMPARE(m_answer->size(), 2);
    }

    void isReachedOnThisMachineOnly()
    {
        QTcpSocket v6;
        v6.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), port());
        QVERIFY(!v6.waitForConnected(500));
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket outside;
            outside.connectToHost(address, port());
            QVERIFY(!outside.waitForConnected(500));
        }
    }

    void aTakenPortIsAMatterOfConfiguration()
    {
        TcpListener other(u"/callback"_s, goodState);
        const auto listening = other.listen(port());
        QVERIFY(!listening);
        QCOMPARE(test::codeOf(listening), u"redirect_port_taken"_s);
        QCOMPARE(listening.error().fault, Fault::Configuration);
        QVERIFY(!listening.error().hint.isEmpty());
    }

    void goingAwayClosesEverything()
    {
        const quint16 was = port();
        Visitor waiting(was, "GET /");
        m_scope.reset();
        m_listener.reset();
        QVERIFY(waiting.isShownOut());
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), was);
        QVERIFY(!late.waitForConnected(1000));
    }
};

AGENT0_TEST(LoopbackListenerTest)
#include "tst_loopbacklistener.moc"
