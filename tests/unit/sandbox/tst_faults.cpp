#include "mcpcaller.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

namespace {

/// Bytes that come in the same order every time they are asked for anew.
struct Counter {
    quint64 next = 0;
    QByteArray bytes(qsizetype count)
    {
        QByteArray bytes;
        while (bytes.size() < count)
            bytes += QByteArray::number(++next, 36).rightJustified(8, 'x');
        return bytes.first(count);
    }
};

/// An answer without what no two answers share: the signature of an access token.
QByteArray comparable(const QByteArray &bytes)
{
    static const QRegularExpression signature(u"\\.[A-Za-z0-9_-]{86}\""_s);
    return QString::fromLatin1(bytes).replace(signature, u"\""_s).toLatin1();
}

/// A fault of the MCP server that shows in the list of its tools.
bool concernsLists(const QString &fault)
{
    return fault.startsWith("mcp-tool"_L1) || fault.startsWith("mcp-schema"_L1) || fault.startsWith("mcp-cursor"_L1);
}

} // namespace

/// Every row of the fault table changes what its server does, and nothing else does.
class FaultsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyFaultShows_data();
    void everyFaultShows();
    void namesAreUnique();
    void aFaultMayBeLimitedToAServerAndToANumber();
    void anUnknownFaultNamesTheNearest();
    void aFaultThatWasClearedIsOver();

private:
    QByteArray probe(Point point, const QString &fault);
    QByteArray healthy(Point point, const QString &fault);
    Grant grant() const;
    QByteArray codeAnswer();
    QByteArray mcpAnswer(const QString &fault);
    QByteArray consentAnswer();
    QByteArray refreshAnswer();
    Received exchanged(bool byRefreshToken);
    QJsonObject tokens();

    Counter m_counter;
    std::unique_ptr<Company> m_company;
    QHash<QString, QByteArray> m_healthy;
};

void FaultsTest::initTestCase()
{
    SandboxOptions options;
    options.quota = 0;
    options.randomBytes = [this](qsizetype count) { return m_counter.bytes(count); };
    m_company = std::make_unique<Company>(options);
}

Grant FaultsTest::grant() const
{
    return {personNamed("ada"), "0oasandboxagent0", {u"openid"_s, u"email"_s, u"offline_access"_s},
        unixSeconds(m_company->clock.now()), "urn:sandbox:pwd", {}, "sid", {}};
}

QJsonObject FaultsTest::tokens()
{
    IdpState &state = m_company->box.identityProvider().state();
    const Request none;
    const QByteArray idToken = IdTokens(state).issue(grant(), "at", {}, Point::UserInfo, state.scene(none));
    return {{u"id_token"_s, QString::fromLatin1(idToken)}};
}

QByteArray FaultsTest::codeAnswer()
{
    CodeGrant code;
    code.grant = grant();
    code.redirectUri = m_company->callback.origin() + "/callback";
    code.nonce = "no";
    code.issuedAt = unixSeconds(m_company->clock.now());
    code.challenge = "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM";
    m_company->box.identityProvider().state().codes.insert("code", code);
    return m_company->redeemCode("code").bytes;
}

/// What Ada's browser is sent back with when she allows Todo0 to the agent on Todo0's own page.
QByteArray FaultsTest::consentAnswer()
{
    const QByteArray issuer = m_company->box.issuerOf("todo0");
    const Fields asked{{"response_type", "code"}, {"client_id", "agent0-at-todo0"},
        {"redirect_uri", "http://127.0.0.1/callback"},
        {"code_challenge", "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM"}, {"code_challenge_method", "S256"}};
    const QByteArray page = m_company->get(issuer + "/authorize?" + asked.encoded()).bytes;
    const QByteArray mark = "name=\"transaction\" value=\"";
    const qsizetype at = page.indexOf(mark) + mark.size();
    const QByteArray transaction = page.sliced(at, page.indexOf('"', at) - at);
    return m_company
        ->post(issuer + "/consent",
            {{"transaction", transaction}, {"decision", "allow"}, {"username", "ada"},
                {"password", personNamed("ada")->password}})
        .bytes;
}

