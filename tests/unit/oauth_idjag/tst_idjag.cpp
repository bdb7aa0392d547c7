#include "oauth/idjag.h"

#include "support/rawtoken.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

constexpr qint64 Now = 1'790'000'000;
const QString Idp = u"https://acme.okta.example"_s;
const QString Ras = u"https://auth.todo0.example"_s;
const QString Resource = u"https://api.todo0.example/"_s;

const Jwk &idpKey()
{
    static const Jwk key = publishedKey(u"rfc7515-a2"_s);
    return key;
}

QJsonObject grantClaims()
{
    return {{u"iss"_s, Idp}, {u"sub"_s, u"00u1"_s}, {u"aud"_s, Ras}, {u"client_id"_s, u"agent0-at-todo0"_s}, {u"jti"_s, u"IDAAG.1"_s},
        {u"iat"_s, Now - 5}, {u"exp"_s, Now + 295}, {u"resource"_s, Resource}, {u"scope"_s, u"todos.read todos.write"_s},
        {u"email"_s, u"alice@acme.example"_s}};
}

QByteArray grant(const QJsonObject &claims = grantClaims(), const QJsonObject &header = {{u"typ"_s, u"oauth-id-jag+jwt"_s}})
{
    return *signJws(header, claims, idpKey(), JwsAlgorithm::RS256);
}

IdJagExpectation asked()
{
    return {.issuer = Idp, .audience = Ras, .clientIdAtResource = u"agent0-at-todo0"_s, .resource = Resource,
        .scopes = {u"todos.read"_s, u"todos.write"_s}, .keyThumbprint = {}, .now = fromUnixSeconds(Now)};
}

QJsonObject changed(const QString &key, const QJsonValue &value)
{
    QJsonObject claims = grantClaims();
    if (value.isUndefined())
        claims.remove(key);
    else
        claims[key] = value;
    return claims;
}

/// "claim_aud!" for a fatal finding, "scope_narrowed" for another; in their order.
QString findingsOf(const QByteArray &token, const IdJagExpectation &expected = asked())
{
    const auto inspection = inspectIdJag(token, expected);
    if (!inspection)
        return inspection.error().code;
    QStringList codes;
    for (const IdJagFinding &finding : inspection->findings)
        codes << finding.code + (finding.fatal ? u"!"_s : QString());
    return codes.join(u' ');
}

} // namespace

