#include "http/redaction.h"
#include "http/tokenshape.h"
#include "http/tracerecord.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;

namespace {

const QByteArray opaque = "q7Wd0ZkXe3Rv9LmT5sYb1NcHf8UaJg2PoIi4";
const QByteArray otherOpaque = "Zx81kLmQ0pVn7TrEw6YuIo3AsDfGhJk5CvBn";

QByteArray base64Url(const QByteArray &json)
{
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray jwt(const QByteArray &claims)
{
    return base64Url("{\"alg\":\"RS256\",\"kid\":\"k1\"}") + '.' + base64Url(claims) + '.'
        + "c2lnbmF0dXJlLXRoYXQtbXVzdC1ub3QtYmUtc2Vlbg";
}

TraceRecord recordOf(const HttpRequest &request, Result<HttpResponse> result = HttpResponse{})
{
    ShownJwts jwts;
    return traceRecord(request, result, fromUnixSeconds(1'790'000'000), Milliseconds(5), jwts);
}

QString valueOf(const TraceFields &fields, const QString &name)
{
    for (const TraceField &field : fields.list()) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return u"(absent)"_s;
}

QString allOf(const TraceRecord &record)
{
    QString all = record.url + record.failure + record.method;
    for (const auto *list :
        {&record.requestHeaders, &record.requestFields, &record.answerHeaders, &record.answerFields}) {
        for (const TraceField &field : list->list())
            all += u'\n' + field.name + u": "_s + field.value;
    }
    return all;
}

HttpResponse json(const QByteArray &body, QList<HttpHeader> headers = {})
{
    headers.append(HttpHeader{"Content-Type", "application/json"});
    return HttpResponse{200, headers, body};
}

} // namespace

class RedactionTest : public QObject {
    Q_OBJECT

private slots:
    void valuesOfKnownSecretsAreNeverShown_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"client_secret", "client_assertion", "assertion", "subject_token", "actor_token",
                 "refresh_token", "access_token", "id_token", "code", "code_verifier", "token", "password",
                 "id_token_hint", "state", "nonce", "Client_Secret", "device_code"})
            QTest::newRow(name) << QByteArray(name);
    }
    void valuesOfKnownSecretsAreNeverShown()
    {
        QFETCH(QByteArray, name);
        const QByteArray value = "pa ss&wörd+1";
        const auto form = HttpRequest::post("https://a.test/token").form({{name, value}, {"grant_type", "x"}});
        const auto members =
            json("{\"" + name + "\":\"" + value + "\",\"nested\":{\"list\":[{\"" + name + "\":\"" + value + "\"}]}}");
        const TraceRecord record = recordOf(form, members);

        QCOMPARE(valueOf(record.requestFields, QString::fromUtf8(name)), u"(secret, 13 bytes)"_s);
        QCOMPARE(valueOf(record.answerFields, QString::fromUtf8(name)), u"(secret, 13 bytes)"_s);
        QCOMPARE(valueOf(record.requestFields, u"grant_type"_s), u"x"_s);
        QVERIFY(!allOf(record).contains(u"pa ss"_s) && !allOf(record).contains(u"rd+1"_s)
            && !allOf(record).contains(u"rd%2B1"_s));
    }

    void secretsOfAnotherTypeAreHiddenToo()
    {
        const TraceRecord record = recordOf(HttpRequest::get("https://a.test"),
            json(R"({"code":123456,"token":{"a":"hidden1","b":[987]},"password":["hidden2"],"expires_in":300})"));
        const QString all = allOf(record);
        QVERIFY(!all.contains(u"123456"_s) && !all.contains(u"hidden"_s) && !all.contains(u"987"_s));
        QCOMPARE(valueOf(record.answerFields, u"expires_in"_s), u"300"_s);
    }

