#include "config/profileshape.h"
#include "examples.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using test::acmeWith;
using test::codes;
using test::example;

class ProfileJsonTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheExample()
    {
        const Validation read = readProfile(example(u"acme.json"_s), u"default"_s);
        QCOMPARE(codes(read.problems), QStringList());
        QCOMPARE(codes(read.warnings), QStringList());
        const Profile &profile = read.profile;
        QCOMPARE(profile.name, u"default"_s);
        QCOMPARE(profile.identityProvider.issuer, u"https://acme.okta.com"_s);
        QCOMPARE(profile.identityProvider.clientAuthentication.method, ClientAuthenticationMethod::PrivateKeyJwt);
        QCOMPARE(profile.identityProvider.clientAuthentication.keyId, u"k1"_s);
        QCOMPARE(profile.identityProvider.redirectPort, quint16(8765));
        QCOMPARE(profile.identityProvider.idJagsPerMonth, std::optional(250));
        QCOMPARE(profile.connections.size(), 1);
        QCOMPARE(profile.connections[0].apiType, ApiType::Todo);
        QCOMPARE(profile.connections[0].apiBaseUrl, u"https://api.todo0.example/api"_s);
        QCOMPARE(profile.connections[0].scopes, (QStringList{u"todos.read"_s, u"todos.write"_s}));
    }

    void fillsInDefaults()
    {
        const Profile profile = readProfile(*profileOf("{'identityProvider':{'issuer':'https:%%a.test','clientId':'c'},"
                                                       "'connections':[{'id':'x','authorizationServer':'https:%%b.test'"
                                                       ",'resource':'https:%%c.test','clientId':'d'}]}"),
            u"work"_s)
                                    .profile;
        QCOMPARE(profile.displayName, u"work"_s);
        QCOMPARE(profile.identityProvider.scopes.size(), 4);
        QCOMPARE(profile.identityProvider.redirectPath, u"/callback"_s);
        QCOMPARE(profile.identityProvider.clientAuthentication, ClientAuthentication());
        const Connection &one = profile.connections[0];
        QCOMPARE(one.displayName, u"x"_s);
        QVERIFY(one.enabled);
        QCOMPARE(one.audience, u"https://b.test"_s);
        QCOMPARE(one.apiBaseUrl, u"https://c.test"_s);
        QCOMPARE(one.serverProfile, u"auto"_s);
        QCOMPARE(one.apiType, ApiType::Rest);
        QCOMPARE(profile.agent.approval, u"writes"_s);
    }

    void roundTripLosesNothing_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("acme") << u"acme.json"_s;
        QTest::newRow("loopback") << u"loopback.json"_s;
    }
    void roundTripLosesNothing()
    {
        QFETCH(QString, file);
        const Validation first = readProfile(example(file), u"p"_s);
        QCOMPARE(codes(first.problems), QStringList());
        const Validation brief = readProfile(profileToJson(first.profile), u"p"_s);
        QCOMPARE(codes(brief.problems), QStringList());
        QVERIFY(brief.profile == first.profile);
        const Validation whole = readProfile(wholeProfileToJson(first.profile), u"p"_s);
        QCOMPARE(codes(whole.problems), QStringList());
        QVERIFY(whole.profile == first.profile);
        const auto text = parseConfiguration(orderedJson(profileToJson(first.profile), profileShape()), u"it"_s);
        QVERIFY(text && *text == profileToJson(first.profile));
    }

    void writesMembersInTheOrderOfTheContract()
    {
        QFile file(QStringLiteral(AGENT0_TEST_DATA "/config/acme.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        // The example is written the way the writer writes.
        QCOMPARE(orderedJson(*parseConfiguration(text, u"it"_s), profileShape()), text);
    }

    void keepsIdentifiersByteForByte()
    {
        const QString odd = u"https://AUTH.todo0.example:443/%7Ea/../b/"_s;
        const Validation read = readProfile(acmeWith(u"connections.todo0.authorizationServer"_s, odd), u"p"_s);
        QCOMPARE(read.profile.connections[0].authorizationServer, odd);
        QCOMPARE(
            valueAt(profileToJson(read.profile), {u"connections"_s, u"todo0"_s, u"authorizationServer"_s}).toString(),
            odd);
    }

    void namesTheWrongMember_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char *name, const QString &path, const QJsonValue &value, const QString &finding) {
            QTest::newRow(name) << path << value << finding;
        };
        const QJsonValue none(QJsonValue::Undefined);
        row("misspelled", u"connections.todo0.clientID"_s, u"x"_s, u"connections[0].clientID unknown_key"_s);
        row("unknown", u"colour"_s, u"red"_s, u"colour unknown_key"_s);
        row("missing issuer", u"identityProvider.issuer"_s, none, u"identityProvider.issuer missing"_s);
        row("no provider", u"identityProvider"_s, none, u"identityProvider missing"_s);
        row("provider is a text", u"identityProvider"_s, u"x"_s, u"identityProvider wrong_type"_s);
        row("number for a text", u"connections.todo0.resource"_s, 7, u"connections[0].resource wrong_type"_s);
        row("null", u"connections.todo0.clientId"_s, QJsonValue(), u"connections[0].clientId wrong_type"_s);
        row("text for a list", u"connections.todo0.scopes"_s, u"a b"_s, u"connections[0].scopes wrong_type"_s);
        row("number in a list", u"connections.todo0.scopes"_s, QJsonArray{u"a"_s, 1},
            u"connections[0].scopes[1] wrong_type"_s);
        row("two scopes in one", u"connections.todo0.scopes"_s, QJsonArray{u"a b"_s},
            u"connections[0].scopes[0] bad_scope"_s);
        row("scope twice", u"connections.todo0.scopes"_s, QJsonArray{u"a"_s, u"a"_s},
            u"connections[0].scopes[1] given_twice"_s);
        row("authorization details of no type", u"connections.todo0.authorizationDetails"_s, u"[{}]"_s,
            u"connections[0].authorizationDetails bad_authorization_details"_s);
        row("authorization details that are no list", u"connections.todo0.authorizationDetails"_s,
            u"{\"type\":\"a\"}"_s, u"connections[0].authorizationDetails bad_authorization_details"_s);
        row("text for true", u"connections.todo0.enabled"_s, u"yes"_s, u"connections[0].enabled wrong_type"_s);
        row("port too high", u"identityProvider.redirect.port"_s, 65536,
            u"identityProvider.redirect.port wrong_type"_s);
        row("port a fraction", u"identityProvider.redirect.port"_s, 80.5,
            u"identityProvider.redirect.port wrong_type"_s);
        row("port a text", u"identityProvider.redirect.port"_s, u"80"_s,
            u"identityProvider.redirect.port wrong_type"_s);
        row("path without slash", u"identityProvider.redirect.path"_s, u"callback"_s,
            u"identityProvider.redirect.path bad_path"_s);
        row("path with query", u"identityProvider.redirect.path"_s, u"/a?b"_s,
            u"identityProvider.redirect.path bad_path"_s);
        row("budget 0", u"identityProvider.idJagBudget.perMonth"_s, 0,
            u"identityProvider.idJagBudget.perMonth wrong_type"_s);
        row("choice", u"connections.todo0.access"_s, u"xxa"_s, u"connections[0].access unknown_choice"_s);
        row("hmac", u"identityProvider.clientAuthentication.algorithm"_s, u"HS256"_s,
            u"identityProvider.clientAuthentication.algorithm unknown_choice"_s);
        row("approval never", u"agent.approval"_s, u"never"_s, u"agent.approval unknown_choice"_s);
        row("blank behind", u"connections.todo0.clientId"_s, u"x "_s, u"connections[0].clientId blank_at_end"_s);
        row("blank before", u"connections.todo0.audience"_s, u" x"_s, u"connections[0].audience blank_at_end"_s);
        row("line break", u"connections.todo0.clientId"_s, u"x\r\ny"_s, u"connections[0].clientId bad_character"_s);
        row("empty", u"connections.todo0.clientId"_s, u""_s, u"connections[0].clientId empty"_s);
        row("plain http", u"identityProvider.issuer"_s, u"http://acme.test"_s, u"identityProvider.issuer plain_http"_s);
        row("http on a loopback name's child", u"identityProvider.issuer"_s, u"http://localhost.acme.test"_s,
            u"identityProvider.issuer plain_http"_s);
        row("other scheme", u"identityProvider.issuer"_s, u"ftp://acme.test"_s,
            u"identityProvider.issuer bad_address"_s);
        row("no scheme", u"identityProvider.issuer"_s, u"acme.test"_s, u"identityProvider.issuer bad_address"_s);
        row("no host", u"identityProvider.issuer"_s, u"https:///x"_s, u"identityProvider.issuer bad_address"_s);
        row("backslash", u"identityProvider.issuer"_s, u"https://a.test\\@b.test"_s,
            u"identityProvider.issuer bad_address"_s);
        row("user info", u"identityProvider.issuer"_s, u"https://u:p@a.test"_s,
            u"identityProvider.issuer address_user_info"_s);
        row("fragment", u"connections.todo0.resource"_s, u"https://a.test#x"_s,
            u"connections[0].resource address_fragment"_s);
        row("issuer with query", u"identityProvider.issuer"_s, u"https://a.test?x"_s,
            u"identityProvider.issuer issuer_query"_s);
        row("relative CA file", u"network.extraCaFile"_s, u"ca.pem"_s, u"network.extraCaFile relative_path"_s);
        row("collector", u"activity.collector"_s, u"http://otel.acme.test/v1/logs"_s, u"activity.collector plain_http"_s);
        row("proxy", u"network.proxy"_s, u"ftp://p.test"_s, u"network.proxy bad_proxy"_s);
        row("proxy with password", u"network.proxy"_s, u"http://u:p@p.test"_s, u"network.proxy address_user_info"_s);
        row("secret", u"connections.todo0.clientAuthentication.clientSecret"_s, u"s3cret"_s,
            u"connections[0].clientAuthentication.clientSecret secret_in_file"_s);
        row("private key", u"identityProvider.private_key"_s, u"s3cret"_s,
            u"identityProvider.private_key secret_in_file"_s);
        row("refresh token", u"identityProvider.refreshToken"_s, u"s3cret"_s,
            u"identityProvider.refreshToken secret_in_file"_s);
    }
    void namesTheWrongMember()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, finding);
        const Validation read = readProfile(acmeWith(path, value), u"p"_s);
        QCOMPARE(codes(read.problems), QStringList{finding});
        const Error error = failureOf(u"The profile"_s, read.problems);
        QCOMPARE(error.fault, Fault::Configuration);
        QCOMPARE(error.leg, Leg::Configuration);
        QVERIFY(!error.hint.isEmpty());
        QVERIFY(!(error.message + error.hint).contains("s3cret"_L1));
        QVERIFY(!(error.message + error.hint).contains("u:p"_L1));
    }

    void saysWhichKeyWasMeant()
    {
        const Validation read = readProfile(acmeWith(u"connections.todo0.clientID"_s, u"x"_s), u"p"_s);
        QCOMPARE(read.problems[0].text(), u"connections[0].clientID: unknown key; did you mean clientId?"_s);
        const Validation choice = readProfile(acmeWith(u"connections.todo0.access"_s, u"xxa"_s), u"p"_s);
        QCOMPARE(choice.problems[0].text(), u"connections[0].access: must be one of xaa, oauth, client_credentials, workload_identity; did you mean xaa?"_s);
    }

    void pointsToTheKeychainForASecret()
    {
        const Validation read = readProfile(acmeWith(u"identityProvider.clientSecret"_s, u"x"_s), u"p"_s);
        QVERIFY(read.problems[0].hint.contains("--secret-stdin"_L1));
    }

    void refusesAnIdGivenTwice()
    {
        QJsonObject profile = example(u"acme.json"_s);
        QJsonArray connections = profile.value("connections"_L1).toArray();
        connections.append(connections[0]);
        profile.insert("connections"_L1, connections);
        QCOMPARE(codes(readProfile(profile, u"p"_s).problems), QStringList{u"connections[1].id id_given_twice"_s});
    }

    void refusesAnIdOfAnotherForm_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("capital") << u"Todo0"_s;
        QTest::newRow("slash") << u"a/b"_s;
        QTest::newRow("dot first") << u".a"_s;
        QTest::newRow("line break behind") << u"a\n"_s;
        QTest::newRow("too long") << u"a"_s.repeated(65);
    }
    void refusesAnIdOfAnotherForm()
    {
        QFETCH(QString, id);
        QCOMPARE(codes(readProfile(acmeWith(u"connections.todo0.id"_s, id), u"p"_s).problems),
            QStringList{u"connections[0].id bad_id"_s});
    }

    void findsAllProblemsAtOnce()
    {
        QJsonObject profile = acmeWith(u"connections.todo0.access"_s, u"saml"_s);
        profile.insert("colour"_L1, u"red"_s);
        profile = withValueAt(profile, {u"identityProvider"_s, u"issuer"_s}, u"http://acme.test"_s);
        const Validation read = readProfile(profile, u"p"_s);
        QCOMPARE(read.problems.size(), 3);
        const QString message = failureOf(u"The profile"_s, read.problems).message;
        QVERIFY(
            message.contains("colour"_L1) && message.contains("plain http"_L1) && message.contains("xaa, oauth"_L1));
    }

    void namesLineAndColumnOfWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("torn") << QByteArray("{\n  \"displayName\": \"Ac") << u"line 2, column 21"_s;
        QTest::newRow("comma") << QByteArray("{\n  \"a\": 1\n  \"b\": 2\n}") << u"line 3, column 3"_s;
        QTest::newRow("umlaut before") << QByteArray("{\"\xc3\xa4\": x}") << u"line 1, column 7"_s;
        QTest::newRow("empty") << QByteArray() << u"line 1, column 1"_s;
    }
    void namesLineAndColumnOfWhatIsNoJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const auto object = parseConfiguration(text, u"The profile x"_s);
        QVERIFY(!object);
        QCOMPARE(object.error().fault, Fault::Configuration);
        QCOMPARE(object.error().code, u"json_invalid"_s);
        QVERIFY2(object.error().message.contains(place), qPrintable(object.error().message));
    }

    void refusesAMemberGivenTwice() { QVERIFY(!parseConfiguration(R"({"a":1,"a":2})", u"it"_s)); }
    void refusesWhatIsNoObject() { QVERIFY(!parseConfiguration("[]", u"it"_s)); }

private:
    /// JSON with ' for " and % for /.
    static Result<QJsonObject> profileOf(QByteArray text)
    {
        return parseConfiguration(text.replace('\'', '"').replace('%', '/'), u"it"_s);
    }
};

AGENT0_TEST(ProfileJsonTest)
#include "tst_profilejson.moc"