/// security.md 2.6.
class IdJagTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatItSays()
    {
        const auto inspection = inspectIdJag(grant(), asked());
        QVERIFY(inspection && inspection->usable() && inspection->findings.isEmpty());
        const IdJagClaims &claims = inspection->claims;
        QCOMPARE(claims.issuer, Idp);
        QCOMPARE(claims.subject, u"00u1"_s);
        QCOMPARE(claims.audience, QStringList{Ras});
        QCOMPARE(claims.clientId, u"agent0-at-todo0"_s);
        QCOMPARE(claims.id, u"IDAAG.1"_s);
        QCOMPARE(claims.issuedAt, fromUnixSeconds(Now - 5));
        QCOMPARE(claims.expires, fromUnixSeconds(Now + 295));
        QCOMPARE(claims.resources, QStringList{Resource});
        QCOMPARE(claims.scopes, (QStringList{u"todos.read"_s, u"todos.write"_s}));
        QCOMPARE(claims.email, u"alice@acme.example"_s);
        QCOMPARE(claims.keyThumbprint, QString());
    }

    void namesEveryDifference_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("findings");
        const auto row = [](const char *name, const QString &key, const QJsonValue &value, const QString &findings) {
            QTest::newRow(name) << key << value << findings;
        };
        const QJsonValue absent = QJsonValue::Undefined;
        const auto aud = u"claim_aud!"_s;
        row("aud a list of one", u"aud"_s, QJsonArray{Ras}, {});
        row("aud slash at the end", u"aud"_s, Ras + u'/', aud);
        row("aud two values", u"aud"_s, QJsonArray{Ras, Idp}, aud);
        row("aud another server", u"aud"_s, u"https://auth.notes0.example"_s, aud);
        row("aud the identity provider", u"aud"_s, Idp, aud);
        row("aud the token endpoint", u"aud"_s, Ras + u"/token"_s, aud);
        row("aud the resource", u"aud"_s, Resource, aud);
        row("aud empty", u"aud"_s, QString(), aud);
        row("aud empty list", u"aud"_s, QJsonArray(), aud);
        row("aud absent", u"aud"_s, absent, aud);
        row("client another", u"client_id"_s, u"agent0-at-okta"_s, u"claim_client_id!"_s);
        row("client absent", u"client_id"_s, absent, u"claim_client_id!"_s);
        row("client a list", u"client_id"_s, QJsonArray{u"agent0-at-todo0"_s}, u"claim_client_id!"_s);
        row("client in capital letters", u"client_id"_s, u"AGENT0-AT-TODO0"_s, u"claim_client_id!"_s);
        row("iss another", u"iss"_s, u"https://evil.example"_s, u"claim_iss!"_s);
        row("iss slash at the end", u"iss"_s, Idp + u'/', u"claim_iss!"_s);
        row("iss absent", u"iss"_s, absent, u"claim_iss!"_s);
        row("sub absent", u"sub"_s, absent, u"claim_sub!"_s);
        row("sub empty", u"sub"_s, QString(), u"claim_sub!"_s);
        row("sub a number", u"sub"_s, 1, u"claim_sub!"_s);
        row("jti absent", u"jti"_s, absent, u"claim_jti!"_s);
        row("jti empty", u"jti"_s, QString(), u"claim_jti!"_s);
        row("jti a number", u"jti"_s, 7, u"claim_jti!"_s);
        row("exp absent", u"exp"_s, absent, u"claim_exp!"_s);
        row("exp over", u"exp"_s, Now - 30, u"claim_exp! claim_exp!"_s);
        row("exp a text", u"exp"_s, QString::number(Now + 60), u"claim_exp!"_s);
        row("exp in an hour", u"exp"_s, Now + 3600, u"long_lived"_s);
        row("iat absent", u"iat"_s, absent, u"claim_iat!"_s);
        row("iat in the future", u"iat"_s, Now + 31, u"claim_iat!"_s);
        row("iat within the skew", u"iat"_s, Now + 30, {});
        row("iat a text", u"iat"_s, u"now"_s, u"claim_iat!"_s);
        row("nbf in the future", u"nbf"_s, Now + 60, u"claim_nbf!"_s);
        row("nbf over", u"nbf"_s, Now, {});
        row("resource slash missing", u"resource"_s, Resource.chopped(1), u"claim_resource!"_s);
        row("resource another", u"resource"_s, u"https://api.notes0.example/"_s, u"claim_resource!"_s);
        row("resource a list of one", u"resource"_s, QJsonArray{Resource}, {});
        row("resource one more", u"resource"_s, QJsonArray{Resource, u"https://x.example/"_s}, u"claim_resource!"_s);
        row("resource a number", u"resource"_s, 1, u"claim_resource!"_s);
        row("resource empty", u"resource"_s, QString(), u"claim_resource!"_s);
        row("resource absent", u"resource"_s, absent, u"resource_absent"_s);
        row("scope narrowed", u"scope"_s, u"todos.read"_s, u"scope_narrowed"_s);
        row("scope in another order", u"scope"_s, u"todos.write todos.read"_s, {});
        row("scope widened", u"scope"_s, u"todos.read todos.write admin"_s, u"claim_scope!"_s);
        row("scope other", u"scope"_s, u"admin"_s, u"claim_scope! scope_narrowed"_s);
        row("scope in capital letters", u"scope"_s, u"TODOS.READ todos.write"_s, u"claim_scope! scope_narrowed"_s);
        row("scope empty", u"scope"_s, QString(), u"scope_narrowed"_s);
        row("scope absent", u"scope"_s, absent, u"scope_absent"_s);
        row("scope a list", u"scope"_s, QJsonArray{u"todos.read"_s}, u"claim_scope!"_s);
        row("bound to a key", u"cnf"_s, QJsonObject{{u"jkt"_s, u"x"_s}}, u"cnf_added"_s);
        row("bound to nonsense", u"cnf"_s, u"x"_s, u"claim_cnf! cnf_added"_s);
        row("acting for somebody", u"act"_s, QJsonObject{{u"sub"_s, u"wlp1"_s}}, {});
    }
    void namesEveryDifference()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QTEST(findingsOf(grant(changed(key, value))), "findings");
    }

    void tokensOfAnotherKindAreNoIdJags_data()
    {
        QTest::addColumn<QString>("typ");
        QTest::addColumn<QString>("findings");
        QTest::newRow("absent") << QString() << u"jws_typ!"_s;
        for (const auto *typ : {"JWT", "at+jwt", "oauth-id-jag", "id-jag+jwt", "oauth-id-jag+jwt;v=1", "oauth-id-jag+jws"})
            QTest::newRow(typ) << QString::fromLatin1(typ) << u"jws_typ!"_s;
        QTest::newRow("capital letters") << u"OAuth-ID-JAG+JWT"_s << QString();
        QTest::newRow("application/") << u"application/oauth-id-jag+jwt"_s << QString();
    }
    void tokensOfAnotherKindAreNoIdJags()
    {
        QFETCH(QString, typ);
        QTEST(findingsOf(grant(grantClaims(), typ.isEmpty() ? QJsonObject() : QJsonObject{{u"typ"_s, typ}})), "findings");
    }

    void anIdTokenIsNoIdJag()
    {
        const QByteArray idToken = grant({{u"iss"_s, Idp}, {u"sub"_s, u"00u1"_s}, {u"aud"_s, u"client-at-okta"_s}, {u"nonce"_s, u"n"_s},
                                             {u"iat"_s, Now}, {u"exp"_s, Now + 300}}, {{u"typ"_s, u"JWT"_s}});
        QCOMPARE(findingsOf(idToken), u"jws_typ! claim_aud! claim_client_id! claim_jti! resource_absent scope_absent"_s);
    }

    void fatalFindingsComeFirst()
    {
        QJsonObject claims = changed(u"exp"_s, Now + 3600);
        claims[u"cnf"_s] = 1;
        claims.remove(u"scope"_s);
        QCOMPARE(findingsOf(grant(claims)), u"claim_cnf! long_lived scope_absent cnf_added"_s);
        QVERIFY(!inspectIdJag(grant(claims), asked())->usable());
    }

    void whatWasNotAskedForIsNotCompared()
    {
        IdJagExpectation nothing;
        nothing.now = fromUnixSeconds(Now);
        QCOMPARE(findingsOf(grant(), nothing), u"resource_added"_s);
        QCOMPARE(findingsOf(grant(changed(u"aud"_s, QJsonArray{Ras, Idp})), nothing), u"claim_aud! resource_added"_s);
        QCOMPARE(findingsOf(grant(changed(u"aud"_s, 1)), nothing), u"claim_aud! resource_added"_s);
    }

    void theProofKeyMustBeOurs()
    {
        IdJagExpectation expected = asked();
        expected.keyThumbprint = u"mine"_s;
        QCOMPARE(findingsOf(grant(), expected), u"cnf_absent"_s);
        QCOMPARE(findingsOf(grant(changed(u"cnf"_s, QJsonObject{{u"jkt"_s, u"mine"_s}})), expected), QString());
        QCOMPARE(findingsOf(grant(changed(u"cnf"_s, QJsonObject{{u"jkt"_s, u"other"_s}})), expected), u"claim_cnf!"_s);
        QCOMPARE(findingsOf(grant(changed(u"cnf"_s, QJsonObject())), expected), u"claim_cnf!"_s);
    }

    void aDifferenceInTheLastSlashIsSaid()
    {
        const auto inspection = inspectIdJag(grant(changed(u"aud"_s, Ras + u'/')), asked());
        QVERIFY(inspection->findings.constFirst().message.contains(u"a slash too many at its end"_s));
        const auto resource = inspectIdJag(grant(changed(u"resource"_s, Resource.chopped(1))), asked());
        QVERIFY(resource->findings.constFirst().message.contains(u"lacks the slash at its end"_s));
    }

    void theInspectorDoesNotAskWhoSignedTheVerifierDoes_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("inspected");
        QTest::addColumn<QString>("verified");
        const QJsonObject header{{u"typ"_s, u"oauth-id-jag+jwt"_s}};
        const QByteArray payload = compactJson(grantClaims());
        QTest::newRow("good") << grant() << QString() << u"good"_s;
        QTest::newRow("a stranger's") << *signJws(header, grantClaims(), publishedKey(u"rfc7520-3.4"_s), JwsAlgorithm::RS256) << QString() << u"jws_signature"_s;
        QTest::newRow("unknown key") << *signJws(header, grantClaims(), idpKey().withKeyId(u"k9"_s), JwsAlgorithm::RS256) << QString() << u"jws_no_key"_s;
        QTest::newRow("not agreed") << *signJws(header, grantClaims(), idpKey(), JwsAlgorithm::PS256) << QString() << u"jws_algorithm"_s;
        QTest::newRow("none") << base64Url("{\"alg\":\"none\",\"typ\":\"oauth-id-jag+jwt\"}") + '.' + base64Url(payload) + '.' << u"jws_algorithm"_s << u"jws_algorithm"_s;
        QTest::newRow("HS256") << base64Url("{\"alg\":\"HS256\",\"typ\":\"oauth-id-jag+jwt\"}") + '.' + base64Url(payload) + ".AAAA" << u"jws_algorithm"_s << u"jws_algorithm"_s;
        QTest::newRow("no signature") << grant().first(grant().lastIndexOf('.') + 1) << QString() << u"jws_signature"_s;
        QTest::newRow("crit") << grant(grantClaims(), {{u"typ"_s, u"oauth-id-jag+jwt"_s}, {u"crit"_s, QJsonArray{u"x"_s}}}) << u"jws_crit"_s << u"jws_crit"_s;
        QTest::newRow("jku") << grant(grantClaims(), {{u"typ"_s, u"oauth-id-jag+jwt"_s}, {u"jku"_s, u"http://127.0.0.1:1/"_s}}) << u"jws_embedded_key"_s << u"jws_embedded_key"_s;
        QTest::newRow("opaque") << QByteArray("opaque-grant") << u"jws_parts"_s << u"jws_parts"_s;
        QTest::newRow("expired") << grant(changed(u"exp"_s, Now - 3)) << QString() << u"good"_s;
        QTest::newRow("long expired") << grant(changed(u"exp"_s, Now - 300)) << u"claim_exp! claim_exp!"_s << u"claim_exp"_s;
        QTest::newRow("narrowed") << grant(changed(u"scope"_s, u"todos.read"_s)) << u"scope_narrowed"_s << u"good"_s;
        QTest::newRow("widened") << grant(changed(u"scope"_s, u"todos.read admin"_s)) << u"claim_scope! scope_narrowed"_s << u"claim_scope"_s;
    }
    void theInspectorDoesNotAskWhoSignedTheVerifierDoes()
    {
        QFETCH(QByteArray, token);
        QTEST(findingsOf(token), "inspected");
        const auto verified = verifyIdJag(token, publicSet({idpKey()}), asked(), {JwsAlgorithm::RS256});
        QTEST(verified ? u"good"_s : verified.error().code, "verified");
        if (!verified) {
            QCOMPARE(verified.error().leg, Leg::Exchange);
            QCOMPARE(verified.error().fault, Fault::Untrusted);
        }
    }
};

AGENT0_TEST(IdJagTest)
#include "tst_idjag.moc"
