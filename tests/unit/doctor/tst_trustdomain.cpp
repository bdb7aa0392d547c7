#include "doctor/trustdomain.h"

#include "doctor/check.h"
#include "keychain/memorysecretstore.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using namespace agent0::test;
using doctor::TrustClass;

namespace {

const QString Org = u"https://acme.okta.com"_s;

/// As Okta publishes its org authorization server, whatever name it goes by.
ServerMetadata orgServer(const QString &origin)
{
    ServerMetadata server;
    server.issuer = origin;
    server.tokenEndpoint = origin + u"/oauth2/v1/token"_s;
    return server;
}

/// And a custom one.
ServerMetadata customServer(const QString &origin, const QString &id = u"default"_s)
{
    ServerMetadata server;
    server.issuer = origin + u"/oauth2/"_s + id;
    server.tokenEndpoint = server.issuer + u"/v1/token"_s;
    return server;
}

ServerMetadata otherServer(const QString &issuer)
{
    ServerMetadata server;
    server.issuer = issuer;
    server.tokenEndpoint = issuer + u"/token"_s;
    return server;
}

/// The org authorization servers and the custom ones, each asked for the id of its org.
class Orgs {
public:
    Orgs()
    {
        m_http.otherwise = [this](const HttpRequest &request) -> Result<HttpResponse> {
            for (const auto &[origin, id] : ids) {
                if (request.url == origin.toUtf8() + "/.well-known/okta-organization")
                    return HttpResponse{200, {{"Content-Type", "application/json"}}, "{\"id\":\"" + id + "\"}"};
            }
            return HttpResponse{404, {}, {}};
        };
    }

    doctor::Finding domains(const ServerMetadata &idp, const ServerMetadata &server)
    {
        Effective effective;
        effective.profile.identityProvider.issuer = idp.issuer;
        const Ports ports{m_http, m_secrets, m_clock, [](int size) { return QByteArray(size, 'r'); }};
        doctor::Examination exam(ports, effective, m_folder.path());
        exam.idp = idp;
        exam.patient.server = server;
        for (const doctor::Check &check : doctor::serverChecks()) {
            if (check.id == "D04"_L1)
                return await(check.run(&exam));
        }
        qFatal("there is no D04");
    }
    static QString classOf(const doctor::Finding &finding)
    {
        for (const doctor::Evidence &row : finding.evidence) {
            if (row.name == "class"_L1)
                return row.value;
        }
        return {};
    }

    QList<std::pair<QString, QByteArray>> ids;

private:
    ScriptedHttp m_http;
    MemorySecretStore m_secrets;
    ManualClock m_clock;
    QTemporaryDir m_folder;
};

} // namespace

class TrustDomainTest : public QObject {
    Q_OBJECT

private slots:
    void addressesAndEndpointsTellTheClass_data()
    {
        QTest::addColumn<ServerMetadata>("server");
        QTest::addColumn<TrustClass>("expected");
        QTest::newRow("the org server itself") << orgServer(Org) << TrustClass::SameServer;
        QTest::newRow("the org server with a slash") << orgServer(Org + u'/') << TrustClass::SameServer;
        QTest::newRow("the org server in capitals") << orgServer(u"https://ACME.okta.com"_s) << TrustClass::SameServer;
        QTest::newRow("the Admin Console's address")
            << orgServer(u"https://acme-admin.okta.com"_s) << TrustClass::SameServer;
        QTest::newRow("a custom server of the same org") << customServer(Org) << TrustClass::SameOrgCustom;
        QTest::newRow("one by its id") << customServer(Org, u"aus1abc2def"_s) << TrustClass::SameOrgCustom;
        QTest::newRow("the org server of another org")
            << orgServer(u"https://other.okta.com"_s) << TrustClass::OtherOrgServer;
        QTest::newRow("a preview org") << orgServer(u"https://acme.oktapreview.com"_s) << TrustClass::OtherOrgServer;
        QTest::newRow("a custom server of another org")
            << customServer(u"https://other.okta.com"_s) << TrustClass::OtherOrgCustom;
        QTest::newRow("an Okta org on a domain of its own")
            << orgServer(u"https://login.other.test"_s) << TrustClass::OtherOrgServer;
        QTest::newRow("a custom server on a domain of its own")
            << customServer(u"https://login.other.test"_s) << TrustClass::OtherOrgCustom;
        QTest::newRow("not Okta") << otherServer(u"https://auth.todo0.test"_s) << TrustClass::Separate;
        QTest::newRow("a realm") << otherServer(u"https://kc.test/realms/acme"_s) << TrustClass::Separate;
        QTest::newRow("looks like Okta by name alone")
            << otherServer(u"https://acme.okta.com.evil.test"_s) << TrustClass::Separate;
        QTest::newRow("another issuer on the same host")
            << otherServer(Org + u"/another/issuer"_s) << TrustClass::SameHost;
    }
    void addressesAndEndpointsTellTheClass()
    {
        QFETCH(ServerMetadata, server);
        QFETCH(TrustClass, expected);
        QCOMPARE(doctor::name(doctor::trustClassOf(orgServer(Org), server)), doctor::name(expected));
    }

    void onlyTwoClassesCanNeverWork()
    {
        for (const TrustClass trust : {TrustClass::SameServer, TrustClass::SameOrgCustom, TrustClass::OtherOrgServer,
                 TrustClass::OtherOrgCustom, TrustClass::SameHost, TrustClass::Separate}) {
            const bool never = trust == TrustClass::SameServer || trust == TrustClass::OtherOrgServer;
            QCOMPARE(doctor::canWork(trust), !never);
            QVERIFY(doctor::meaning(trust).size() > 60);
        }
    }

    void theSameOrgOnADomainOfItsOwnIsToldByItsId()
    {
        Orgs orgs;
        orgs.ids = {{Org, "00o1"}, {u"https://login.acme.test"_s, "00o1"}};
        const doctor::Finding custom = orgs.domains(orgServer(Org), customServer(u"https://login.acme.test"_s));
        QCOMPARE(Orgs::classOf(custom), doctor::name(TrustClass::SameOrgCustom));
        QCOMPARE(custom.state, doctor::State::Pass);
        QCOMPARE(custom.topic, u"same-org"_s);
        const doctor::Finding itself = orgs.domains(orgServer(Org), orgServer(u"https://login.acme.test"_s));
        QCOMPARE(Orgs::classOf(itself), doctor::name(TrustClass::SameServer));
        QCOMPARE(itself.code, u"same_trust_domain"_s);
    }

    void anotherOrgIsToldByItsId()
    {
        Orgs orgs;
        orgs.ids = {{Org, "00o1"}, {u"https://login.other.test"_s, "00o2"}};
        const doctor::Finding custom = orgs.domains(orgServer(Org), customServer(u"https://login.other.test"_s));
        QCOMPARE(Orgs::classOf(custom), doctor::name(TrustClass::OtherOrgCustom));
        QCOMPARE(custom.state, doctor::State::Pass);
        const doctor::Finding org = orgs.domains(orgServer(Org), orgServer(u"https://login.other.test"_s));
        QCOMPARE(org.code, u"org_server_redeems_nothing"_s);
        QCOMPARE(org.state, doctor::State::Fail);
    }

    void twoOrgsThatSayNoIdAreNotTakenForOne()
    {
        Orgs orgs;
        const doctor::Finding found = orgs.domains(orgServer(Org), customServer(u"https://login.other.test"_s));
        QCOMPARE(Orgs::classOf(found), doctor::name(TrustClass::OtherOrgCustom));
    }
};

AGENT0_TEST(TrustDomainTest)
#include "tst_trustdomain.moc"