QByteArray FaultsTest::refreshAnswer()
{
    const auto family = m_company->box.identityProvider().state().refreshTokens.begin(grant());
    return m_company->refresh(family->current).bytes;
}

Received FaultsTest::exchanged(bool byRefreshToken)
{
    if (!byRefreshToken)
        return m_company->exchange(tokens());
    const auto family = m_company->box.identityProvider().state().refreshTokens.begin(grant());
    return m_company->exchange({}, "todo0",
        {{"subject_token", family->current}, {"subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token"}});
}

/// The request in which that fault shows.
QByteArray FaultsTest::mcpAnswer(const QString &fault)
{
    const QByteArray idJag = member(exchanged(false).json(), "access_token");
    McpCaller caller(*m_company, member(m_company->redeem(idJag).json(), "access_token"));
    if (fault == "mcp-no-sessions"_L1)
        return caller.inSession("initialize", "{\"protocolVersion\":\"2025-11-25\"}").bytes;
    if (concernsLists(fault))
        return caller.stateless("tools/list", "{}").bytes;
    return caller.stateless("tools/call", "{\"name\":\"list_todos\",\"arguments\":{}}", "list_todos").bytes;
}

QByteArray FaultsTest::probe(Point point, const QString &fault)
{
    m_counter.next = 0;
    m_company->browser.forgetCookies();
    Company &company = *m_company;
    const QByteArray issuer = company.box.issuer();
    switch (point) {
    case Point::IdpMetadata: return company.get(issuer + "/.well-known/openid-configuration").bytes;
    case Point::IdpKeys: return company.get(issuer + "/oauth2/v1/keys").bytes;
    case Point::Authorize:
        return fault == "consent-denied"_L1 ? consentAnswer() : company.authorize("ada").encoded();
    case Point::CodeGrant:
    case Point::IdToken: return codeAnswer();
    case Point::Refresh:
    case Point::RefreshedIdToken: return refreshAnswer();
    case Point::Exchange: return exchanged(fault == "exchange-no-refresh-token-subject"_L1).bytes;
    case Point::IdJag: {
        const Received answer = exchanged(false);
        return answer.bytes + company.redeem(member(answer.json(), "access_token")).oauthError();
    }
    case Point::UserInfo: {
        company.box.identityProvider().state().accessTokens.insert(
            "at", {grant(), unixSeconds(company.clock.now()) + 60, {}});
        return company.get(issuer + "/oauth2/v1/userinfo", {{"Authorization", "Bearer at"}}).bytes;
    }
    case Point::IdpRevocation:
        return company.post(issuer + "/oauth2/v1/revoke", {{"token", "t"}, {"client_id", "0oasandboxagent0"}}).bytes;
    case Point::EndSession: return company.get(issuer + "/oauth2/v1/logout").bytes;
    case Point::ServerMetadata:
    case Point::Anywhere:
        return company.get(company.box.issuerOf("todo0") + "/.well-known/oauth-authorization-server").bytes;
    case Point::Redemption: return company.redeem(member(exchanged(false).json(), "access_token")).bytes;
    case Point::AccessToken: {
        const Received answer = company.redeem(member(exchanged(false).json(), "access_token"));
        return answer.bytes + QByteArray::number(company.todos(member(answer.json(), "access_token")).status());
    }
    case Point::ServerRevocation:
        return company
            .post(company.box.issuerOf("todo0") + "/revoke", {{"token", "t"}},
                {{"Authorization", basic("agent0-at-todo0", company.secretOf("todo0"))}})
            .bytes;
    case Point::ResourceMetadata:
        return company.get(company.box.resourceOf("todo0") + ".well-known/oauth-protected-resource").bytes;
    case Point::Resource:
        return company
            .todos(member(company.redeem(member(exchanged(false).json(), "access_token")).json(), "access_token"))
            .bytes;
    case Point::Mcp: return mcpAnswer(fault);
    }
    Q_UNREACHABLE();
}

