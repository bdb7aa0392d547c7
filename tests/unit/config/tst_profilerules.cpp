#include "config/profilerules.h"
#include "examples.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using test::acmeWith;
using test::codes;

class ProfileRulesTest : public QObject {
    Q_OBJECT

private slots:
    void refusesAnIssuerThatOktaNeverHas_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("corrected");
        QTest::newRow("admin console") << u"https://acme-admin.okta.com"_s << u"okta_admin_host"_s
                                       << u"https://acme.okta.com"_s;
        QTest::newRow("admin console, preview") << u"https://acme-admin.oktapreview.com/admin"_s << u"okta_admin_host"_s
                                                << u"https://acme.oktapreview.com"_s;
        QTest::newRow("slash") << u"https://acme.okta.com/"_s << u"issuer_slash"_s << u"https://acme.okta.com"_s;
        QTest::newRow("custom server") << u"https://acme.okta.com/oauth2/default"_s << u"okta_custom_server"_s
                                       << u"https://acme.okta.com"_s;
    }
    void refusesAnIssuerThatOktaNeverHas()
    {
        QFETCH(QString, issuer);
        QFETCH(QString, code);
        QFETCH(QString, corrected);
        const Validation read = readProfile(acmeWith(u"identityProvider.issuer"_s, issuer), u"p"_s);
        QCOMPARE(codes(read.problems), QStringList{u"identityProvider.issuer "_s + code});
        QCOMPARE(read.problems[0].hint, u"Use %1."_s.arg(corrected));
    }

    void takesIssuersOfOthersWithASlash()
    {
        const Validation read =
            readProfile(acmeWith(u"identityProvider.issuer"_s, u"https://acme.eu.auth0.com/"_s), u"p"_s);
        QVERIFY(read.good());
        QVERIFY(read.warnings.isEmpty());
    }

    void doubtsAnOktaServerOnADomainOfItsOwn()
    {
        const Validation read =
            readProfile(acmeWith(u"identityProvider.issuer"_s, u"https://id.acme.test/oauth2/default"_s), u"p"_s);
        QVERIFY(read.good());
        QCOMPARE(codes(read.warnings), QStringList{u"identityProvider.issuer custom_server"_s});
        QVERIFY(read.warnings[0].hint.contains("https://id.acme.test."_L1));
    }

    void needsTheOpenidScope()
    {
        const Validation read =
            readProfile(acmeWith(u"identityProvider.scopes"_s, QJsonArray{u"offline_access"_s}), u"p"_s);
        QCOMPARE(codes(read.problems), QStringList{u"identityProvider.scopes openid_missing"_s});
    }

    void missesOfflineAccess()
    {
        const Validation read = readProfile(acmeWith(u"identityProvider.scopes"_s, QJsonArray{u"openid"_s}), u"p"_s);
        QVERIFY(read.good());
        QCOMPARE(codes(read.warnings), QStringList{u"identityProvider.scopes offline_access_missing"_s});
    }

    void credentialsNeedTheNameOfTheirServer_data()
    {
        QTest::addColumn<QJsonObject>("connection");
        QTest::addColumn<bool>("good");
        const QJsonObject api{{"type"_L1, u"rest"_s}, {"baseUrl"_L1, u"https://api.notes0.test/"_s}};
        const QJsonObject secret{{"method"_L1, u"client_secret_basic"_s}};
        const QJsonObject plain{
            {"id"_L1, u"n"_s}, {"displayName"_L1, u"N"_s}, {"access"_L1, u"oauth"_s}, {"api"_L1, api}};
        const auto with = [&](const QJsonObject &more) {
            QJsonObject connection = plain;
            for (auto member = more.begin(); member != more.end(); ++member)
                connection[member.key()] = member.value();
            return connection;
        };
        const QJsonObject named{{"authorizationServer"_L1, u"https://auth.notes0.test"_s}};
        QTest::newRow("consent without credentials") << plain << true;
        QTest::newRow("consent with a secret")
            << with({{"clientId"_L1, u"c"_s}, {"clientAuthentication"_L1, secret}}) << false;
        QTest::newRow("consent with a secret for a named server") << with({{"clientId"_L1, u"c"_s},
            {"clientAuthentication"_L1, secret}, {"authorizationServer"_L1, named["authorizationServer"_L1]}})
                                                                  << true;
        QTest::newRow("client credentials") << with(
            {{"access"_L1, u"client_credentials"_s}, {"clientId"_L1, u"c"_s}, {"clientAuthentication"_L1, secret}})
                                            << false;
    }
    void credentialsNeedTheNameOfTheirServer()
    {
        QFETCH(QJsonObject, connection);
        QFETCH(bool, good);
        const QJsonObject profile = acmeWith(u"connections"_s, QJsonArray{connection});
        const QStringList missing{u"connections[0].authorizationServer authorization_server_missing"_s};
        QCOMPARE(codes(readProfile(profile, u"p"_s).problems), good ? QStringList() : missing);
    }

    void warnsOfOneClientIdForTwoRegistrations()
    {
        QJsonObject profile = acmeWith(u"connections.todo0.clientId"_s, u"0oa1example"_s);
        QCOMPARE(
            codes(readProfile(profile, u"p"_s).warnings), QStringList{u"connections[0].clientId same_client_id"_s});
        // An Okta custom authorization server knows the agent by that very id.
        profile = withValueAt(profile, {u"connections"_s, u"todo0"_s, u"serverProfile"_s}, u"okta"_s);
        QCOMPARE(codes(readProfile(profile, u"p"_s).warnings), QStringList());
    }

    void warnsOfAnAudienceThatDiffersByASlash()
    {
        const Validation read =
            readProfile(acmeWith(u"connections.todo0.audience"_s, u"https://auth.todo0.example/"_s), u"p"_s);
        QVERIFY(read.good());
        QCOMPARE(codes(read.warnings), QStringList{u"connections[0].audience audience_slash"_s});
    }

    void warnsOfAKeyThatIsNotUsed()
    {
        const Validation read =
            readProfile(acmeWith(u"identityProvider.clientAuthentication.method"_s, u"none"_s), u"p"_s);
        QCOMPARE(codes(read.warnings), QStringList{u"identityProvider.clientAuthentication key_not_used"_s});
    }

    void needsAnAddressToCall()
    {
        QJsonObject profile = acmeWith(u"connections.todo0.api.baseUrl"_s, QJsonValue(QJsonValue::Undefined));
        QVERIFY(readProfile(profile, u"p"_s).good());
        profile = withValueAt(profile, {u"connections"_s, u"todo0"_s, u"resource"_s}, u"urn:todo0"_s);
        QCOMPARE(codes(readProfile(profile, u"p"_s).problems), QStringList{u"connections[0].api.baseUrl missing"_s});
        profile =
            withValueAt(profile, {u"connections"_s, u"todo0"_s, u"resource"_s}, QJsonValue(QJsonValue::Undefined));
        QCOMPARE(codes(readProfile(profile, u"p"_s).problems), QStringList{u"connections[0].api.baseUrl missing"_s});
    }

    void anMcpServerIsAProgramOrAnAddress_data()
    {
        QTest::addColumn<QJsonObject>("api");
        QTest::addColumn<QStringList>("problems");
        QTest::addColumn<QStringList>("warnings");
        const QJsonArray command{u"npx"_s, u"server"_s};
        const QString path = u"connections[0].api.command "_s;
        const auto row = [](const char *name, const QJsonObject &api, const QStringList &problems,
                             const QStringList &warnings) { QTest::newRow(name) << api << problems << warnings; };
        row("good",
            {{u"type"_s, u"mcp"_s}, {u"command"_s, command}, {u"env"_s, QJsonArray{u"LANG=C"_s}},
                {u"folder"_s, u"/tmp"_s}},
            {}, {});
        row("not mcp", {{u"type"_s, u"rest"_s}, {u"command"_s, command}}, {path + u"not_mcp"_s}, {});
        row("both", {{u"type"_s, u"mcp"_s}, {u"command"_s, command}, {u"baseUrl"_s, u"https://x.test/mcp"_s}},
            {path + u"two_places"_s}, {});
        row("a secret", {{u"type"_s, u"mcp"_s}, {u"command"_s, command}, {u"env"_s, QJsonArray{u"API_KEY=1"_s}}}, {},
            {path + u"secret_in_profile"_s});
        row("empty word", {{u"type"_s, u"mcp"_s}, {u"command"_s, QJsonArray{u""_s}}},
            {u"connections[0].api.command[0] empty"_s}, {});
        row("no variable", {{u"type"_s, u"mcp"_s}, {u"command"_s, command}, {u"env"_s, QJsonArray{u"LANG"_s}}},
            {u"connections[0].api.env[0] bad_variable"_s}, {});
        row("relative folder", {{u"type"_s, u"mcp"_s}, {u"command"_s, command}, {u"folder"_s, u"here"_s}},
            {u"connections[0].api.folder relative_path"_s}, {});
        row("unknown revision",
            {{u"type"_s, u"mcp"_s}, {u"baseUrl"_s, u"https://x.test/mcp"_s}, {u"protocol"_s, u"2024-11-05"_s}},
            {u"connections[0].api.protocol unknown_choice"_s}, {});
    }
    void anMcpServerIsAProgramOrAnAddress()
    {
        QFETCH(QJsonObject, api);
        QFETCH(QStringList, problems);
        QFETCH(QStringList, warnings);
        const Validation read = readProfile(acmeWith(u"connections.todo0.api"_s, api), u"p"_s);
        QCOMPARE(codes(read.problems), problems);
        QCOMPARE(codes(read.warnings), warnings);
        const Profile again = readProfile(profileToJson(read.profile), u"p"_s).profile;
        if (problems.isEmpty())
            QCOMPARE(again.connections, read.profile.connections);
    }
};

AGENT0_TEST(ProfileRulesTest)
#include "tst_profilerules.moc"
