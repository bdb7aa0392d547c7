#include "oauth/tokenanswer.h"
#include "support/outcome.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

HttpResponse jsonAnswer(const QByteArray &body, int status = 200, QList<HttpHeader> headers = {})
{
    headers.prepend({"Content-Type", "application/json; charset=utf-8"});
    return HttpResponse{status, headers, body};
}

TokenQuery queryOn(Leg leg) { return TokenQuery{leg, {}, {}, fromUnixSeconds(1'790'000'000)}; }

Result<TokenResponse> readOn(Leg leg, const QByteArray &body)
{
    return readTokenAnswer(jsonAnswer(body), queryOn(leg));
}

QByteArray answerWith(const QByteArray &more)
{
    return R"({"access_token":"at-1","token_type":"Bearer")" + (more.isEmpty() ? QByteArray() : "," + more) + "}";
}

} // namespace

class TokenAnswerTest : public QObject {
    Q_OBJECT

private slots:
    void readsAWholeAnswer()
    {
        const auto tokens = readOn(Leg::SignIn,
            answerWith(
                R"("expires_in":3600,"scope":"openid email","refresh_token":"rt!*","id_token":"a.b.c","x":{"y":1})"));
        QVERIFY(tokens);
        QCOMPARE(tokens->accessToken.reveal(), QByteArray("at-1"));
        QCOMPARE(tokens->expiresIn->count(), 3600);
        QCOMPARE(*tokens->scope, u"openid email"_s);
        QCOMPARE(tokens->refreshToken.reveal(), QByteArray("rt!*"));
        QCOMPARE(tokens->idToken.reveal(), QByteArray("a.b.c"));
    }

    void fapi2_token_endpoint_response_without_expires_in()
    {
        const auto tokens = readOn(Leg::SignIn, answerWith(""));
        QVERIFY(tokens && !tokens->expiresIn && !tokens->scope);
        QVERIFY(tokens->refreshToken.isEmpty() && tokens->idToken.isEmpty());
    }

    void fapi2_token_type_case_insensitivity_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"Bearer", "bearer", "BEARER", "bEARER", "DPoP", "dpop"})
            QTest::newRow(type) << QByteArray(type);
    }
    void fapi2_token_type_case_insensitivity()
    {
        QFETCH(QByteArray, type);
        QVERIFY(readOn(Leg::Redemption, "{\"access_token\":\"a\",\"token_type\":\"" + type + "\"}"));
    }

    void aTokenOfAnUnknownTypeIsNotUsed_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"mac", "N_A", "Bearer ", "pop"})
            QTest::newRow(type) << QByteArray(type);
    }
    void aTokenOfAnUnknownTypeIsNotUsed()
    {
        QFETCH(QByteArray, type);
        const auto tokens = readOn(Leg::Redemption, "{\"access_token\":\"a\",\"token_type\":\"" + type + "\"}");
        QCOMPARE(test::codeOf(tokens), u"token_answer_member"_s);
    }

    void anExchangeMayCallItsTokenAnything()
    {
        const auto tokens = readOn(Leg::Exchange,
            R"({"access_token":"a.b.c","token_type":"N_A","issued_token_type":"urn:ietf:params:oauth:token-type:id-jag","expires_in":300})");
        QVERIFY(tokens);
        QCOMPARE(tokens->issuedTokenType, u"urn:ietf:params:oauth:token-type:id-jag"_s);
    }

    void theLifeIsReadAsServersSendIt_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("whole") << QByteArray("3600") << qint64(3600);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("fraction") << QByteArray("59.9") << qint64(59);
        QTest::newRow("text") << QByteArray("\"3599\"") << qint64(3599);
        QTest::newRow("huge") << QByteArray("1e308") << qint64(365 * 24 * 3600);
        QTest::newRow("beyond 64 bits") << QByteArray("9223372036854775808") << qint64(365 * 24 * 3600);
        QTest::newRow("exponent") << QByteArray("3.6e3") << qint64(3600);
    }
    void theLifeIsReadAsServersSendIt()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, seconds);
        const auto tokens = readOn(Leg::SignIn, answerWith("\"expires_in\":" + value));
        QVERIFY(tokens);
        QCOMPARE(qint64(tokens->expiresIn->count()), seconds);
    }

    void nullIsAbsent()
    {
        const auto tokens =
            readOn(Leg::SignIn, answerWith(R"("expires_in":null,"scope":null,"refresh_token":null,"id_token":null)"));
        QVERIFY(tokens && !tokens->expiresIn && !tokens->scope && tokens->refreshToken.isEmpty());
    }

    void anEmptyScopeIsNotAnAbsentOne()
    {
        QCOMPARE(*readOn(Leg::Redemption, answerWith(R"("scope":"")"))->scope, QString());
        QCOMPARE(*readOn(Leg::Redemption, answerWith(R"("scope":["a","b"])"))->scope, u"a b"_s);
    }

    void aMemberThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
        row("no access token", R"({"token_type":"Bearer"})");
        row("access token null", R"({"access_token":null,"token_type":"Bearer"})");
        row("access token empty", R"({"access_token":"","token_type":"Bearer"})");
        row("access token a number", R"({"access_token":5,"token_type":"Bearer"})");
        row("access token a list", R"({"access_token":["a"],"token_type":"Bearer"})");
        row("access token with a line break", R"({"access_token":"a\r\nX: y","token_type":"Bearer"})");
        row("access token with NUL", R"({"access_token":"a\u0000b","token_type":"Bearer"})");
        row("access token with a blank", R"({"access_token":"a b","token_type":"Bearer"})");
        row("access token beyond ASCII", R"({"access_token":"aé","token_type":"Bearer"})");
        row("access token of padding only", R"({"access_token":"==","token_type":"Bearer"})");
        row("access token with padding inside", R"({"access_token":"a=b","token_type":"Bearer"})");
        row("access token of 4 MB",
            "{\"access_token\":\"" + QByteArray(4'000'000 - 100, 'a') + "\",\"token_type\":\"Bearer\"}");
        row("no token type", R"({"access_token":"a"})");
        row("token type a number", R"({"access_token":"a","token_type":1})");
        row("token type null", R"({"access_token":"a","token_type":null})");
        row("life negative", answerWith("\"expires_in\":-1"));
        row("life of words", answerWith("\"expires_in\":\"soon\""));
        row("life signed text", answerWith("\"expires_in\":\"-5\""));
        row("life a list", answerWith("\"expires_in\":[3600]"));
        row("life true", answerWith("\"expires_in\":true"));
        row("life an empty text", answerWith("\"expires_in\":\"\""));
        row("scope a number", answerWith("\"scope\":7"));
        row("scope with a quotation mark", answerWith("\"scope\":\"a \\\"b\""));
        row("scope with a line break", answerWith(R"("scope":"a\nb")"));
        row("scope list of numbers", answerWith("\"scope\":[1]"));
        row("refresh token with a blank", answerWith(R"("refresh_token":"a b")"));
        row("refresh token empty", answerWith(R"("refresh_token":"")"));
        row("refresh token an object", answerWith(R"("refresh_token":{})"));
        row("id token with markup", answerWith(R"("id_token":"<a>")"));
        row("issued token type a list", answerWith(R"("issued_token_type":[])"));
    }
    void aMemberThatCannotBeIsRefused()
    {
        QFETCH(QByteArray, body);
        const auto tokens = readOn(Leg::Redemption, body);
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, Fault::Malformed);
        QCOMPARE(test::codeOf(tokens), u"token_answer_member"_s);
        QCOMPARE(tokens.error().leg, Leg::Redemption);
        QVERIFY(tokens.error().message.size() < 300);
    }

    void contentThatIsNoJsonObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray good = answerWith("");
        const auto row = [](const char *name, const QByteArray &type, const QByteArray &body) {
            QTest::newRow(name) << type << body;
        };
        row("HTML", "text/html", "<html>sign in to the wifi</html>");
        row("HTML called JSON", "application/json", "<html></html>");
        row("JSON called HTML", "text/html", good);
        row("JSON called plain text", "text/plain", good);
        row("no type", "", good);
        row("form", "application/x-www-form-urlencoded", "access_token=a&token_type=bearer");
        row("byte order mark", "application/json", "\xef\xbb\xbf" + good);
        row("UTF-16", "application/json", QByteArray("{\0}\0", 4));
        row("list", "application/json", "[" + good + "]");
        row("number", "application/json", "5");
        row("nothing", "application/json", "");
        row("cut", "application/json", good.chopped(3));
        row("trailing", "application/json", good + "x");
        row("two objects", "application/json", good + good);
        row("deep", "application/json", answerWith("\"x\":" + QByteArray(5000, '[') + QByteArray(5000, ']')));
        row("access token twice", "application/json", answerWith(R"("access_token":"at-2")"));
        row("token type twice by escape", "application/json", answerWith(R"("t\u006fken_type":"DPoP")"));
        row("NaN", "application/json", answerWith("\"expires_in\":NaN"));
        row("invalid UTF-8", "application/json", answerWith("\"x\":\"\xff\""));
    }
    void contentThatIsNoJsonObjectIsRefused()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const auto tokens = readTokenAnswer(HttpResponse{200, {{"content-type", type}}, body}, queryOn(Leg::Refresh));
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, Fault::Malformed);
        QCOMPARE(test::codeOf(tokens), u"token_answer_not_json"_s);
        QVERIFY(!tokens.error().hint.isEmpty());
    }

    void anErrorInATwoHundredIsAnError()
    {
        const auto tokens =
            readOn(Leg::Refresh, R"({"error":"invalid_grant","access_token":"a","token_type":"Bearer"})");
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, Fault::SignInNeeded);
        QCOMPARE(tokens.error().oauth->code, u"invalid_grant"_s);
        QCOMPARE(tokens.error().oauth->httpStatus, 200);
    }

    void aSuccessUnderAnotherStatusIsNone_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {100, 201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 401, 404, 407, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void aSuccessUnderAnotherStatusIsNone()
    {
        QFETCH(int, status);
        const auto tokens = readTokenAnswer(
            jsonAnswer(answerWith(""), status, {{"Location", "https://evil.example/"}}), queryOn(Leg::SignIn));
        QVERIFY(!tokens);
        QVERIFY(!tokens.error().hint.isEmpty());
    }
};

AGENT0_TEST(TokenAnswerTest)
#include "tst_tokenanswer.moc"
