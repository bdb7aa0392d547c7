#include "base/facts.h"

#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

class FactsTest : public QObject {
    Q_OBJECT

private slots:
    void areAJsonObjectInTheOrderOfTheirNames()
    {
        const Facts facts{
            {u"scope"_s, u"a b"_s}, {u"life"_s, qint64(300)}, {u"bound"_s, true}, {u"list"_s, QJsonArray{1}}};

        const QJsonObject expected{
            {u"scope"_s, u"a b"_s}, {u"life"_s, 300}, {u"bound"_s, true}, {u"list"_s, QJsonArray{1}}};
        QCOMPARE(facts.toJson(), expected);
        QCOMPARE(Facts(expected), facts);
        QStringList names;
        for (const Fact &fact : facts)
            names << fact.name;
        QCOMPARE(names, (QStringList{u"bound"_s, u"life"_s, u"list"_s, u"scope"_s}));
    }

    void oneOfAKnownNameReplacesTheOther()
    {
        Facts facts{{u"scope"_s, u"a"_s}};
        facts.insert(u"scope"_s, u"b"_s);
        facts.insert(u"dpop"_s, u"bound"_s);
        QCOMPARE(facts.toJson(), (QJsonObject{{u"dpop"_s, u"bound"_s}, {u"scope"_s, u"b"_s}}));
    }

    void whatIsNotThereIsUndefined()
    {
        const Facts facts{{u"scope"_s, QString()}};
        QVERIFY(facts["scope"_L1].isString() && facts.contains("scope"_L1));
        QVERIFY(facts["life"_L1].isUndefined() && !facts.contains("life"_L1));
        QVERIFY(Facts().isEmpty() && !facts.isEmpty());
    }
};

AGENT0_TEST(FactsTest)
#include "tst_facts.moc"