QByteArray FaultsTest::healthy(Point point, const QString &fault)
{
    const bool own = fault == "exchange-no-refresh-token-subject"_L1 || fault == "consent-denied"_L1
        || fault == "mcp-no-sessions"_L1 || concernsLists(fault);
    const QString key = own ? fault : QString::number(int(point));
    if (!m_healthy.contains(key)) {
        m_company->box.faults().clearAll();
        m_healthy.insert(key, comparable(probe(point, fault)));
    }
    return m_healthy.value(key);
}

void FaultsTest::everyFaultShows_data()
{
    QTest::addColumn<QString>("name");
    for (const Misdeed &misdeed : misdeeds())
        QTest::newRow(qPrintable(misdeed.name)) << misdeed.name;
}

void FaultsTest::everyFaultShows()
{
    QFETCH(QString, name);
    // Their effect is a matter of time, or of a proof that this probe does not bring.
    static const QStringList quiet{u"slow"_s, u"idjag-cnf-missing"_s, u"redeem-dpop-ignored"_s};
    const Misdeed &misdeed = *misdeedNamed(name);
    const QByteArray before = healthy(misdeed.point, name);
    const int fired = m_company->box.faults().fired(name);
    QVERIFY(m_company->box.faults().set(name));

    const bool waits = name.contains("hang"_L1) || name.endsWith("absurd-length"_L1) || name.endsWith("-drip"_L1);
    const int patience = std::exchange(m_company->quietMs, waits ? 250 : m_company->quietMs);
    m_company->most = name.endsWith("-drip"_L1) ? 1 : 1024 * 1024;
    const QByteArray after = comparable(probe(misdeed.point, name));
    m_company->quietMs = patience;
    m_company->box.faults().clearAll();

    QVERIFY(m_company->box.faults().fired(name) > fired);
    QVERIFY(!before.isEmpty());
    QCOMPARE(after == before, quiet.contains(name));
    if (const auto *instead = std::get_if<Instead>(&misdeed.effect)) {
        const Request none;
        const Response meant = (*instead)({none, "idp", "http://127.0.0.1", "http://127.0.0.1"});
        if (misdeed.point != Point::Authorize)
            QVERIFY(after.startsWith("HTTP/1.1 " + QByteArray::number(meant.status) + ' '));
    }
}

void FaultsTest::namesAreUnique()
{
    QSet<QString> names;
    for (const Misdeed &misdeed : misdeeds()) {
        QVERIFY2(!names.contains(misdeed.name), qPrintable(misdeed.name));
        QVERIFY2(!misdeed.description.isEmpty(), qPrintable(misdeed.name));
        names.insert(misdeed.name);
    }
    QVERIFY(names.size() >= 80);
}

void FaultsTest::aFaultMayBeLimitedToAServerAndToANumber()
{
    Company company;
    QVERIFY(company.box.faults().set(u"as-discovery-500@notes0=2"_s));
    const auto status = [&](const char *connection) {
        return company.get(company.box.issuerOf(connection) + "/.well-known/oauth-authorization-server").status();
    };
    QCOMPARE(status("todo0"), 200);
    QCOMPARE(status("notes0"), 500);
    QCOMPARE(status("notes0"), 500);
    QCOMPARE(status("notes0"), 200);
    QVERIFY(company.box.faults().active().isEmpty());
}

void FaultsTest::anUnknownFaultNamesTheNearest()
{
    FaultSwitch faults;
    const auto refused = faults.set(u"exchange-hmtl"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"fault_unknown"_s);
    QVERIFY(refused.error().hint.contains(u"exchange-html"_s));
    QVERIFY(!faults.set(u"exchange-html=some"_s));
}

void FaultsTest::aFaultThatWasClearedIsOver()
{
    Company company;
    QVERIFY(company.box.faults().set(u"discovery-500"_s));
    const QByteArray address = company.box.issuer() + "/.well-known/openid-configuration";
    QCOMPARE(company.get(address).status(), 500);
    company.box.faults().clear(u"discovery-500");
    QCOMPARE(company.get(address).status(), 200);
}

AGENT0_TEST(FaultsTest)
#include "tst_faults.moc"
