#include "base/base64url.h"
#include "jose/jws.h"
#include "oauth/grants.h"
#include "oauth/tokenendpoint.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace agent0;

namespace {

const QString proofUrl = u"https://as.example/token"_s;
const QByteArray boundTokens = R"({"access_token":"at","token_type":"DPoP","expires_in":300})";
const QByteArray nonceWanted = R"({"error":"use_dpop_nonce"})";

QByteArray proofOf(const HttpRequest &request)
{
    QByteArray found;
    for (const HttpHeader &one : request.headers) {
        if (one.name == "DPoP")
            found += one.value;
    }
    return found;
}

} // namespace

/// RFC 9449, what a client does.
class DpopTest : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    DpopKey m_key{*Jwk::generate(DpopAlgorithm, {}), std::make_shared<DpopNonces>()};

    UnverifiedJws proofFor(HttpRequest request, const Secret *token = nullptr)
    {
        if (!prove(request, m_key, m_clock.now(), systemRandomBytes, token))
            return {};
        return UnverifiedJws::parseDpopProof(proofOf(request)).value_or(UnverifiedJws{});
    }
    TokenRequest grant()
    {
        TokenRequest request(Leg::Redemption, proofUrl, redemptionGrant(Secret("a.b.c"), {}));
        request.client.clientId = u"agent0"_s;
        request.dpop = m_key;
        return request;
    }
    static QByteArray httpDateText(Instant at)
    {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(unixSeconds(at)).toUTC();
        return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
    }
    static HttpResponse refusal(int status, const QByteArray &challenge, const QByteArray &nonce = {})
    {
        HttpResponse answer{status, {{"WWW-Authenticate", challenge}}, {}};
        if (!nonce.isEmpty())
            answer.headers.append({"DPoP-Nonce", nonce});
        return answer;
    }

