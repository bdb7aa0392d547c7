#include "company.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The control door, the log, the trap, the ready file and the command line.
class ControlTest : public QObject {
    Q_OBJECT
private slots:
    void theDoorNeedsItsToken();
    void countsAndLogTellWhatWasAskedAndNoSecret();
    void everySwitchCanBeThrownFromOutside();
    void theTrapCountsCredentials();
    void theReadyFileHasAllAProcessNeeds();
    void portsInARowAndTheProfileOfAKey();
    void theCommandLineIsRead();
    void aWrongCommandLineIsExplained_data();
    void aWrongCommandLineIsExplained();
    void aWrongStartIsExplained_data();
    void aWrongStartIsExplained();

private:
    /// One request at the control door.
    Received control(Company &company, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
};

Received ControlTest::control(
    Company &company, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    const QJsonObject door = company.box.readyFile().value("control"_L1).toObject();
    return company.send(
        method, member(door, "url") + path, {{"Authorization", "Bearer " + member(door, "token")}}, body);
}

void ControlTest::theDoorNeedsItsToken()
{
    Company company;
    const QByteArray url = member(company.box.readyFile().value("control"_L1).toObject(), "url") + "/counts";
    QCOMPARE(company.get(url).status(), 401);
    QCOMPARE(company.get(url, {{"Authorization", "Bearer guess"}}).status(), 401);
    QCOMPARE(control(company, "GET", "/counts").status(), 200);
}

void ControlTest::countsAndLogTellWhatWasAskedAndNoSecret()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const QByteArray idJag = member(company.exchange(tokens).json(), "access_token");
    const QByteArray access = member(company.redeem(idJag).json(), "access_token");
    company.todos(access);

    const QJsonObject counts = control(company, "GET", "/counts").json();
    const QByteArray log = control(company, "GET", "/log").body();

    const QJsonObject grants = counts.value("grants"_L1).toObject();
    QCOMPARE(grants.value("idp authorization_code"_L1).toInt(), 1);
    QCOMPARE(grants.value("idp token-exchange"_L1).toInt(), 1);
    QCOMPARE(grants.value("todo0-as jwt-bearer"_L1).toInt(), 1);
    QCOMPARE(counts.value("byPath"_L1).toObject().value("todo0-api GET /api/todos"_L1).toInt(), 1);
    QVERIFY(counts.value("connections"_L1).toInt() > 4);
    QVERIFY(log.contains("\"client\":\"agent0-at-todo0\""));
    for (const QByteArray &secret :
        {idJag, access, member(tokens, "refresh_token"), company.secretOf("todo0"), QByteArray("lovelace")})
        QVERIFY(!log.contains(secret));
    control(company, "DELETE", "/log");
    QCOMPARE(control(company, "GET", "/counts").json().value("total"_L1).toInt(), 0);
}

void ControlTest::everySwitchCanBeThrownFromOutside()
{
    Company company;
    const QJsonObject tokens = company.signIn();
    const QByteArray access =
        member(company.redeem(member(company.exchange(tokens).json(), "access_token")).json(), "access_token");

    QCOMPARE(control(company, "POST", "/fault/exchange-500%3D1").status(), 200);
    QVERIFY(control(company, "GET", "/faults").body().contains("exchange-500"));
    QCOMPARE(company.exchange(tokens).status(), 500);
    QCOMPARE(company.exchange(tokens).status(), 200);
    QCOMPARE(control(company, "POST", "/fault/no-such-fault").status(), 400);
    control(company, "POST", "/fault/exchange-500");
    control(company, "DELETE", "/fault/exchange-500");
    QCOMPARE(company.exchange(tokens).status(), 200);
    control(company, "POST", "/policy", R"({"allow":false,"person":"ada","scopes":["todos.write"]})");
    QCOMPARE(company.exchange(tokens).oauthError(), "access_denied");
    control(company, "DELETE", "/policy");
    QCOMPARE(company.exchange(tokens).status(), 200);
    control(company, "POST", "/expire/access-tokens");
    QCOMPARE(company.todos(access).status(), 401);
    control(company, "POST", "/expire/id-tokens");
    QCOMPARE(company.exchange(tokens).oauthError(), "invalid_grant");
    control(company, "POST", "/expire/sessions");
    QCOMPARE(company.authorize("ada", {{"prompt", "none"}}).value("error"), "login_required");
    const QByteArray kids = company.get(company.box.issuer() + "/oauth2/v1/keys").body();
    control(company, "POST", "/rotate-keys?overlap=0");
    QVERIFY(company.get(company.box.issuer() + "/oauth2/v1/keys").body() != kids);
    const QJsonObject fresh = company.refresh(member(tokens, "refresh_token")).json();
    control(company, "POST", "/advance/3600");
    QCOMPARE(company.exchange(fresh).oauthError(), "invalid_grant");
    control(company, "POST", "/revoke/refresh-tokens");
    QCOMPARE(company.refresh(member(fresh, "refresh_token")).oauthError(), "invalid_grant");
    QCOMPARE(control(company, "POST", "/expire/everything").status(), 400);
    QCOMPARE(control(company, "POST", "/advance/soon").status(), 400);
}

void ControlTest::theTrapCountsCredentials()
{
    Company company;
    QVERIFY(company.box.faults().set(u"redeem-redirect-307"_s));
    const Received received = company.redeem(member(company.exchange(company.signIn()).json(), "access_token"));
    QCOMPARE(received.status(), 307);
    QCOMPARE(company.box.trapVisits(), 0);
    company.get(received.header("Location"));
    QCOMPARE(company.box.trapVisits(), 1);
    QCOMPARE(company.box.credentialsInTrap(), 0);
    company.get(received.header("Location"), {{"Authorization", "Bearer x"}});
    QCOMPARE(company.box.credentialsInTrap(), 1);
}

