#include "sandbox/htmlform.h"
#include "sandbox/httpserver.h"
#include "sandbox/useragent.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The browser without a window, on pages that have nothing to do with the sandbox's.
class UserAgentTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void followsRedirectsWithItsCookies();
    void fillsInTheFormThatWantsAPassword();
    void agreesToAFormWithoutPassword();
    void readsChunks();
    void staysOnThisMachine_data();
    void staysOnThisMachine();
    void givesUp_data();
    void givesUp();
    void forgetsACookieThatHasEnded();

private:
    Result<Visit> open(const QByteArray &path)
    {
        return await(m_agent.open(m_server->origin() + path, {"ada", "pass&word"}));
    }
    std::unique_ptr<HttpServer> m_server;
    UserAgent m_agent;
    QByteArray m_seen;
};

void UserAgentTest::init()
{
    m_agent.forgetCookies();
    m_server = std::make_unique<HttpServer>("pages");
    const auto page = [this](const char *path, const char *html) {
        m_server->route("GET", path, [html](const Request &) { return Response::html(html); });
    };
    const auto redirect = [this](const char *path, const char *to) {
        m_server->route("GET", path, [to](const Request &) { return Response::redirect(to); });
    };
    m_server->route("GET", "/start", [](const Request &) {
        return Response::redirect("/next?x=1").add("Set-Cookie", "a=1; Path=/").add("Set-Cookie", "b=2; HttpOnly");
    });
    m_server->route("GET", "/next", [this](const Request &request) {
        m_seen = request.header("Cookie") + ' ' + request.query;
        return Response::html("<p>there</p>");
    });
    page("/login", R"(<form action="/search"><input name="q"></form><FORM METHOD='post' action="/sent?from=login">
        <input type=hidden name=csrf value="a&amp;b&quot;"><input type="text" name='user'><input name="keep" type="checkbox" value="1">
        <input type="password" name="pw"><input type="submit" name="go" value="Go"></FORM>)");
    page("/consent",
        R"(<form method="post" action="sent"><input type="hidden" name="prompt" value="consent"/><button>Yes</button></form>)");
    m_server->route("POST", "/sent", [this](const Request &request) {
        m_seen = request.query + ' ' + request.body;
        return Response::html("<p>thanks</p>");
    });
    page("/stubborn", R"(<form method="post" action="/again"><input type="password" name="pw"></form>)");
    m_server->route("POST", "/again", [](const Request &) { return Response::redirect("/stubborn", 303); });
    redirect("/loop", "/loop");
    redirect("/away", "https://www.example.com/");
    m_server->route("GET", "/chunked", [](const Request &) {
        Response answer = Response::html("<p>in two chunks</p>");
        answer.wire.framing = Wire::Framing::Chunked;
        return answer;
    });
    m_server->route("GET", "/leave",
        [](const Request &) { return Response::redirect("/next").add("Set-Cookie", "a=; Max-Age=0"); });
    m_server->route("GET", "/gone", [](const Request &) {
        Response answer = Response::empty(200);
        answer.wire.cutAt = 0;
        answer.wire.ending = Wire::Ending::Close;
        return answer;
    });
    QVERIFY(m_server->listen(0));
}

void UserAgentTest::followsRedirectsWithItsCookies()
{
    const auto visit = open("/start");
    QVERIFY(visit);
    QCOMPARE(m_seen, "a=1; b=2 x=1");
    QCOMPARE(visit->address, m_server->origin() + "/next?x=1");
    QCOMPARE(visit->path, (QList<QByteArray>{m_server->origin() + "/start", m_server->origin() + "/next?x=1"}));
    QCOMPARE(visit->status, 200);
}

void UserAgentTest::fillsInTheFormThatWantsAPassword()
{
    QVERIFY(open("/login"));
    QCOMPARE(m_seen, "from=login csrf=a%26b%22&user=ada&pw=pass%26word");
}

void UserAgentTest::agreesToAFormWithoutPassword()
{
    QVERIFY(open("/consent"));
    QCOMPARE(m_seen, " prompt=consent");
}

void UserAgentTest::readsChunks() { QCOMPARE(open("/chunked")->body, "<p>in two chunks</p>"); }

void UserAgentTest::staysOnThisMachine_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("https") << QByteArray("https://127.0.0.1/");
    QTest::newRow("elsewhere") << QByteArray("http://www.example.com/");
    QTest::newRow("looks like it") << QByteArray("http://127.0.0.1.example.com/");
    QTest::newRow("user name") << QByteArray("http://127.0.0.1@example.com/");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
}

void UserAgentTest::staysOnThisMachine()
{
    QFETCH(QByteArray, address);
    const auto visit = await(m_agent.open(address, {}));
    QVERIFY(!visit);
    QCOMPARE(visit.error().code, u"not_loopback"_s);
    QCOMPARE(open("/away").error().code, u"not_loopback"_s);
}

void UserAgentTest::givesUp_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("a loop") << QByteArray("/loop") << u"browser_lost"_s;
    QTest::newRow("the password is not taken") << QByteArray("/stubborn") << u"browser_login"_s;
    QTest::newRow("nobody answers") << QByteArray("/gone") << u"browser_no_answer"_s;
}

void UserAgentTest::givesUp()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, code);
    const auto visit = open(path);
    QVERIFY(!visit);
    QCOMPARE(visit.error().code, code);
    QCOMPARE(visit.error().leg, Leg::SignIn);
    QVERIFY(!visit.error().hint.isEmpty());
}

void UserAgentTest::forgetsACookieThatHasEnded()
{
    QVERIFY(open("/start"));
    QVERIFY(open("/leave"));
    QCOMPARE(m_seen, "b=2 ");
}

AGENT0_TEST(UserAgentTest)
#include "tst_useragent.moc"
