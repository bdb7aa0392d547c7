#include "company.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The good path: what every other test of the sandbox deviates from.
class ChainTest : public QObject {
    Q_OBJECT
private slots:
    void aPersonReachesBothResources_data();
    void aPersonReachesBothResources();
    void todosAreAddedChangedAndRemoved();
    void everyPersonHasTheirOwnList();
    void theReadyProfileNamesWhatTheServersSay();
};

void ChainTest::aPersonReachesBothResources_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("connection");
    QTest::newRow("Ada, Todo0") << QByteArray("ada") << QByteArray("todo0");
    QTest::newRow("Bob, Notes0") << QByteArray("bob") << QByteArray("notes0");
}

void ChainTest::aPersonReachesBothResources()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, connection);
    Company company;

    const QJsonObject tokens = company.signIn(person);
    QCOMPARE(claimsOf(member(tokens, "id_token")).value("sub"_L1).toString(), personNamed(person)->subject);
    const Received idJag = company.exchange(tokens, connection);
    QCOMPARE(idJag.status(), 200);
    QCOMPARE(member(idJag.json(), "issued_token_type"), "urn:ietf:params:oauth:token-type:id-jag");
    const Received access = company.redeem(member(idJag.json(), "access_token"), connection);
    QCOMPARE(access.status(), 200);
    const Received list = company.todos(member(access.json(), "access_token"), connection);

    QCOMPARE(list.status(), 200);
    QCOMPARE(list.body().startsWith('['), connection == "notes0");
    QCOMPARE(company.box.log().grants("token-exchange", "idp"), 1);
    QCOMPARE(company.box.log().grants("jwt-bearer"), 1);
}

void ChainTest::todosAreAddedChangedAndRemoved()
{
    Company company;
    const QList<Header> authorized{{"Authorization", "Bearer " + company.accessToken()}};
    const QByteArray todos = company.todosAddress("todo0");

    const Received added = company.send("POST", todos, authorized, R"({"task":"Buy milk"})");
    QCOMPARE(added.status(), 201);
    const QByteArray one = todos + '/' + QByteArray::number(added.json().value("id"_L1).toInt());
    const Received done = company.send("PUT", one, authorized, R"({"completed":true})");
    QCOMPARE(done.json().value("task"_L1).toString(), u"Buy milk"_s);
    QVERIFY(done.json().value("completed"_L1).toBool());
    QVERIFY(!done.json().value("completedAt"_L1).toString().isEmpty());
    QCOMPARE(company.get(one, authorized).json(), done.json());
    QCOMPARE(company.send("DELETE", one, authorized, {}).status(), 204);
    QCOMPARE(company.get(one, authorized).status(), 404);
    QCOMPARE(company.send("POST", todos, authorized, R"({"task":""})").status(), 400);
}

void ChainTest::everyPersonHasTheirOwnList()
{
    Company company;
    const QByteArray ada = company.accessToken("ada");
    company.send("POST", company.todosAddress("todo0"), {{"Authorization", "Bearer " + ada}}, R"({"task":"Ada's"})");
    company.browser.forgetCookies();
    const QByteArray bob = company.accessToken("bob");

    QVERIFY(company.todos(ada).body().contains("Ada's"));
    QVERIFY(!company.todos(bob).body().contains("Ada's"));
}

void ChainTest::theReadyProfileNamesWhatTheServersSay()
{
    Company company;
    const QJsonObject profile = company.box.readyProfile();
    const QByteArray issuer = member(profile.value("identityProvider"_L1).toObject(), "issuer");
    QCOMPARE(member(company.get(issuer + "/.well-known/openid-configuration").json(), "issuer"), issuer);

    for (const QJsonValue &value : profile.value("connections"_L1).toArray()) {
        const QJsonObject connection = value.toObject();
        const QByteArray authority = member(connection, "authorizationServer");
        const QJsonObject metadata = company.get(authority + "/.well-known/oauth-authorization-server").json();
        QCOMPARE(member(metadata, "issuer"), authority);
        QVERIFY(metadata.value("authorization_grant_profiles_supported"_L1)
                .toArray()
                .contains(u"urn:ietf:params:oauth:grant-profile:id-jag"_s));
        const QJsonObject api = connection.value("api"_L1).toObject();
        const bool mcp = api.value("type"_L1) == "mcp"_L1;
        const Received challenge = company.get(member(api, "baseUrl") + (mcp ? "" : "/todos"));
        QCOMPARE(challenge.status(), 401);
        const QByteArray resource = member(connection, "resource");
        const QByteArray description = resource + ".well-known/oauth-protected-resource";
        QVERIFY(challenge.header("WWW-Authenticate").contains("resource_metadata=\"" + description + '"'));
        const QJsonObject described = company.get(description).json();
        QCOMPARE(member(described, "resource"), resource);
        QCOMPARE(described.value("authorization_servers"_L1).toArray(), QJsonArray{QString::fromUtf8(authority)});
    }
}

AGENT0_TEST(ChainTest)
#include "tst_chain.moc"
