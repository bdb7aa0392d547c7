#include "mintedidtoken.h"

#include "oidc/tokencheck.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

QJsonObject context()
{
    return {{u"issuer"_s, Issuer}, {u"client_id"_s, Client}, {u"nonce"_s, Nonce}, {u"algs"_s, QJsonArray{u"RS256"_s}}, {u"now"_s, Now}};
}

QJsonObject question(const QByteArray &token = minted(goodClaims()), const QJsonObject &ctx = context(), const QString &kind = u"id_token"_s)
{
    return {{u"id"_s, u"q1"_s}, {u"kind"_s, kind}, {u"token"_s, QString::fromUtf8(token)},
        {u"jwks"_s, publicSet({issuerKey()}).toPublicJson()}, {u"ctx"_s, ctx}};
}

QJsonObject idJagContext()
{
    return {{u"issuer"_s, Issuer}, {u"audience"_s, u"https://ras.example"_s}, {u"client_id"_s, u"agent0-at-todo0"_s},
        {u"requested_resource"_s, u"https://api.example/"_s}, {u"requested_scope"_s, u"todos.read todos.write"_s}, {u"now"_s, Now}};
}

QByteArray idJag(const QString &scope = u"todos.read"_s)
{
    const QJsonObject claims{{u"iss"_s, Issuer}, {u"sub"_s, u"00u1"_s}, {u"aud"_s, u"https://ras.example"_s},
        {u"client_id"_s, u"agent0-at-todo0"_s}, {u"jti"_s, u"IDAAG.1"_s}, {u"iat"_s, Now - 5}, {u"exp"_s, Now + 295},
        {u"resource"_s, u"https://api.example/"_s}, {u"scope"_s, scope}};
    return minted(claims, {{u"typ"_s, u"oauth-id-jag+jwt"_s}});
}

QJsonObject ask(const QByteArray &line)
{
    const QByteArray answered = answerLine(line, fromUnixSeconds(Now));
    return QJsonDocument::fromJson(answered).object();
}
QJsonObject ask(const QJsonObject &asked) { return ask(compactJson(asked)); }
QString codeOf(const QJsonObject &asked) { return ask(asked)[u"code"_s].toString(); }

} // namespace

class TokenCheckTest : public QObject {
    Q_OBJECT

private slots:
    void answersInOneLine()
    {
        QCOMPARE(answerLine(compactJson(question()), {}), R"({"code":"ok","id":"q1","reason":"","valid":true})");
        const QByteArray no = answerLine(compactJson(question("a.b")), {});
        QVERIFY(!no.contains('\n'));
        QVERIFY(no.contains(R"("valid":false)"));
    }

    void theIdComesBackAsItWas_data()
    {
        QTest::addColumn<QJsonValue>("id");
        QTest::newRow("a text") << QJsonValue(u"x\u00e9"_s);
        QTest::newRow("a number") << QJsonValue(42);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    }
    void theIdComesBackAsItWas()
    {
        QFETCH(QJsonValue, id);
        QCOMPARE(ask(with(question(), u"id"_s, id))[u"id"_s], id);
    }