private slots:
    void init() { m_key.nonces = std::make_shared<DpopNonces>(); }

    void aProofNamesTheRequestAndNothingElse()
    {
        const auto proof = proofFor(HttpRequest::post("https://api.example/todos?full=1"));
        QCOMPARE(proof.type, u"dpop+jwt"_s);
        QCOMPARE(proof.algorithm, JwsAlgorithm::ES256);
        QCOMPARE(proof.claims.value("htm"_L1).toString(), u"POST"_s);
        QCOMPARE(proof.claims.value("htu"_L1).toString(), u"https://api.example/todos"_s);
        QCOMPARE(proof.claims.value("iat"_L1).toInteger(), unixSeconds(m_clock.now()));
        QVERIFY(!proof.claims.contains("ath"_L1) && !proof.claims.contains("nonce"_L1));
    }

    void aProofCarriesThePublicKeyAlone()
    {
        const auto proof = proofFor(HttpRequest::post("https://api.example/"));
        const QJsonObject jwk = proof.header.value("jwk"_L1).toJson().toObject();
        QCOMPARE(jwk.keys(), QStringList({u"crv"_s, u"kty"_s, u"x"_s, u"y"_s}));
        QVERIFY(!proof.header.contains("kid"_L1));
        QVERIFY(verifySignature(proof, JwkSet({*Jwk::fromJson(jwk)}), {DpopAlgorithm}));
    }

    void noTwoProofsShareAnId()
    {
        const auto one = proofFor(HttpRequest::post("https://api.example/"));
        const auto other = proofFor(HttpRequest::post("https://api.example/"));
        QVERIFY(one.claims.value("jti"_L1).toString().size() >= 16);
        QVERIFY(one.claims.value("jti"_L1).toString() != other.claims.value("jti"_L1).toString());
    }

    void withATokenTheProofHoldsItsDigest()
    {
        const Secret token("opaque-token");
        const auto proof = proofFor(HttpRequest::get("https://api.example/"), &token);
        const QByteArray digest = QCryptographicHash::hash("opaque-token", QCryptographicHash::Sha256);
        QCOMPARE(proof.claims.value("ath"_L1).toString().toLatin1(), toBase64Url(digest));
    }

    void aSecondProofTakesThePlaceOfTheFirst()
    {
        HttpRequest request = HttpRequest::get("https://api.example/");
        QVERIFY(prove(request, m_key, m_clock.now(), systemRandomBytes));
        QVERIFY(prove(request, m_key, m_clock.now(), systemRandomBytes));
        QCOMPARE(request.headers.size(), 1);
    }

    void aNonceGoesToItsOwnServerAlone()
    {
        m_key.nonces->renew("https://as.example/token", {200, {{"DPoP-Nonce", "n1"}}, {}});
        QCOMPARE(
            proofFor(HttpRequest::post("https://AS.example/revoke?x")).claims.value("nonce"_L1).toString(), u"n1"_s);
        for (const char *other : {"https://as.example:8443/token", "https://api.example/", "http://as.example/token"})
            QVERIFY(!proofFor(HttpRequest::post(other)).claims.contains("nonce"_L1));
    }

    void everyAnswerMayRenewTheNonce()
    {
        m_key.nonces->renew("https://as.example/token", {200, {{"DPoP-Nonce", "n1"}}, {}});
        m_key.nonces->renew("https://as.example/token", {200, {}, {}});
        QCOMPARE(m_key.nonces->of("https://as.example/"), QByteArray("n1"));
        m_key.nonces->renew("https://as.example/token", {400, {{"DPoP-Nonce", "n2"}}, {}});
        QCOMPARE(m_key.nonces->of("https://as.example/"), QByteArray("n2"));
    }

    void aNonceThatIsNoneIsNotSentBack_data()
    {
        QTest::addColumn<QByteArray>("nonce");
        QTest::newRow("blank") << QByteArray("a b");
        QTest::newRow("quote") << QByteArray("a\"b");
        QTest::newRow("control") << QByteArray("a\x01"
                                               "b");
        QTest::newRow("too long") << QByteArray(1025, 'n');
        QTest::newRow("empty") << QByteArray();
    }
    void aNonceThatIsNoneIsNotSentBack()
    {
        QFETCH(QByteArray, nonce);
        m_key.nonces->renew("https://as.example/token", {200, {{"DPoP-Nonce", nonce}}, {}});
        QVERIFY(m_key.nonces->of("https://as.example/").isEmpty());
    }

    void theTokenRequestIsRepeatedOnceWithTheNonce()
    {
        test::ScriptedHttp http;
        http.answer(400, nonceWanted, {{"DPoP-Nonce", "n1"}}).answer(200, boundTokens, {{"DPoP-Nonce", "n2"}});
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        QVERIFY(test::await(endpoint.request(grant())));
        const auto first = UnverifiedJws::parseDpopProof(proofOf(http.requests[0]));
        const auto second = UnverifiedJws::parseDpopProof(proofOf(http.requests[1]));
        QVERIFY(!first->claims.contains("nonce"_L1));
        QCOMPARE(second->claims.value("nonce"_L1).toString(), u"n1"_s);
        QVERIFY(first->claims.value("jti"_L1).toString() != second->claims.value("jti"_L1).toString());
        QCOMPARE(http.requests[0].body, http.requests[1].body);
        QCOMPARE(m_key.nonces->of(proofUrl.toLatin1()), QByteArray("n2"));
    }

    void aServerThatAsksForeverIsAskedTwice()
    {
        test::ScriptedHttp http;
        http.otherwise = [](const HttpRequest &) {
            return HttpResponse{400, {{"Content-Type", "application/json"}, {"DPoP-Nonce", "n"}}, nonceWanted};
        };
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        const auto answer = test::await(endpoint.request(grant()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().oauth->code, u"use_dpop_nonce"_s);
        QCOMPARE(http.requests.size(), 2);
    }

    void withoutANonceThereIsNothingToRepeat()
    {
        test::ScriptedHttp http;
        http.answer(400, nonceWanted);
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        QVERIFY(!test::await(endpoint.request(grant())));
        QCOMPARE(http.requests.size(), 1);
    }

    void aClientWithoutAKeyRepeatsNothing()
    {
        test::ScriptedHttp http;
        http.answer(400, nonceWanted, {{"DPoP-Nonce", "n1"}});
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        TokenRequest plain = grant();
        plain.dpop.reset();
        const auto answer = test::await(endpoint.request(std::move(plain)));
        QVERIFY(!answer && wantsProof(answer.error()));
        QCOMPARE(proofOf(http.requests.back()), QByteArray());
    }

    void whoHasProvenAKeyIsNotAskedToProveOne_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("of a proof") << QByteArray(R"({"error":"invalid_dpop_proof"})");
        QTest::newRow("of a nonce") << nonceWanted;
        QTest::newRow("of the grant") << QByteArray(
            R"({"error":"invalid_grant","error_description":"The cnf claim needs a proof of possession"})");
    }
    void whoHasProvenAKeyIsNotAskedToProveOne()
    {
        QFETCH(QByteArray, answer);
        test::ScriptedHttp http;
        http.answer(400, answer).answer(400, answer);
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        const auto proven = test::await(endpoint.request(grant()));
        QVERIFY(!proven);
        QCOMPARE(proven.error().code, u"proof_refused"_s);
        QVERIFY(!wantsProof(proven.error()));
        TokenRequest plain = grant();
        plain.dpop.reset();
        const auto bare = test::await(endpoint.request(std::move(plain)));
        QVERIFY(!bare && wantsProof(bare.error()));
    }

    void theRepeatedRequestHasAnAssertionOfItsOwn()
    {
        test::ScriptedHttp http;
        http.answer(400, nonceWanted, {{"DPoP-Nonce", "n1"}}).answer(200, boundTokens);
        TokenRequest request = grant();
        request.client.method = ClientAuthenticationMethod::PrivateKeyJwt;
        request.client.key = m_key.key;
        request.client.algorithm = JwsAlgorithm::ES256;
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        QVERIFY(test::await(endpoint.request(std::move(request))));
        QVERIFY(http.requests[0].body != http.requests[1].body);
    }

    /// RFC 9449 11.1: a proof has the server's time, whatever this machine's clock says.
    void rfc9449_11_1_aProofThatIsRefusedForItsTimeIsMadeWithTheServers()
    {
        test::ScriptedHttp http;
        const QByteArray refused = R"({"error":"invalid_dpop_proof"})";
        http.answer(400, refused, {{"Date", httpDateText(m_clock.now() + Seconds(7200))}}).answer(200, boundTokens);
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        QVERIFY(test::await(endpoint.request(grant())));
        const auto second = UnverifiedJws::parseDpopProof(proofOf(http.requests.at(1)));
        QCOMPARE(second->claims.value("iat"_L1).toInteger(), unixSeconds(m_clock.now()) + 7200);
        QCOMPARE(m_key.nonces->clockAhead("https://as.example/other"), Seconds(7200));
        QCOMPARE(m_key.nonces->clockAhead("https://api.example/todos"), Seconds(0));
    }

    void rfc9449_11_1_aServersTimeIsBelievedWithinADay_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<bool>("believed");
        QTest::newRow("a day ahead") << qint64(24 * 3600) << true;
        QTest::newRow("a day behind") << qint64(-24 * 3600) << true;
        QTest::newRow("more than a day ahead") << qint64(24 * 3600 + 60) << false;
        QTest::newRow("more than a day behind") << qint64(-24 * 3600 - 60) << false;
        QTest::newRow("in another year") << qint64(400LL * 24 * 3600) << false;
    }
    void rfc9449_11_1_aServersTimeIsBelievedWithinADay()
    {
        QFETCH(qint64, ahead);
        QFETCH(bool, believed);
        const QByteArray address = "https://as.example/token";
        HttpResponse answer = refusal(401, "DPoP error=\"invalid_dpop_proof\"");
        answer.headers.append({"Date", httpDateText(m_clock.now() + Seconds(ahead))});
        QCOMPARE(wantsAnotherProof(address, answer, m_key, m_clock.now()), believed);
        QCOMPARE(m_key.nonces->clockAhead(address), Seconds(believed ? ahead : 0));
    }

    void rfc9449_4_3_whereANonceDatesTheProofTheServersTimeIsNotTaken()
    {
        const QByteArray address = "https://as.example/token";
        HttpResponse answer = refusal(401, "DPoP error=\"invalid_dpop_proof\"", "n1");
        answer.headers.append({"Date", httpDateText(m_clock.now() + Seconds(7200))});
        QVERIFY(!wantsAnotherProof(address, answer, m_key, m_clock.now()));
        QCOMPARE(m_key.nonces->clockAhead(address), Seconds(0));
    }

    void whereTheClocksAgreeARefusedProofStaysRefused()
    {
        test::ScriptedHttp http;
        const QByteArray refused = R"({"error":"invalid_dpop_proof"})";
        http.answer(400, refused, {{"Date", httpDateText(m_clock.now() + Seconds(2))}});
        TokenEndpoint endpoint(http, m_clock, systemRandomBytes);
        QVERIFY(!test::await(endpoint.request(grant())));
        QCOMPARE(http.requests.size(), 1);
    }

    void theResourceAsksInItsChallenge()
    {
        const QByteArray address = "https://api.example/todos";
        QVERIFY(wantsAnotherProof(address, refusal(401, "DPoP error=\"use_dpop_nonce\"", "n1"), m_key, m_clock.now()));
        QCOMPARE(m_key.nonces->of(address), QByteArray("n1"));
        QVERIFY(!wantsAnotherProof(address, refusal(401, "DPoP error=\"invalid_token\"", "n2"), m_key, m_clock.now()));
        QCOMPARE(m_key.nonces->of(address), QByteArray("n2"));
        QVERIFY(!wantsAnotherProof(address, refusal(200, "DPoP error=\"use_dpop_nonce\"", "n3"), m_key, m_clock.now()));
    }

    void onlyAChallengeForBoundTokensAloneIsADemand()
    {
        QVERIFY(wantsProof(refusal(401, "DPoP algs=\"ES256\"")));
        QVERIFY(!wantsProof(refusal(401, "Bearer, DPoP algs=\"ES256\"")));
        QVERIFY(!wantsProof(refusal(401, "Bearer error=\"invalid_token\"")));
        QVERIFY(!wantsProof(refusal(403, "DPoP error=\"insufficient_scope\"")));
    }
};

AGENT0_TEST(DpopTest)
#include "tst_dpop.moc"
