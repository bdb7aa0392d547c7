#include "desktop/language.h"
#include "models/sessionface.h"
#include "support/testmain.h"
#include "text/directions.h"
#include "text/relativetime.h"
#include "text/spoken.h"

#include <QApplication>
#include <QGlyphRun>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTextLayout>
#include <QTranslator>

using namespace agent0;

class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup()
    {
        const auto translators = qApp->findChildren<QTranslator *>();
        for (QTranslator *translator : translators)
            delete translator;
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale::system());
    }

    void theWindowSpeaksThePersonsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("signIn");
        QTest::addColumn<int>("direction");
        QTest::newRow("English") << u"en_GB"_s << u"Sign in"_s << int(Qt::LeftToRight);
        QTest::newRow("German") << u"de_AT"_s << u"Anmelden"_s << int(Qt::LeftToRight);
        QTest::newRow("Arabic") << u"ar_EG"_s << u"تسجيل الدخول"_s << int(Qt::RightToLeft);
        QTest::newRow("a language without a translation") << u"is_IS"_s << u"Sign in"_s << int(Qt::LeftToRight);
    }
    void theWindowSpeaksThePersonsLanguage()
    {
        QFETCH(QString, language);
        desktop::speak(*qApp, QLocale(language));
        QTEST(textOf(SessionAction::SignIn), "signIn");
        QTEST(int(QApplication::layoutDirection()), "direction");
    }

    void whatCoreSaysIsSaidInThatLanguageTooWithItsNames()
    {
        desktop::speak(*qApp, QLocale(u"de_DE"_s));
        QCOMPARE(spoken(u"The keychain is locked."_s), u"Der Schlüsselbund ist gesperrt."_s);
        QCOMPARE(spoken(u"No connection to acme.okta.com:443: nothing listens there."_s),
            u"Keine Verbindung zu acme.okta.com:443: dort hört nichts zu."_s);
        QCOMPARE(spoken(u"The server failed at its work. The server said: %1 Über."_s),
            u"Der Server ist bei seiner Arbeit gescheitert. Der Server sagte: %1 Über."_s);
        QCOMPARE(spoken(u"Todo0 (MCP) has a fault of its own (status 502)."_s),
            u"Todo0 (MCP) hat selbst eine Störung (Status 502)."_s);
        QCOMPARE(spoken(u"must be a whole number from 1 to 65535"_s), u"muss eine ganze Zahl von 1 bis 65535 sein"_s);
        QCOMPARE(spoken(u"The resource names its scopes: todos.read todos.write"_s),
            u"Die Ressource nennt ihre Scopes: todos.read todos.write"_s);
        QCOMPARE(spoken(u"Something new."_s), u"Something new."_s);
        desktop::speak(*qApp, QLocale(u"ar_EG"_s));
        QVERIFY(spoken(u"The connection \"todo0\" is disabled."_s).contains(u"«todo0»"_s));
    }

    void theButtonsOfAQuestionAreInThatLanguageToo_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("cancel");
        QTest::newRow("German") << u"de_DE"_s << u"Abbrechen"_s;
        QTest::newRow("Arabic") << u"ar_EG"_s << u"إلغاء"_s;
    }
    void theButtonsOfAQuestionAreInThatLanguageToo()
    {
        QFETCH(QString, language);
        desktop::speak(*qApp, QLocale(language));
        const QMessageBox question(QMessageBox::Question, {}, {}, QMessageBox::Cancel);
        QTEST(question.button(QMessageBox::Cancel)->text().remove(u'&'), "cancel");
    }

    void anAddressKeepsItsSlashAtItsEndInALineOfArabic()
    {
        const QString address = u"https://todo0.example/"_s;
        const auto endsRightOfItsBegin = [](const QString &text) {
            QTextLayout layout(text);
            QTextOption option;
            option.setTextDirection(Qt::RightToLeft);
            layout.setTextOption(option);
            layout.beginLayout();
            const QTextLine line = layout.createLine();
            layout.endLayout();
            const auto place = [&](qsizetype at) {
                return line.glyphRuns(int(at), 1).value(0).positions().value(0).x();
            };
            return place(text.lastIndexOf(u'/')) > place(text.indexOf(u'h'));
        };
        QVERIFY(!endsRightOfItsBegin(address));
        QVERIFY(endsRightOfItsBegin(directed(address, Qt::RightToLeft)));
    }

    void theLanguageThatIsChosenKeepsTheCountry()
    {
        QLocale::setDefault(QLocale(u"de_AT"_s));
        QCOMPARE(desktop::localeFor({}), QLocale(u"de_AT"_s));
        QCOMPARE(desktop::localeFor(u"de"_s), QLocale(u"de_AT"_s));
        QCOMPARE(desktop::localeFor(u"ar"_s).language(), QLocale::Arabic);
    }

    void oneIsNotSaidLikeMany()
    {
        desktop::speak(*qApp, QLocale(u"de_DE"_s));
        const Instant now = fromUnixSeconds(1'790'000'000);
        QCOMPARE(relativeTime(now - Seconds(3 * 24 * 3600), now), u"vor 3 Tagen"_s);
        QCOMPARE(relativeTime(now - Seconds(24 * 3600), now), u"vor einem Tag"_s);
    }
};

AGENT0_TEST(LanguageTest)
#include "tst_language.moc"
