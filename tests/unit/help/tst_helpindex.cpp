#include "help/helpindex.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class HelpIndexTest : public QObject {
    Q_OBJECT

private slots:
    void aPageIsFoundByItsTopic()
    {
        QCOMPARE(index().page(u"milk"_s)->title, u"All about milk"_s);
        QVERIFY(!index().page(u"beer"_s));
    }

    void aCodeHasItsSectionAlone()
    {
        QCOMPARE(index().page(u"errors"_s)->codes(), QStringList({u"too_sour"_s, u"too_warm"_s}));
        QCOMPARE(index().ofCode(u"too_sour"_s), u"## `too_sour`\n\n- Cause: age.\n"_s);
        QCOMPARE(index().ofCode(u"too_warm"_s), u"## `too_warm`\n\n- Cause: sun.\n"_s);
        QCOMPARE(index().ofCode(u"too"_s), QString());
    }

    void everyWordMustBeThere()
    {
        QCOMPARE(index().search(u"FRESH milk"_s).size(), 1);
        QCOMPARE(index().search(u"fresh beer"_s).size(), 0);
        QCOMPARE(index().search(u"  "_s).size(), 0);
    }

    void titlesComeFirst()
    {
        const auto hits = index().search(u"milk"_s);
        QCOMPARE(hits.size(), 2);
        QCOMPARE(hits.constFirst().topic, u"milk"_s);
        QCOMPARE(hits.constFirst().excerpt, u"Milk is best fresh. See [errors](errors#too_sour)."_s);
    }

    void brokenLinksAreNamed() { QCOMPARE(index().brokenLinks(), QStringList(u"errors: cheese"_s)); }

private:
    static HelpIndex index()
    {
        return HelpIndex(
            {HelpPage::fromText(u"errors"_s,
                 u"# Errors\n\nOf milk, see [cheese](cheese).\n\n## `too_sour`\n\n- Cause: age.\n\n## `too_warm`\n\n- Cause: sun.\n"_s),
                HelpPage::fromText(
                    u"milk"_s, u"# All about milk\n\nMilk is best fresh. See [errors](errors#too_sour).\n"_s)});
    }
};

AGENT0_TEST(HelpIndexTest)
#include "tst_helpindex.moc"
