#include "ctlcompany.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A company's machine: agent0ctl under a managed policy.
class ManagedMachine {
public:
    ManagedMachine()
    {
        company.installation.environment.insert(
            u"AGENT0_TEST_POLICY"_s, company.installation.path(u"policy/policy.json"_s));
    }

    void setPolicy(const QJsonObject &policy, QFileDevice::Permissions permissions = {})
    {
        const QString file = company.installation.write(u"policy/policy.json"_s, QJsonDocument(policy).toJson());
        constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QFile::setPermissions(file, OwnerOnly | permissions);
    }

    CtlRun run(const QStringList &words)
    {
        return company.installation.runProgram(QStringLiteral(AGENT0_BIN_DIR "/test_managed_ctl"),
            QStringList{u"--json"_s, u"--config"_s, company.sandbox.profile()} + words);
    }

    QJsonObject profile() const
    {
        QFile file(company.sandbox.profile());
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    QJsonObject connection(qsizetype at) const { return profile()["connections"_L1].toArray()[at].toObject(); }

    CtlCompany company;
};

QStringList idsIn(const CtlRun &list)
{
    QStringList ids;
    for (const QJsonValue one : list.document()["connections"_L1].toArray())
        ids << one["id"_L1].toString();
    return ids;
}

} // namespace

/// What an administrator has set over the profiles of a machine, through the whole command.
class CtlPolicyTest : public QObject {
    Q_OBJECT

private slots:
    void aFixedValueIsInForceSaidAndKept()
    {
        ManagedMachine machine;
        QCOMPARE(machine.company.signIn().exit, 0);
        machine.setPolicy({{u"fixed"_s, QJsonObject{{u"connections[todo0].scopes"_s, QJsonArray{u"todos.read"_s}}}}});
        const CtlRun token = machine.run({u"connect"_s, u"todo0"_s});
        QVERIFY2(token.exit == 0, token.out);
        QCOMPARE(token.document()["scopesGranted"_L1].toArray(), QJsonArray{u"todos.read"_s});
        QCOMPARE(machine.run({u"todo"_s, u"add"_s, u"x"_s}).exit, 4); // the resource wants todos.write for it

        const CtlRun shown = machine.run({u"config"_s, u"show"_s});
        QVERIFY2(shown.out.contains("policy "), shown.out);
        const CtlRun edited = machine.run({u"connections"_s, u"edit"_s, u"todo0"_s, u"--scopes"_s, u"todos.write"_s});
        QCOMPARE(edited.exit, 4);
        QCOMPARE(edited.error()["code"_L1].toString(), u"policy_fixed"_s);
    }

    void whereItAllowsNoOthersItsConnectionsAreAllThereAre()
    {
        ManagedMachine machine;
        QCOMPARE(machine.company.signIn().exit, 0);
        machine.setPolicy({{u"allowUserConnections"_s, false}, {u"connections"_s, QJsonArray{machine.connection(1)}}});
        const QString managed = machine.connection(1)["id"_L1].toString();
        QCOMPARE(idsIn(machine.run({u"connections"_s, u"list"_s})), QStringList{managed});
        QCOMPARE(machine.run({u"connect"_s, managed}).exit, 0);
        QCOMPARE(machine.run({u"connect"_s, u"todo0"_s}).exit, 8);
        QCOMPARE(machine.run({u"connections"_s, u"disable"_s, managed}).exit, 4);
        const CtlRun added = machine.run({u"connections"_s, u"add"_s, u"mine"_s, u"--authorization-server"_s,
            u"https://auth.test"_s, u"--client-id"_s, u"c"_s, u"--resource"_s, u"https://api.test/"_s});
        QCOMPARE(added.exit, 4);
    }

    void anotherProviderThanThePinnedOneGetsNothing()
    {
        ManagedMachine machine;
        machine.setPolicy({{u"pinnedIssuer"_s, u"https://login.company.test"_s}});
        const CtlRun login = machine.run({u"login"_s, u"--no-browser"_s});
        QCOMPARE(login.exit, 4);
        QVERIFY2(login.out.contains("policy_pinned_issuer"), login.out);
        QVERIFY(machine.company.sandbox.control("GET", "/counts")["byServer"_L1].toObject()["idp"_L1].toInt() == 0);
    }

    void aConsentThatItForbidsIsNotAskedFor()
    {
        ManagedMachine machine;
        machine.setPolicy({{u"fixed"_s,
            QJsonObject{{u"agent.consent"_s, u"forbidden"_s}, {u"connections[todo0].access"_s, u"oauth"_s}}}});
        const CtlRun connected = machine.run({u"connect"_s, u"todo0"_s, u"--no-browser"_s});
        QCOMPARE(connected.exit, 4);
        QCOMPARE(connected.error()["code"_L1].toString(), u"consent_forbidden"_s);
    }

    void onePolicyThatOthersCouldHaveWrittenStopsEverything()
    {
        ManagedMachine machine;
        machine.setPolicy({{u"approval"_s, u"never"_s}}, QFileDevice::WriteOther);
        const CtlRun status = machine.run({u"status"_s});
        QCOMPARE(status.exit, 8);
        QCOMPARE(status.error()["code"_L1].toString(), u"policy_untrusted"_s);
    }

    void noEnvironmentNamesAPolicyToTheRealProgram()
    {
        ManagedMachine machine;
        machine.setPolicy({{u"allowUserConnections"_s, false}});
        QVERIFY(idsIn(machine.run({u"connections"_s, u"list"_s})).isEmpty());
        QVERIFY(idsIn(machine.company.json({u"connections"_s, u"list"_s})).contains(u"todo0"_s));
    }
};

AGENT0_TEST(CtlPolicyTest)
#include "tst_ctlpolicy.moc"