    void anIdTokenIsCheckedAsAtSignIn_data()
    {
        QTest::addColumn<QJsonObject>("asked");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QJsonObject &asked, const QString &code) { QTest::newRow(name) << asked << code; };
        const QByteArray good = minted(goodClaims());
        row("good", question(), u"ok"_s);
        row("audience in place of client_id", question(good, with(without(context(), u"client_id"_s), u"audience"_s, Client)), u"ok"_s);
        row("audience before client_id", question(good, with(context(), u"audience"_s, u"other"_s)), u"claim_aud"_s);
        row("null is absent", question(good, with(with(context(), u"nonce"_s, QJsonValue::Null), u"audience"_s, QJsonValue::Null)), u"ok"_s);
        row("no nonce asked", question(good, without(context(), u"nonce"_s)), u"ok"_s);
        row("another nonce", question(good, with(context(), u"nonce"_s, u"x"_s)), u"claim_nonce"_s);
        row("later", question(good, with(context(), u"now"_s, Now + 7200)), u"claim_exp"_s);
        row("earlier", question(good, with(context(), u"now"_s, Now - 7200)), u"claim_iat"_s);
        row("no algorithms", question(good, without(context(), u"algs"_s)), u"ok"_s);
        row("algorithms as a text", question(good, with(context(), u"algs"_s, u"ES256 RS256"_s)), u"ok"_s);
        row("other algorithms", question(good, with(context(), u"algs"_s, QJsonArray{u"ES256"_s})), u"jws_algorithm"_s);
        row("none and HMAC are no algorithms", question(good, with(context(), u"algs"_s, QJsonArray{u"none"_s, u"HS256"_s})), u"jws_algorithm"_s);
        row("at_hash of another token", question(minted(with(goodClaims(), u"at_hash"_s, u"AAAA"_s)), with(context(), u"access_token"_s, u"t"_s)), u"claim_at_hash"_s);
        row("at_hash without a token", question(minted(with(goodClaims(), u"at_hash"_s, u"AAAA"_s))), u"ok"_s);
        row("an ID-JAG", question(idJag()), u"jws_typ"_s);
        row("no such key", with(question(), u"jwks"_s, QJsonObject{{u"keys"_s, QJsonArray()}}), u"jws_no_key"_s);
        row("no key set", with(question(), u"jwks"_s, QJsonObject()), u"jwks_invalid"_s);
        row("empty token", question(""), u"jws_parts"_s);
        row("line break behind", question(good + '\n'), u"jws_base64"_s);
        row("not ASCII", question("\xc3\xa9.\xc3\xa9.\xc3\xa9"), u"jws_base64"_s);
    }
    void anIdTokenIsCheckedAsAtSignIn()
    {
        QFETCH(QJsonObject, asked);
        QTEST(codeOf(asked), "code");
        QCOMPARE(ask(asked)[u"valid"_s].toBool(), codeOf(asked) == u"ok");
        QCOMPARE(ask(asked)[u"reason"_s].toString().isEmpty(), codeOf(asked) == u"ok");
    }

    void anIdJagIsCheckedAgainstWhatWasAsked_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QJsonObject>("ctx");
        QTest::addColumn<QString>("code");
        QTest::newRow("good, narrowed") << idJag() << idJagContext() << u"ok"_s;
        QTest::newRow("widened") << idJag(u"todos.read admin"_s) << idJagContext() << u"claim_scope"_s;
        QTest::newRow("scopes as a list") << idJag() << with(idJagContext(), u"requested_scope"_s, QJsonArray{u"todos.read"_s}) << u"ok"_s;
        QTest::newRow("another resource") << idJag() << with(idJagContext(), u"requested_resource"_s, u"https://api.example"_s) << u"claim_resource"_s;
        QTest::newRow("another client") << idJag() << with(idJagContext(), u"client_id"_s, u"x"_s) << u"claim_client_id"_s;
        QTest::newRow("any client") << idJag() << without(idJagContext(), u"client_id"_s) << u"ok"_s;
        QTest::newRow("another audience") << idJag() << with(idJagContext(), u"audience"_s, u"https://ras.example/"_s) << u"claim_aud"_s;
        QTest::newRow("an ID token") << minted(goodClaims()) << idJagContext() << u"jws_typ"_s;
        QTest::newRow("a stranger's") << *signJws({{u"typ"_s, u"oauth-id-jag+jwt"_s}}, {}, strangersKey(), JwsAlgorithm::RS256) << idJagContext() << u"jws_signature"_s;
    }
    void anIdJagIsCheckedAgainstWhatWasAsked()
    {
        QFETCH(QByteArray, token);
        QFETCH(QJsonObject, ctx);
        QTEST(codeOf(question(token, ctx, u"id_jag"_s)), "code");
    }

    void aPlainJwsIsCheckedByHeaderAndSignatureAlone()
    {
        const QByteArray expired = minted({{u"exp"_s, 1}}, {{u"typ"_s, u"at+jwt"_s}});
        QCOMPARE(codeOf(question(expired, {}, u"jws"_s)), u"ok"_s);
        QCOMPARE(codeOf(question(*signJws({}, {}, issuerKey(), JwsAlgorithm::PS512), {}, u"jws"_s)), u"ok"_s);
        QCOMPARE(codeOf(question(expired, {{u"algs"_s, QJsonArray{u"PS256"_s}}}, u"jws"_s)), u"jws_algorithm"_s);
        QCOMPARE(codeOf(question(minted({}, {{u"crit"_s, QJsonArray{u"x"_s}}}), {}, u"jws"_s)), u"jws_crit"_s);
    }

    void aMissingNowIsTheCallers()
    {
        const QByteArray line = compactJson(question(minted(goodClaims()), without(context(), u"now"_s)));
        QVERIFY(answerLine(line, fromUnixSeconds(Now)).contains("\"ok\""));
        QVERIFY(answerLine(line, fromUnixSeconds(Now + 86400)).contains("claim_exp"));
    }

    void whatIsNoQuestionIsInvalidInput_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QJsonObject &asked) { QTest::newRow(name) << compactJson(asked); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("cut") << compactJson(question()).chopped(5);
        QTest::newRow("two of them") << compactJson(question()) + compactJson(question());
        QTest::newRow("kind twice") << compactJson(question()).replace("\"kind\":", "\"kind\":\"jws\",\"kind\":");
        row("empty", {});
        row("no kind", without(question(), u"kind"_s));
        row("unknown kind", with(question(), u"kind"_s, u"jwe"_s));
        row("kind in capital letters", with(question(), u"kind"_s, u"ID_TOKEN"_s));
        row("no token", without(question(), u"token"_s));
        row("token a number", with(question(), u"token"_s, 1));
        row("token null", with(question(), u"token"_s, QJsonValue::Null));
        row("jwks a text", with(question(), u"jwks"_s, u"{}"_s));
        row("ctx a list", with(question(), u"ctx"_s, QJsonArray()));
        row("issuer a number", with(question(), u"ctx"_s, with(context(), u"issuer"_s, 1)));
        row("issuer missing", with(question(), u"ctx"_s, without(context(), u"issuer"_s)));
        row("client missing", with(question(), u"ctx"_s, without(context(), u"client_id"_s)));
        row("nonce a number", with(question(), u"ctx"_s, with(context(), u"nonce"_s, 1)));
        row("access token a number", with(question(), u"ctx"_s, with(context(), u"access_token"_s, 1)));
        row("algorithms a number", with(question(), u"ctx"_s, with(context(), u"algs"_s, 1)));
        row("algorithms of numbers", with(question(), u"ctx"_s, with(context(), u"algs"_s, QJsonArray{256})));
        row("now a text", with(question(), u"ctx"_s, with(context(), u"now"_s, QString::number(Now))));
        row("now far away", with(question(), u"ctx"_s, with(context(), u"now"_s, 1e18)));
        row("audience missing of an ID-JAG", question(idJag(), without(idJagContext(), u"audience"_s), u"id_jag"_s));
    }
    void whatIsNoQuestionIsInvalidInput()
    {
        QFETCH(QByteArray, line);
        const QJsonObject answered = ask(line);
        QCOMPARE(answered[u"code"_s].toString(), u"input_invalid"_s);
        QCOMPARE(answered[u"valid"_s], QJsonValue(false));
        QVERIFY(!answered[u"reason"_s].toString().isEmpty());
        QVERIFY(answered.contains(u"id"_s));
    }

    void aLineThatIsNoStrictJsonIsStillNamed()
    {
        QCOMPARE(ask(compactJson(question()).replace("\"kind\":", "\"kind\":\"jws\",\"kind\":"))[u"id"_s].toString(), u"q1"_s);
    }

    void noAnswerRepeatsTheToken()
    {
        for (const QByteArray &token : {minted(goodClaims()), minted(with(goodClaims(), u"exp"_s, 1)), QByteArray("secret.secret.secret")}) {
            const QByteArray answered = answerLine(compactJson(question(token)), fromUnixSeconds(Now));
            QVERIFY(!answered.contains(token.mid(token.lastIndexOf('.') + 1)));
            QVERIFY(!answered.contains(token.first(20)));
        }
    }
};

AGENT0_TEST(TokenCheckTest)
#include "tst_tokencheck.moc"
