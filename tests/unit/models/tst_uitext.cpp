#include "connectionrows.h"
#include "support/testmain.h"
#include "text/activitytext.h"
#include "text/claimtext.h"
#include "text/directions.h"
#include "text/errortext.h"
#include "text/spoken.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// The words of ui/text.
class UiTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindAndLegHasWords()
    {
        for (int kind = 0; kind <= int(ActivityKind::Unknown); ++kind)
            QVERIFY(!kindText(ActivityKind(kind)).isEmpty());
        for (int leg = 1; leg <= int(Leg::Consent); ++leg)
            QVERIFY(!legText(Leg(leg)).isEmpty());
        for (int state = 0; state < ConnectionStates; ++state)
            QVERIFY(!stateText(ConnectionState(state)).isEmpty());
    }

    void whatThereAreWordsForStandsInCore()
    {
        QString sources;
        QDirIterator files(
            QStringLiteral(AGENT0_CORE_SOURCES), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            sources += QString::fromUtf8(file.readAll());
        }
        // Literals that follow each other are one.
        sources.remove(QRegularExpression(u"\"(_s|_L1)?\\s*u?\""_s));
        sources.replace(u"\\\""_s, u"\""_s);
        QStringList strange;
        for (const char *text : spokenTexts()) {
            if (!sources.contains(QString::fromUtf8(text)))
                strange << QString::fromUtf8(text);
        }
        QCOMPARE(strange.join(u'\n'), QString());
    }

    void whatIsForeignIsPaintedInItsOwnDirection_data()
    {
        // "<" and ">" stand for the marks around what is written from left to right, "ا" for a word of Arabic.
        QTest::addColumn<QString>("painted");
        QTest::newRow("a sentence") << u"<The user is not assigned.>"_s;
        QTest::newRow("an address") << u"<https://todo0.example/>"_s;
        QTest::newRow("each line") << u"<One.>\nا\n<Two.>"_s;
        QTest::newRow("an address in a sentence") << u"ا </var/lib/agent0/>."_s;
        QTest::newRow("in quotation marks") << u"ا <«todo0»>."_s;
        QTest::newRow("in brackets of the sentence") << u"ا (ا <todo0>) ا"_s;
        QTest::newRow("with brackets of its own") << u"ا <list()>، ا"_s;
        QTest::newRow("several words") << u"ا <Resource Server>."_s;
        QTest::newRow("a sentence in a sentence") << u"ا: <The user is 1 of 2, not assigned.>"_s;
        QTest::newRow("a sentence behind a dot") << u"ا · <todo0> · <It answers.>"_s;
        QTest::newRow("an address of numbers") << u"<127.0.0.1:8080/>"_s;
        QTest::newRow("what is told apart") << u"<todo0> · ا · <Ada> – <ada@acme.example>"_s;
        QTest::newRow("with a letter of Arabic before it") << u"وtodo0 ا"_s;
        QTest::newRow("Arabic alone") << u"ا. ا"_s;
        QTest::newRow("numbers alone") << u"5 / 250 …"_s;
        QTest::newRow("a picture") << u"😀."_s;
        QTest::newRow("nothing") << QString();
    }
    void whatIsForeignIsPaintedInItsOwnDirection()
    {
        QFETCH(QString, painted);
        const QString text = QString(painted).remove(u'<').remove(u'>');
        painted.replace(u'<', QChar(0x2066)).replace(u'>', QChar(0x2069));
        QCOMPARE(directed(text, Qt::RightToLeft), painted);
        if (!text.contains(u'ا') && !text.contains(u'و'))
            QCOMPARE(directed(text, Qt::LeftToRight), text);
    }

    void arabicIsPaintedInItsOwnDirectionToo()
    {
        const QString arabic = u"اشتر الحليب."_s;
        QCOMPARE(directed(arabic, Qt::LeftToRight), QChar(0x2067) + arabic + QChar(0x2069));
        QCOMPARE(directed(arabic, Qt::RightToLeft), arabic);
    }

    void aResultIsSaidInWordsAndNotByItsCode_data()
    {
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("words");
        QTest::newRow("a claim of an ID-JAG")
            << u"id_jag_claim_aud"_s << u"ID-JAG not accepted (aud: who may accept it)"_s;
        QTest::newRow("its type") << u"id_jag_jws_typ"_s << u"ID-JAG not accepted (typ: what kind of token it is)"_s;
        QTest::newRow("a claim of an ID token")
            << u"claim_exp"_s << u"Token not accepted (exp: not to be used from then on)"_s;
        QTest::newRow("a claim of nobody's") << u"id_jag_claim_foo_bar"_s << u"ID-JAG not accepted (foo bar)"_s;
        QTest::newRow("a code of OAuth") << u"insufficient_scope"_s << u"Scope missing"_s;
        QTest::newRow("what the table of refusals knows")
            << u"id_jag_replayed"_s << u"The resource's server has seen this ID-JAG before and takes each once"_s;
        QTest::newRow("a status") << u"http_502"_s << u"HTTP 502"_s;
    }
    void aResultIsSaidInWordsAndNotByItsCode()
    {
        QFETCH(QString, result);
        QTEST(resultText(result), "words");
    }

    void anUnknownResultIsItsCodeInWords() { QCOMPARE(resultText(u"some_new_code"_s), u"some new code"_s); }

    void claimsSayWhatTheyMeanAndTimesAreInWords()
    {
        const auto lines =
            claimLines({{u"exp"_s, 1'790'000'300}, {u"aud"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"zzz"_s, true}}, noon);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].name, u"aud"_s);
        QCOMPARE(lines[0].value, u"a, b"_s);
        QVERIFY(lines[1].value.endsWith("(in 5 minutes)"_L1) || lines[1].value.contains("5"_L1));
        QVERIFY(!lines[1].meaning.isEmpty());
        QCOMPARE(lines[2].value, u"true"_s);
        QVERIFY(lines[2].meaning.isEmpty());
    }

    void anErrorSaysWhatWhereAndWhatNext()
    {
        const ErrorText text = errorText(refusal());
        QVERIFY(text.title.contains("Refused"_L1) && text.title.contains("Token exchange"_L1));
        QCOMPARE(text.what, u"The identity provider refuses."_s);
        QCOMPARE(text.next, u"Ask the administrator."_s);
        QVERIFY(text.technical.contains("req-7"_L1) && text.technical.contains("HTTP 400"_L1));
    }

    void aGoodRecordIsNoError() { QVERIFY(!errorText(ActivityRecord())); }

    void anUnansweredRequestIsTheNetworks()
    {
        ActivityRecord record;
        record.host = u"idp.test"_s;
        record.result = u"timeout"_s;
        const auto text = errorText(record);
        QVERIFY(text->what.contains("idp.test"_L1));
        QVERIFY(!text->next.isEmpty());
    }

    void whatCouldNotBeRevokedSaysUntilWhenItLives()
    {
        const RevokedToken token{u"access token of todo0"_s, u"no_revocation_endpoint"_s, noon + Seconds(300), {}, {}};
        const QString text = outcomeText(token, noon);
        QVERIFY2(text.startsWith("Access token of todo0: "_L1) && text.contains("until"_L1), qPrintable(text));
        const RevokedToken dead{u"refresh token"_s, u"revoked"_s, {}, {}, {}};
        QVERIFY(!outcomeText(dead, noon).contains("until"_L1));
    }

    void whatPolicyFixesSaysSo()
    {
        const Policy policy = Policy::fromJson(
            {{u"connections"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"wiki"_s}, {u"authorizationServer"_s, u"https://a.test"_s},
                    {u"clientId"_s, u"c"_s}, {u"resource"_s, u"https://r.test/"_s}}}}},
            u"/etc/agent0/policy.json"_s)
                                  .value();
        QVERIFY(lockReason(policy, u"wiki"_s, {u"scopes"_s}).contains("/etc/agent0/policy.json"_L1));
        QVERIFY(lockReason(policy, u"todo0"_s, {u"scopes"_s}).isEmpty());
    }
};

AGENT0_TEST(UiTextTest)
#include "tst_uitext.moc"