    void authorizationKeepsItsScheme_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("bearer") << "Bearer " + opaque << u"Bearer (secret, 36 bytes)"_s;
        QTest::newRow("short") << QByteArray("Bearer abc") << u"Bearer (secret, 3 bytes)"_s;
        QTest::newRow("basic") << QByteArray("Basic YTpi") << u"Basic (secret, 4 bytes)"_s;
        QTest::newRow("no scheme") << opaque << u"(secret, 36 bytes)"_s;
    }
    void authorizationKeepsItsScheme()
    {
        QFETCH(QByteArray, value);
        const auto request = HttpRequest::get("https://a.test").header("Authorization", value);
        QTEST(valueOf(recordOf(request).requestHeaders, u"Authorization"_s), "shown");
    }

    void cookiesAreNeverShown()
    {
        const auto request = HttpRequest::get("https://a.test").header("Cookie", "sid=abcdef").header("DPoP", "short");
        const auto all = allOf(recordOf(request, json("{}", {{"Set-Cookie", "sid=uvwxyz; HttpOnly"}})));
        QVERIFY(!all.contains(u"abcdef"_s) && !all.contains(u"uvwxyz"_s) && !all.contains(u"short"_s));
    }

    void jwtIsShownWithoutItsSignature_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("under a secret's name") << QByteArray("subject_token");
        QTest::newRow("under an unknown name") << QByteArray("x_grant");
        QTest::newRow("under an open name") << QByteArray("scope");
    }
    void jwtIsShownWithoutItsSignature()
    {
        QFETCH(QByteArray, name);
        const QByteArray token =
            jwt(R"({"iss":"idp.test","nonce":"n-0S6","at_hash":"aGFzaA","client_secret":"inner1"})");
        const auto record = recordOf(HttpRequest::post("https://a.test").form({{name, token}}));
        const QString shown = valueOf(record.requestFields, QString::fromUtf8(name));
        QVERIFY(shown.contains(u"\"alg\":\"RS256\""_s) && shown.contains(u"\"iss\":\"idp.test\""_s));
        QVERIFY(shown.contains(u"n-0S6"_s) && shown.contains(u"aGFzaA"_s));
        QVERIFY(!shown.contains(u"inner1"_s));
        QVERIFY(!allOf(record).contains(u"c2lnbmF0dXJl"_s));
    }

    void jwtThatIsNoGoodJsonIsNotShown_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::newRow("a member twice") << QByteArray(R"({"sub":"u1","sub":"u2"})");
        QTest::newRow("cut short") << QByteArray(R"({"sub":"u1)");
    }
    void jwtThatIsNoGoodJsonIsNotShown()
    {
        QFETCH(QByteArray, claims);
        const auto request = HttpRequest::post("https://a.test").form({{"scope", jwt(claims)}});
        const QString shown = valueOf(recordOf(request).requestFields, u"scope"_s);
        QVERIFY2(shown.startsWith(u"(secret, "_s), qPrintable(shown));
    }

    void jwtInAHeaderIsShownWithoutItsSignature()
    {
        const auto request = HttpRequest::get("https://a.test")
                                 .authorize("DPoP", Secret(jwt("{\"sub\":\"u1\"}")))
                                 .header("DPoP", jwt("{\"jti\":\"j1\"}"));
        const TraceRecord record = recordOf(request);
        QVERIFY(valueOf(record.requestHeaders, u"Authorization"_s).startsWith(u"DPoP JWT {"_s));
        QVERIFY(valueOf(record.requestHeaders, u"DPoP"_s).contains(u"j1"_s));
        QVERIFY(!allOf(record).contains(u"c2lnbmF0dXJl"_s));
    }

    void unknownValuesThatLookLikeTokensAreHidden_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("base64url") << opaque;
        QTest::newRow("base64 with slashes") << QByteArray("q7Wd/ZkXe+Rv9/mT5sYb1/cHf8UaJg2PoIi4Q==");
        QTest::newRow("hexadecimal") << QByteArray("9f86d081884c7d659a2feaa0c55ad015");
        QTest::newRow("twenty characters") << QByteArray("aB3dE6gH9jK2mN5pQ8sT");
        QTest::newRow("letters only") << QByteArray("qWdZkXeRvLmTsYbNcHfUaJgPoIi");
        QTest::newRow("JWE") << base64Url("{\"alg\":\"dir\"}") + "..q7Wd0ZkXe3Rv9LmT.5sYb1NcHf8UaJg2P.oIi4q7Wd0ZkXe3Rv";
        QTest::newRow("in a sentence") << "the value " + opaque + " is wrong";
        QTest::newRow("quoted") << "bad token: \"" + opaque + "\"";
        QTest::newRow("name=value") << "session=" + opaque;
        QTest::newRow("in an address") << "see https://a.test/t/" + opaque;
        QTest::newRow("JWT in a sentence") << "rejected " + jwt("{\"sub\":\"u\"}") + ", sorry";
    }
    void unknownValuesThatLookLikeTokensAreHidden()
    {
        QFETCH(QByteArray, value);
        const QByteArray body = "{\"x_thing\":\"" + QByteArray(value).replace('"', "\\\"") + "\"}";
        const QString shown =
            valueOf(recordOf(HttpRequest::get("https://a.test"), json(body)).answerFields, u"x_thing"_s);
        QVERIFY2(shown.contains(u"(secret, "_s) || shown.startsWith(u"JWT"_s), qPrintable(shown));
        QVERIFY(!shown.contains(QString::fromLatin1(opaque)) && !shown.contains(u"c2lnbmF0dXJl"_s));
    }

    void whatIsNoSecretStaysReadable_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *value) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(value);
        };
        row("error", "invalid_grant");
        row("error_description",
            "The ID-JAG was issued for another audience: https://auth.todo0.example/oauth2 (expected 30 s)");
        row("scope", "openid profile todos.read todos.write");
        row("token_type", "Bearer");
        row("issued_token_type", "urn:ietf:params:oauth:token-type:id-jag");
        row("audience", "https://acme.okta.com/oauth2/ausc1n2x3y4z5a6b7d8");
        row("resource", "https://api.todo0.example/");
        row("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        row("client_id", "0oac1n2x3y4z5a6b7d8e9");
        row("iss", "https://acme.okta.com");
        row("task", "buy milk and internationalization-guidelines");
        row("completedAt", "2026-11-24T07:17:31.000Z");
    }
    void whatIsNoSecretStaysReadable()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto record = recordOf(
            HttpRequest::post("https://a.test").form({{name, value}}), json("{\"" + name + "\":\"" + value + "\"}"));
        QCOMPARE(valueOf(record.requestFields, QString::fromUtf8(name)), QString::fromUtf8(value));
        QCOMPARE(valueOf(record.answerFields, QString::fromUtf8(name)), QString::fromUtf8(value));
    }

    void secretsOfTheRequestThatTheServerRepeatsAreHidden_data()
    {
        QTest::addColumn<QByteArray>("description");
        QTest::newRow("plain") << QByteArray("unknown code abc-1 for client");
        QTest::newRow("percent-encoded") << QByteArray("unknown secret se%2Fcret for client");
        QTest::newRow("decoded") << QByteArray("unknown secret se/cret for client");
        QTest::newRow("in capitals of its own") << QByteArray("abc-1");
    }
    void secretsOfTheRequestThatTheServerRepeatsAreHidden()
    {
        QFETCH(QByteArray, description);
        const QByteArray basic = "client:" + QByteArray("se%2Fcret");
        const auto request = HttpRequest::post("https://a.test")
                                 .form({{"code", "abc-1"}})
                                 .header("Authorization", "Basic " + basic.toBase64());
        const auto record = recordOf(request,
            json("{\"error\":\"" + description + "\",\"error_description\":\"" + description + "\"}",
                {{"X-Echo", description}}));
        const QString all = allOf(record);
        QVERIFY2(
            !all.contains(u"abc-1"_s) && !all.contains(u"se/cret"_s) && !all.contains(u"se%2Fcret"_s), qPrintable(all));
    }

    void aRepeatedSecretThatIsWrittenWithEscapesIsHidden()
    {
        const auto request = HttpRequest::post("https://a.test").form({{"client_secret", "se\"cr\\et"}});
        const auto record =
            recordOf(request, json("{\"note\":\"not se\\\"cr\\\\et\",\"list\":[\"se\\\"cr\\u005cet\"]}"));
        QCOMPARE(valueOf(record.answerFields, u"note"_s), u"not (secret, 8 bytes)"_s);
        QCOMPARE(valueOf(record.answerFields, u"list"_s), u"[\"(secret, 8 bytes)\"]"_s);
        const QByteArray token = jwt("{\"note\":\"se\\\"cr\\\\et\"}");
        const QString shown = valueOf(recordOf(request, json("{\"x\":\"" + token + "\"}")).answerFields, u"x"_s);
        QVERIFY2(shown.contains(u"{\"note\":\"(secret, 8 bytes)\"}"_s), qPrintable(shown));
    }

    void aRepeatedSecretIsNotLeftInHalfWhereAValueIsCut()
    {
        const QByteArray secret(40, 's');
        const auto request = HttpRequest::post("https://a.test").form({{"client_secret", secret}});
        const QByteArray value = "error " + QByteArray("word ").repeated(795) + secret + " end";
        const auto record = recordOf(request, json("{\"error_description\":\"" + value + "\"}"));
        QVERIFY(value.indexOf(secret) < 4000 && value.indexOf(secret) + secret.size() > 4000);
        QVERIFY(!allOf(record).contains(u"ssss"_s));
        const auto address = recordOf(HttpRequest::get("https://a.test/?code=" + secret + "&x=" + value));
        QVERIFY(!allOf(address).contains(u"ssss"_s));
    }

    void aRepeatedSecretIsTakenOutOfNamesAndNumbersToo()
    {
        const auto request = HttpRequest::post("https://a.test").form({{"code", "12345678"}});
        const auto record = recordOf(request,
            json("{\"note\":12345678,\"list\":[12345678],\"n12345678\":true}",
                {{"X-12345678", "1"}, {"Proxy-Authorization", "12345678 x"}}));
        QVERIFY2(!allOf(record).contains(u"12345678"_s), qPrintable(allOf(record)));
        QCOMPARE(valueOf(record.answerFields, u"list"_s), u"[\"(secret, 8 bytes)\"]"_s);
    }

    void aJwtInAJwtIsASecret()
    {
        QByteArray token = jwt("{\"sub\":\"u1\"}");
        for (int level = 0; level < 12; ++level)
            token = jwt("{\"inner\":\"" + token + "\"}");
        ShownJwts jwts;
        const auto record = traceRecord(HttpRequest::post("https://a.test").form({{"assertion", token}}),
            HttpResponse{}, fromUnixSeconds(1'790'000'000), Milliseconds(5), jwts);
        const QString shown = valueOf(record.requestFields, u"assertion"_s);
        QVERIFY2(shown.contains(u"{\"inner\":\"(secret, "_s), qPrintable(shown));
        QCOMPARE(jwts.size(), 1);
    }

    void ofAnExchangeWithTooManySecretsNoneIsShown()
    {
        QByteArray body;
        for (int i = 0; i < 300; ++i)
            body += "pin=secret-" + QByteArray::number(1000 + i) + '&';
        body += "note=secret-1299";
        const HttpResponse answer{
            200, {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Echo", "secret-1298"}}, body};
        const auto record = recordOf(HttpRequest::get("https://a.test/?code=abcd&x=abcd"), answer);
        QCOMPARE(record.url, u"https://a.test/?code=(secret, 4 bytes)&x=(secret, 4 bytes)"_s);
        QVERIFY(record.answerHeaders.isEmpty());
        QCOMPARE(valueOf(record.answerFields, u"body"_s), u"(%1 bytes)"_s.arg(body.size()));
    }

    void aBodyThatReplacesAFormHasNoFieldsOfIt()
    {
        const auto request = HttpRequest::post("https://a.test").form({{"a", "b"}}).json("{\"c\":1}");
        QVERIFY(request.fields.isEmpty());
    }

    void theFieldsOfAFormAreThoseOfItsBody()
    {
        const QByteArray token = jwt(R"({"sub":"u 1"})");
        const auto made = HttpRequest::post("https://a.test")
                              .form({{"scope", "a b"}, {"assertion", token}, {"audience", "https://a.test/?a=b&c"},
                                  {"client_secret", "x&y=z"}});
        auto taken = made;
        taken.fields.clear();
        QCOMPARE(recordOf(taken).requestFields.list().size(), 4);
        QCOMPARE(recordOf(taken).requestFields.json().toByteArray(), recordOf(made).requestFields.json().toByteArray());
    }

    void tokensOfTheAnswerAreHiddenInItsOtherMembers()
    {
        const auto record = recordOf(
            HttpRequest::get("https://a.test"), json(R"({"access_token":"short-1","note":"your token is short-1"})"));
        QVERIFY(!allOf(record).contains(u"short-1"_s));
    }

    void addressKeepsHostAndPathButNotItsValues()
    {
        const auto record =
            recordOf(HttpRequest::get("https://a.test:8443/api/todos?code=abc&scope=a+b&x=" + opaque + "&flag"),
                json("{}", {{"Location", "https://b.test/cb?code=xyz-9&iss=c#frag"}}));
        QCOMPARE(
            record.url, u"https://a.test:8443/api/todos?code=(secret, 3 bytes)&scope=a b&x=(secret, 36 bytes)&flag="_s);
        QCOMPARE(valueOf(record.answerHeaders, u"Location"_s), u"https://b.test/cb?code=(secret, 5 bytes)&iss=c"_s);
    }

    void otherBodiesAreOnlyMeasured()
    {
        const auto record = recordOf(HttpRequest::get("https://a.test"),
            HttpResponse{200, {{"Content-Type", "text/html"}}, "<b>" + opaque + "</b>"});
        QCOMPARE(valueOf(record.answerFields, u"body"_s), u"(43 bytes)"_s);
    }

    void listsAreShownAsOneField()
    {
        const auto record =
            recordOf(HttpRequest::get("https://a.test"), json("[{\"task\":\"milk\",\"token\":\"abcd\"}]"));
        QCOMPARE(valueOf(record.answerFields, u"body"_s), u"[{\"task\":\"milk\",\"token\":\"(secret, 4 bytes)\"}]"_s);
    }

    void hostileTextIsOneHarmlessLine()
    {
        const auto record = recordOf(HttpRequest::get("https://a.test"),
            json("{\"error\":\"a\\n\\u001b[31mred\\u202e\",\"\\u001b]52;c\":\"x\"}", {{"X-\x1b", "\x1b[2J"}}));
        const QString all = allOf(record);
        QVERIFY(!all.contains(u'\x1b') && !all.contains(QChar(0x202e)));
        QVERIFY(!valueOf(record.answerFields, u"error"_s).contains(u'\n'));
    }

    void hugeValuesAreCut()
    {
        const auto record = recordOf(HttpRequest::get("https://a.test"),
            json("{\"error_description\":\"" + QByteArray("word ").repeated(20'000) + "\"}"));
        QVERIFY(valueOf(record.answerFields, u"error_description"_s).size() <= 4001);
    }

    void failureIsNamedByItsCode()
    {
        const auto record = recordOf(HttpRequest::get("https://a.test").on(Leg::Exchange, u"todo0"_s),
            fail(Fault::Network, Leg::Exchange, "timeout"_L1, u"x"_s));
        QCOMPARE(record.status, 0);
        QCOMPARE(record.failure, u"timeout"_s);
        QCOMPARE(record.connection, u"todo0"_s);
        QCOMPARE(record.leg, Leg::Exchange);
        QCOMPARE(record.took, Milliseconds(5));
    }

    void aJwtThatIsSeenAgainIsShownTheSameAndKeptNowhere()
    {
        ShownJwts jwts;
        const QByteArray token = jwt(R"({"iss":"idp.test","note":"abc-1"})");
        const auto request = HttpRequest::post("https://a.test").form({{"subject_token", token}});
        const auto recorded = [&](const HttpRequest &one) {
            return traceRecord(one, HttpResponse{}, fromUnixSeconds(1'790'000'000), Milliseconds(5), jwts);
        };
        const QString first = valueOf(recorded(request).requestFields, u"subject_token"_s);
        QVERIFY(first.contains(u"idp.test"_s));
        QCOMPARE(valueOf(recorded(request).requestFields, u"subject_token"_s), first);
        for (auto kept = jwts.cbegin(); kept != jwts.cend(); ++kept)
            QVERIFY(!kept.key().contains("c2lnbmF0dXJl") && !kept->text.contains("c2lnbmF0dXJl"));
        const auto withSecret = HttpRequest::post("https://a.test").form({{"subject_token", token}, {"code", "abc-1"}});
        QVERIFY(!allOf(recorded(withSecret)).contains(u"abc-1"_s));
        // Another one in every part but the signature is another one.
        const QByteArray other = jwt(R"({"iss":"other.test"})");
        QVERIFY(valueOf(recorded(HttpRequest::post("https://a.test").form({{"subject_token", other}})).requestFields,
            u"subject_token"_s)
                .contains(u"other.test"_s));
        const auto longer = recorded(HttpRequest::post("https://a.test").form({{"subject_token", token + "AAAA"}}));
        QVERIFY(valueOf(longer.requestFields, u"subject_token"_s).contains(u"(signature, 46 characters"_s));
    }

    void aShownJwtCanBeTakenApartAgain()
    {
        const QByteArray token = jwt("{\"iss\":\"https://idp.test\",\"sub\":\"a} {b\",\"exp\":5}");
        const auto record = recordOf(HttpRequest::get("https://a.test"), json("{\"access_token\":\"" + token + "\"}"));
        const QString shown = valueOf(record.answerFields, u"access_token"_s);
        const auto read = shownJwt(shown);
        QVERIFY(read);
        QCOMPARE(read->claims, QJsonDocument::fromJson(jwtParts(token)->claims).object());
        QCOMPARE(read->header, QJsonDocument::fromJson(jwtParts(token)->header).object());
        QCOMPARE(read->signatureBytes, jwtParts(token)->signatureBytes);
        QVERIFY(!shownJwt(shown.first(60)) && !shownJwt(u"JWT"_s) && !shownJwt(u"(secret, 43 bytes)"_s));
    }

    void tokenShapeErrsOnTheSideOfHiding()
    {
        QVERIFY(!looksLikeToken("internationalization-guidelines"));
        QVERIFY(!looksLikeToken("aB3dE6gH9jK2mN5pQ8s"));
        QVERIFY(!looksLikeToken("aaaaaaaaaaaaaaaaaaaaaaaa1"));
        QVERIFY(looksLikeToken("aB3dE6gH9jK2mN5pQ8sT"));
        QVERIFY(!jwtParts("a.b.c") && !jwtParts("...") && !jwtParts("") && !jwtParts("eyJ.bm8.x"));
        QVERIFY(jwtParts(jwt("{}"))->isReadable && !jwtParts("eyJ.eyJ.x")->isReadable);
    }
};

AGENT0_TEST(RedactionTest)
#include "tst_redaction.moc"
