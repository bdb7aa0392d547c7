#include "config/effective.h"
#include "examples.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using test::acmeWith;
using test::codes;
using test::example;

class EffectiveTest : public QObject {
    Q_OBJECT

private slots:
    void everyValueSaysWhereItCameFrom()
    {
        const Effective result = mergeSettings(
            m_place, example(u"acme.json"_s), acmePolicy(), {{{u"network"_s, u"extraCaFile"_s}, u"/ca.pem"_s}});
        QCOMPARE(codes(result.problems), QStringList());
        QVERIFY(result.managed);
        const auto source = [&](QStringView path) {
            return result.setting(path) ? result.setting(path)->source : u"(none)"_s;
        };
        QCOMPARE(source(u"identityProvider.issuer"), u"profile /home/a/p.json"_s);
        QCOMPARE(source(u"identityProvider.redirect.port"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(source(u"identityProvider.redirect.path"), u"profile /home/a/p.json"_s);
        QCOMPARE(source(u"identityProvider.postLogoutRedirect"), u"default"_s);
        QCOMPARE(source(u"network.extraCaFile"), u"command line"_s);
        QCOMPARE(source(u"network.proxy"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(source(u"activity.collector"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(source(u"activity.journal"), u"default"_s);
        QCOMPARE(source(u"agent.approval"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(source(u"agent.model"), u"profile /home/a/p.json"_s);
        QCOMPARE(source(u"connections[todo0].scopes"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(source(u"connections[todo0].serverProfile"), u"default"_s);
        QCOMPARE(source(u"connections[wiki].audience"), u"policy /etc/agent0/policy.json"_s);
        QCOMPARE(result.setting(u"connections[todo0].scopes")->value, QJsonValue(QJsonArray{u"todos.read"_s}));
        QVERIFY(result.setting(u"connections[todo0].scopes")->managed);
        QVERIFY(!result.setting(u"connections[todo0].id")->managed);
    }

    void managedConnectionsSaySo()
    {
        const Effective result = mergeSettings(m_place, example(u"acme.json"_s), acmePolicy());
        QVERIFY(!result.profile.connection(u"todo0")->managed);
        QVERIFY(result.profile.connection(u"wiki")->managed);
        QCOMPARE(result.profile.agent.approval, u"always"_s);
    }

    void onlyThePolicyMaySayNeverToAsking()
    {
        const auto policy = Policy::fromJson({{u"approval"_s, u"never"_s}}, u"p"_s);
        const Effective result = mergeSettings(m_place, example(u"acme.json"_s), *policy);
        QVERIFY(result.problems.isEmpty());
        QCOMPARE(result.profile.agent.approval, u"never"_s);
        QCOMPARE(result.setting(u"agent.approval")->value.toString(), u"never"_s);
    }

    void theCommandLineCannotOverrideWhatIsFixed()
    {
        const Effective result = mergeSettings(m_place, example(u"acme.json"_s), acmePolicy(),
            {{{u"identityProvider"_s, u"redirect"_s, u"port"_s}, 1234}});
        QCOMPARE(codes(result.problems), QStringList{u" policy_fixed"_s});
        QCOMPARE(result.problems[0].fault, Fault::Refused);
        QCOMPARE(result.profile.identityProvider.redirectPort, quint16(9000));
    }

    void aFixedValueNeedsNoSoundOneBelow()
    {
        const QJsonObject profile = acmeWith(u"identityProvider.redirect.port"_s, u"garbage"_s);
        const Effective result = mergeSettings(m_place, profile, acmePolicy());
        QCOMPARE(codes(result.problems), QStringList());
    }

    void problemsKeepThePlacesOfTheFile()
    {
        const QJsonObject profile = acmeWith(u"connections.todo0.clientID"_s, u"x"_s);
        const Effective result = mergeSettings(m_place, profile, acmePolicy());
        QCOMPARE(codes(result.problems), QStringList{u"connections[0].clientID unknown_key"_s});
    }

    void aListOfConnectionsThatIsNoneIsFoundUnderAPolicy()
    {
        const Effective result = mergeSettings(m_place, acmeWith(u"connections"_s, u"x"_s), acmePolicy());
        QCOMPARE(codes(result.problems), QStringList{u"connections wrong_type"_s});
    }

    void connectionsWithoutEffectAreWarnedOf()
    {
        const auto policy = Policy::fromJson({{u"allowUserConnections"_s, false}}, u"p"_s);
        const Effective result = mergeSettings(m_place, example(u"acme.json"_s), *policy);
        QVERIFY(result.profile.connections.isEmpty());
        QCOMPARE(codes(result.warnings), QStringList{u"connections[todo0] policy_no_user_connections"_s});
    }

    void openingAnUnpinnedIssuerIsRefused()
    {
        const QTemporaryDir folder;
        const ProfileStore store(folder.filePath(u"c"_s), folder.filePath(u"d"_s));
        const ProfilePlace place = *store.place(u"default"_s);
        QVERIFY(ProfileStore::write(place, acmeWith(u"identityProvider.issuer"_s, u"https://evil.test"_s)));
        const auto opened = openProfile(place, acmePolicy());
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Refused);
        QCOMPARE(opened.error().code, u"policy_pinned_issuer"_s);
        QVERIFY(openProfile(place, Policy()));
    }

    void aPolicyAloneCanBeTheDefaultProfile()
    {
        const QTemporaryDir folder;
        const ProfileStore store(folder.filePath(u"c"_s), folder.filePath(u"d"_s));
        QJsonObject object = example(u"policy.json"_s);
        object.insert("fixed"_L1,
            QJsonObject{{u"identityProvider"_s,
                QJsonObject{{u"issuer"_s, u"https://acme.okta.com"_s}, {u"clientId"_s, u"0oa1"_s}}}});
        const auto policy = Policy::fromJson(object, u"p"_s);
        QVERIFY(policy);
        const auto opened = openProfile(*store.place(u"default"_s), *policy);
        QVERIFY(opened);
        QCOMPARE(opened->profile.identityProvider.clientId, u"0oa1"_s);
        QCOMPARE(openProfile(*store.place(u"defualt"_s), *policy).error().code, u"profile_missing"_s);
        QCOMPARE(openProfile(*store.place(u"default"_s), Policy()).error().code, u"profile_missing"_s);
    }

private:
    static Policy acmePolicy() { return *Policy::fromJson(example(u"policy.json"_s), u"/etc/agent0/policy.json"_s); }

    const ProfilePlace m_place{u"default"_s, u"/home/a/p.json"_s, u"/home/a/data"_s};
};

AGENT0_TEST(EffectiveTest)
#include "tst_effective.moc"
