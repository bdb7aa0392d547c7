#include "config/profileedits.h"
#include "examples.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::example;

namespace {

const JsonPath Port{u"identityProvider"_s, u"redirect"_s, u"port"_s};
const JsonPath Budget{u"identityProvider"_s, u"idJagBudget"_s, u"perMonth"_s};
const QJsonValue Default{QJsonValue::Undefined};

} // namespace

class ProfileEditsTest : public QObject {
    Q_OBJECT

private slots:
    void changesThatAndKeepsTheRest()
    {
        const QJsonObject acme = example(u"acme.json"_s);
        const auto changed = withValuesChanged(acme, {{Port, 8123}}, Policy());
        QVERIFY(changed);
        QCOMPARE(*changed, withValueAt(acme, Port, 8123));
    }

    void whatTakesItsDefaultAgainLeavesNoEmptyObject()
    {
        const auto with = withValuesChanged(example(u"acme.json"_s), {{Budget, 100}}, Policy());
        QVERIFY(with);
        const auto without = withValuesChanged(*with, {{Budget, Default}}, Policy());
        QVERIFY(without);
        QVERIFY(valueAt(*without, {u"identityProvider"_s, u"idJagBudget"_s}).isUndefined());
    }

    void refusesWhatWouldNotBeGood()
    {
        const auto changed = withValuesChanged(example(u"acme.json"_s), {{Port, 70'000}}, Policy());
        QCOMPARE(changed.error().fault, Fault::Configuration);
        QVERIFY(changed.error().message.contains("identityProvider.redirect.port"_L1));
    }

    void refusesWhatThePolicyFixes()
    {
        const auto policy =
            Policy::fromJson({{u"fixed"_s, QJsonObject{{u"identityProvider.redirect.port"_s, 8765}}}}, u"p"_s);
        QVERIFY(policy);
        const auto changed = withValuesChanged(example(u"acme.json"_s), {{Port, 1}}, *policy);
        QCOMPARE(changed.error().fault, Fault::Refused);
        QCOMPARE(changed.error().code, u"policy_fixed"_s);
    }

    void refusesAnotherIssuerThanThePinnedOne()
    {
        const auto policy = Policy::fromJson({{u"pinnedIssuer"_s, u"https://acme.okta.com"_s}}, u"p"_s);
        QVERIFY(policy);
        const auto changed = withValuesChanged(
            example(u"acme.json"_s), {{{u"identityProvider"_s, u"issuer"_s}, u"https://evil.example"_s}}, *policy);
        QCOMPARE(changed.error().fault, Fault::Refused);
    }
};

AGENT0_TEST(ProfileEditsTest)
#include "tst_profileedits.moc"
