#include "company.h"
#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

namespace {

/// Makes proofs (RFC 9449 4.2) with one key.
struct ProofMaker {
    Jwk key = *Jwk::generate(JwsAlgorithm::ES256, {});
    int made = 0;
    QJsonObject claims(const Company &company, const QByteArray &method, const QByteArray &url)
    {
        return {{u"htm"_s, text(method)}, {u"htu"_s, text(url)}, {u"iat"_s, unixSeconds(company.clock.now())},
            {u"jti"_s, QString::number(++made)}};
    }
    Header sign(const QJsonObject &claims, const char *type = "dpop+jwt") const
    {
        return {"DPoP",
            *signJws({{u"typ"_s, QString::fromLatin1(type)}, {u"jwk"_s, key.toPublicJson()}}, claims, key,
                JwsAlgorithm::ES256)};
    }
    Header forToken(const Company &company, const QByteArray &url) { return sign(claims(company, "POST", url)); }
    Header forCall(const Company &company, const QByteArray &url, const QByteArray &token)
    {
        QJsonObject all = claims(company, "GET", url);
        all[u"ath"_s] = text(toBase64Url(QCryptographicHash::hash(token, QCryptographicHash::Sha256)));
        return sign(all);
    }
};

} // namespace

/// Proof of possession along the whole chain.
class DpopTest : public QObject {
    Q_OBJECT
private slots:
    void aBoundChainHoldsFromEndToEnd();
    void aProofIsRefused_data();
    void aProofIsRefused();
    void theNonceIsDemandedOnce();
};

void DpopTest::aBoundChainHoldsFromEndToEnd()
{
    Company company;
    ProofMaker maker;
    const Received exchanged =
        company.exchange(company.signIn(), "todo0", {}, {maker.forToken(company, company.tokenEndpoint())});
    const QByteArray idJag = member(exchanged.json(), "access_token");
    QCOMPARE(claimsOf(idJag).value("cnf"_L1).toObject().value("jkt"_L1).toString().toUtf8(), maker.key.thumbprint());
    QCOMPARE(company.redeem(idJag).oauthError(), "invalid_grant"); // without a proof

    const QByteArray endpoint = company.tokenEndpointOf("todo0");
    const Header secret{"Authorization", basic("agent0-at-todo0", company.secretOf("todo0"))};
    ProofMaker stranger;
    QCOMPARE(company.redeem(idJag, "todo0", {}, {secret, stranger.forToken(company, endpoint)}).oauthError(),
        "invalid_grant");
    const QJsonObject answer = company.redeem(idJag, "todo0", {}, {secret, maker.forToken(company, endpoint)}).json();
    QCOMPARE(member(answer, "token_type"), "DPoP");

    const QByteArray token = member(answer, "access_token");
    const QByteArray todos = company.todosAddress("todo0");
    const Header authorization{"Authorization", "DPoP " + token};
    QCOMPARE(company.get(todos, {authorization, maker.forCall(company, todos, token)}).status(), 200);
    QCOMPARE(company.todos(token).status(), 401);
    QCOMPARE(company.get(todos, {authorization}).status(), 401);
    QCOMPARE(company.get(todos, {authorization, stranger.forCall(company, todos, token)}).status(), 401);
    QCOMPARE(company.get(todos, {authorization, maker.forCall(company, todos, "another token")}).status(), 401);
}

void DpopTest::aProofIsRefused_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const char *claim, const QJsonValue &value, const char *type = "dpop+jwt") {
        QTest::newRow(name) << QString::fromLatin1(claim) << value << QByteArray(type);
    };
    row("other method", "htm", u"GET"_s);
    row("other address", "htu", u"https://other.example/token"_s);
    row("too old", "iat", 1'790'000'000 - 301);
    row("from the future", "iat", 1'790'000'000 + 301);
    row("no id", "jti", QJsonValue(QJsonValue::Undefined));
    row("another type", "x", 1, "JWT");
}

void DpopTest::aProofIsRefused()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, type);
    Company company;
    ProofMaker maker;
    const QJsonObject tokens = company.signIn();
    QJsonObject claims = maker.claims(company, "POST", company.tokenEndpoint());
    claims[claim] = value;
    QCOMPARE(company.exchange(tokens, "todo0", {}, {maker.sign(claims, type)}).oauthError(), "invalid_dpop_proof");

    const Header once = maker.forToken(company, company.tokenEndpoint());
    QCOMPARE(company.exchange(tokens, "todo0", {}, {once}).status(), 200);
    QCOMPARE(company.exchange(tokens, "todo0", {}, {once}).oauthError(), "invalid_dpop_proof");
}

void DpopTest::theNonceIsDemandedOnce()
{
    SandboxOptions options;
    options.requireDpopNonce = true;
    Company company(options);
    ProofMaker maker;
    const QJsonObject tokens = company.signIn();
    const Received first = company.exchange(tokens, "todo0", {}, {maker.forToken(company, company.tokenEndpoint())});
    QCOMPARE(first.status(), 400);
    QCOMPARE(first.oauthError(), "use_dpop_nonce");
    QJsonObject claims = maker.claims(company, "POST", company.tokenEndpoint());
    claims[u"nonce"_s] = text(first.header("DPoP-Nonce"));
    QCOMPARE(company.exchange(tokens, "todo0", {}, {maker.sign(claims)}).status(), 200);
}

AGENT0_TEST(DpopTest)
#include "tst_dpop.moc"
