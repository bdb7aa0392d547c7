#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// With ' for ": moc takes the // in a raw string for a comment.
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

} // namespace

class CtlConfigTest : public QObject {
    Q_OBJECT

private slots:
    void showsEachValueWithItsSource()
    {
        m_ctl.write(u"xdg_config_home/agent0/profiles/default.json"_s, exampleProfile());
        const auto run = m_ctl.run({u"config"_s, u"show"_s, u"--json"_s});
        QCOMPARE(run.exit, 0);
        const QJsonObject shown = run.document();
        QCOMPARE(shown["profile"_L1]["identityProvider"_L1]["issuer"_L1], u"https://idp.test"_s);
        QCOMPARE(shown["problems"_L1].toArray(), QJsonArray());
        const QString file = m_ctl.path(u"xdg_config_home/agent0/profiles/default.json"_s);
        QCOMPARE(sourceOf(shown, u"identityProvider.issuer"_s), u"profile "_s + file);
        QCOMPARE(sourceOf(shown, u"identityProvider.redirect.path"_s), u"default"_s);
        const auto people = m_ctl.run({u"config"_s, u"show"_s});
        QVERIFY(people.out.contains("\nidentityProvider.issuer"));
    }

    void aFileAnywhereCanBeNamed()
    {
        const QString file = m_ctl.write(u"acme.json"_s, exampleProfile());
        QCOMPARE(m_ctl.run({u"--config"_s, file, u"config"_s, u"show"_s, u"--json"_s}).document()["file"_L1], file);
    }

    void allProblemsAreNamedAtOnce()
    {
        QByteArray text = exampleProfile();
        text.replace("\"clientId\":\"agent0\"", "\"clientID\":\"agent0\"").replace("\"todo\"", "\"tood\"");
        const QString file = m_ctl.write(u"bad.json"_s, text);
        const auto people = m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, file});
        QCOMPARE(people.exit, 8);
        QCOMPARE(people.out.trimmed().count('\n'), 2);
        QVERIFY2(people.out.contains("did you mean clientId?"), people.out);
        QVERIFY(people.err.contains("has 3 problems"));
        const auto program = m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, file, u"--json"_s});
        QCOMPARE(program.exit, 8);
        QCOMPARE(program.error()["problems"_L1].toArray().size(), 3);
        QCOMPARE(program.error()["leg"_L1], u"configuration"_s);
    }

    void aGoodProfileIsSaidToBeGood()
    {
        const QString file = m_ctl.write(u"good.json"_s, exampleProfile());
        const auto run = m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, file, u"--json"_s});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.document()["valid"_L1], true);
        QCOMPARE(m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, file, u"--quiet"_s}).out, "");
    }

    void theSchemaIsJson()
    {
        const auto run = m_ctl.run({u"config"_s, u"schema"_s});
        QCOMPARE(run.exit, 0);
        QVERIFY(run.document().contains("$schema"_L1));
        QVERIFY(m_ctl.run({u"config"_s, u"schema"_s, u"--policy"_s}).document() != run.document());
    }

    void anotherClientsServersBecomeConnections()
    {
        const QString file = m_ctl.write(u"acme.json"_s, exampleProfile());
        const QString theirs = m_ctl.write(u"mcp.json"_s,
            json("{'servers': {'wiki': {'url': 'https://mcp.wiki.test/mcp', 'headers': {'Authorization': 'Bearer s3cr3t-value'}}}}"));
        const auto run = m_ctl.run({u"--config"_s, file, u"--json"_s, u"config"_s, u"import"_s, theirs});
        QCOMPARE(run.document()["added"_L1].toArray(), QJsonArray{u"wiki"_s});
        QVERIFY(!run.out.contains("s3cr3t"));
        const auto shown = m_ctl.run({u"--config"_s, file, u"connections"_s, u"show"_s, u"wiki"_s, u"--json"_s});
        QVERIFY2(shown.exit == 0, shown.out);
        const auto again = m_ctl.run({u"--config"_s, file, u"--json"_s, u"config"_s, u"import"_s, theirs});
        QCOMPARE(again.document()["kept"_L1].toArray(), QJsonArray{u"wiki"_s});
    }

    void anotherClientsIdentityProviderBeginsAProfile()
    {
        const QString theirs = m_ctl.write(u"policy.json"_s,
            json("{'mcp.enterpriseManagedAuth.idp': {'issuer': 'https://acme.okta.test', 'clientId': '0oa1'}}"));
        const QString file = m_ctl.path(u"new.json"_s);
        QCOMPARE(m_ctl.run({u"--config"_s, file, u"config"_s, u"import"_s, theirs}).exit, 0);
        QCOMPARE(m_ctl.run({u"--config"_s, file, u"config"_s, u"validate"_s}).exit, 0);
    }

    void anotherClientsFileAsAPolicy()
    {
        const QString theirs = m_ctl.write(u"managed-mcp.json"_s,
            json("{'mcpServers': {'wiki': {'url': 'https://mcp.wiki.test/mcp'}}}"));
        const QJsonObject policy =
            m_ctl.run({u"config"_s, u"import"_s, theirs, u"--as-policy"_s}).document();
        QCOMPARE(policy["connections"_L1][0]["id"_L1], u"wiki"_s);
    }

    void aMissingProfileIsSaidWithTheWayOut()
    {
        const auto run = m_ctl.run({u"config"_s, u"show"_s, u"--profile"_s, u"nobody"_s, u"--json"_s});
        QCOMPARE(run.exit, 8);
        QCOMPARE(run.error()["code"_L1], u"profile_missing"_s);
        QVERIFY(!run.error()["hint"_L1].toString().isEmpty());
    }

private:
    static QString sourceOf(const QJsonObject &shown, const QString &path)
    {
        for (const QJsonValue one : shown["settings"_L1].toArray()) {
            if (one["path"_L1] == path)
                return one["source"_L1].toString();
        }
        return {};
    }
    CtlInstallation m_ctl;
};

AGENT0_TEST(CtlConfigTest)
#include "tst_ctlconfig.moc"
