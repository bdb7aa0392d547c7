#include "config/connectionedits.h"
#include "examples.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::example;

class ConnectionEditsTest : public QObject {
    Q_OBJECT

private slots:
    void addsOne()
    {
        const auto changed = withConnectionAdded(example(u"acme.json"_s), newConnection(), Policy());
        QVERIFY(changed);
        QCOMPARE(valueAt(*changed, {u"connections"_s, u"new"_s}).toObject(), newConnection());
        QVERIFY(!valueAt(*changed, {u"connections"_s, u"todo0"_s}).isUndefined());
    }

    void addsNoneOfAnIdThatIsThere()
    {
        QJsonObject again = newConnection();
        again.insert("id"_L1, u"todo0"_s);
        QCOMPARE(withConnectionAdded(example(u"acme.json"_s), again, Policy()).error().code, u"connection_exists"_s);
        again.insert("id"_L1, u"wiki"_s);
        QCOMPARE(withConnectionAdded(example(u"acme.json"_s), again, policy()).error().code, u"connection_exists"_s);
    }

    void addsNoneThatIsNotGood()
    {
        QJsonObject bad = newConnection();
        bad.remove("clientId"_L1);
        const auto changed = withConnectionAdded(example(u"acme.json"_s), bad, Policy());
        QCOMPARE(changed.error().fault, Fault::Configuration);
        QVERIFY(changed.error().message.contains("connections[1].clientId"_L1));
    }

    void addsNoneWhereThePolicyForbidsIt()
    {
        const auto strict = Policy::fromJson({{u"allowUserConnections"_s, false}}, u"p"_s);
        const auto changed = withConnectionAdded(example(u"acme.json"_s), newConnection(), *strict);
        QCOMPARE(changed.error().fault, Fault::Refused);
        QCOMPARE(changed.error().code, u"policy_no_user_connections"_s);
    }

    void editsOneAndKeepsTheRest()
    {
        const auto changed = withConnectionEdited(example(u"acme.json"_s), u"todo0"_s,
            {{{u"api"_s, u"type"_s}, u"rest"_s}, {{u"dpop"_s}, QJsonValue(QJsonValue::Undefined)}}, Policy());
        QVERIFY(changed);
        QJsonObject expected =
            withValueAt(example(u"acme.json"_s), {u"connections"_s, u"todo0"_s, u"api"_s, u"type"_s}, u"rest"_s);
        expected = withValueAt(expected, {u"connections"_s, u"todo0"_s, u"dpop"_s}, QJsonValue(QJsonValue::Undefined));
        QCOMPARE(*changed, expected);
    }

    void editsAndRemovesNoneThatIsNotThere()
    {
        QCOMPARE(
            withConnectionEdited(example(u"acme.json"_s), u"x"_s, {}, Policy()).error().code, u"connection_missing"_s);
        QCOMPARE(
            withConnectionRemoved(example(u"acme.json"_s), u"x"_s, Policy()).error().code, u"connection_missing"_s);
        QCOMPARE(withConnectionEnabled(example(u"acme.json"_s), u"x"_s, true, Policy()).error().code,
            u"connection_missing"_s);
    }

    void changesNothingThatIsManaged()
    {
        const QJsonObject acme = example(u"acme.json"_s);
        for (const auto &changed : {withConnectionRemoved(acme, u"wiki"_s, policy()),
                 withConnectionEnabled(acme, u"wiki"_s, false, policy())}) {
            QCOMPARE(changed.error().fault, Fault::Refused);
            QCOMPARE(changed.error().code, u"policy_managed"_s);
        }
    }

    void changesNoFixedValue()
    {
        const auto changed =
            withConnectionEdited(example(u"acme.json"_s), u"todo0"_s, {{{u"scopes"_s}, QJsonValue()}}, policy());
        QCOMPARE(changed.error().fault, Fault::Refused);
        QCOMPARE(changed.error().code, u"policy_fixed"_s);
        QVERIFY(changed.error().message.contains("connections[todo0].scopes"_L1));
    }

    void removesOne()
    {
        const auto changed = withConnectionRemoved(example(u"acme.json"_s), u"todo0"_s, Policy());
        QVERIFY(changed);
        QVERIFY(valueAt(*changed, {u"connections"_s, u"todo0"_s}).isUndefined());
    }

    void disablesAndEnablesOne()
    {
        const auto off = withConnectionEnabled(example(u"acme.json"_s), u"todo0"_s, false, Policy());
        QVERIFY(off);
        QVERIFY(!readProfile(*off, u"p"_s).profile.connections[0].enabled);
        const auto on = withConnectionEnabled(*off, u"todo0"_s, true, Policy());
        QVERIFY(readProfile(*on, u"p"_s).profile.connections[0].enabled);
    }

    void disablesSeveralOrNone()
    {
        const auto two = withConnectionAdded(example(u"acme.json"_s), newConnection(), Policy());
        const auto off = withConnectionsEnabled(*two, {u"todo0"_s, u"new"_s}, false, Policy());
        QVERIFY(off);
        for (const Connection &one : readProfile(*off, u"p"_s).profile.connections)
            QVERIFY(!one.enabled);
        QCOMPARE(withConnectionsEnabled(*two, {u"todo0"_s, u"x"_s}, false, Policy()).error().code,
            u"connection_missing"_s);
        QCOMPARE(withConnectionsEnabled(*two, {u"todo0"_s, u"wiki"_s}, false, policy()).error().code,
            u"policy_managed"_s);
    }

private:
    static Policy policy() { return *Policy::fromJson(example(u"policy.json"_s), u"p"_s); }
    static QJsonObject newConnection()
    {
        return {{u"id"_s, u"new"_s}, {u"authorizationServer"_s, u"https://auth.new.test"_s}, {u"clientId"_s, u"c"_s},
            {u"resource"_s, u"https://api.new.test"_s}};
    }
};

AGENT0_TEST(ConnectionEditsTest)
#include "tst_connectionedits.moc"