void ControlTest::theReadyFileHasAllAProcessNeeds()
{
    Company company;
    const QJsonObject ready = company.box.readyFile();
    QCOMPARE(ready.value("profile"_L1).toObject(), company.box.readyProfile());
    QCOMPARE(ready.value("people"_L1).toArray().size(), 3);
    QCOMPARE(member(ready.value("secrets"_L1).toObject(), "todo0"), company.secretOf("todo0"));
    QVERIFY(!company.secretOf("notes0").isEmpty());
    const QByteArray profile = QJsonDocument(company.box.readyProfile()).toJson();
    QVERIFY(!profile.contains(company.secretOf("todo0").left(43)));
}

void ControlTest::portsInARowAndTheProfileOfAKey()
{
    SandboxOptions options;
    options.clientMethod = ClientMethod::PrivateKeyJwt;
    options.clientPublicJwk = Jwk::generate(JwsAlgorithm::ES256, u"k"_s)->toPublicJson();
    Company company(options);
    const QJsonObject provider = company.box.readyProfile().value("identityProvider"_L1).toObject();
    QCOMPARE(provider.value("clientAuthentication"_L1).toObject(),
        (QJsonObject{{u"method"_s, u"private_key_jwt"_s}, {u"algorithm"_s, u"ES256"_s}}));
    const auto ports = [&](const QByteArray &origin) { return origin.mid(origin.lastIndexOf(':') + 1).toInt(); };
    // Whatever was free a moment ago and the six above it: enough to see that they are counted up.
    SandboxOptions inARow;
    inARow.portBase = quint16(ports(company.box.issuer()) - 1000);
    inARow.identityKeys = {company.box.identityProvider().state().keys.current(JwsAlgorithm::RS256)};
    Sandbox row(inARow);
    if (const auto started = row.start(); started) {
        QCOMPARE(row.issuer(), "http://127.0.0.1:" + QByteArray::number(inARow.portBase));
        QCOMPARE(row.issuerOf("todo0"), "http://127.0.0.1:" + QByteArray::number(inARow.portBase + 1));
        QCOMPARE(row.resourceOf("notes0"), "http://127.0.0.1:" + QByteArray::number(inARow.portBase + 4) + '/');
    } else {
        QCOMPARE(started.error().code, u"port_taken"_s);
    }
}

void ControlTest::theCommandLineIsRead()
{
    const auto command = parseSandboxCommand(
        {u"--port-base"_s, u"7000"_s, u"--persona=okta"_s, u"--fault"_s, u"exchange-500"_s, u"--fault"_s, u"slow"_s,
            u"--id-token-ttl"_s, u"60"_s, u"--refresh-grace=0"_s, u"--quota"_s, u"3"_s, u"--ready-file"_s, u"/tmp/r"_s,
            u"--until-stdin-closes"_s, u"--client-method=client_secret_basic"_s, u"--no-rotation"_s});
    QVERIFY(command);
    QCOMPARE(command->options.portBase, quint16(7000));
    QCOMPARE(command->options.persona, u"okta"_s);
    QCOMPARE(command->options.faults, (QStringList{u"exchange-500"_s, u"slow"_s}));
    QCOMPARE(command->options.lifetimes.idToken, Seconds(60));
    QCOMPARE(command->options.lifetimes.refreshGrace, Seconds(0));
    QCOMPARE(command->options.lifetimes.accessToken, Seconds(3600));
    QCOMPARE(command->options.quota, 3);
    QCOMPARE(command->options.clientMethod, ClientMethod::SecretBasic);
    QVERIFY(!command->options.rotateRefreshTokens);
    QVERIFY(command->untilStdinCloses);
    QCOMPARE(command->readyFile, u"/tmp/r"_s);
    QVERIFY(sandboxUsage().contains(u"--list-faults"_s));
}

void ControlTest::aWrongCommandLineIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--prot"_s};
    QTest::newRow("word") << QStringList{u"start"_s};
    QTest::newRow("no number") << QStringList{u"--quota"_s, u"many"_s};
    QTest::newRow("negative") << QStringList{u"--latency=-1"_s};
    QTest::newRow("no room for seven ports") << QStringList{u"--port-base=65530"_s};
    QTest::newRow("unknown method") << QStringList{u"--client-method=mtls"_s};
    QTest::newRow("no key file") << QStringList{u"--client-key=/nowhere/at/all"_s};
}

void ControlTest::aWrongCommandLineIsExplained()
{
    QFETCH(QStringList, arguments);
    const auto command = parseSandboxCommand(arguments);
    QVERIFY(!command);
    QCOMPARE(command.error().fault, Fault::Usage);
    QVERIFY(!command.error().hint.isEmpty());
}

void ControlTest::aWrongStartIsExplained_data()
{
    QTest::addColumn<QString>("persona");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("persona") << u"ping"_s << u"slow"_s << u"persona_unknown"_s;
    QTest::newRow("fault") << u"okta"_s << u"sloow"_s << u"fault_unknown"_s;
}

void ControlTest::aWrongStartIsExplained()
{
    QFETCH(QString, persona);
    QFETCH(QString, fault);
    QFETCH(QString, code);
    SandboxOptions options;
    options.persona = persona;
    options.faults = {fault};
    options.tokenAlgorithm = JwsAlgorithm::ES256;
    Sandbox box(options);
    const auto started = box.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, code);
    QVERIFY(!started.error().hint.isEmpty());
}

AGENT0_TEST(ControlTest)
#include "tst_control.moc"
