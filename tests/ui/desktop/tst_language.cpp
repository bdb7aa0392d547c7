#include "desktop/language.h"
#include "models/sessionface.h"
#include "support/testmain.h"
#include "text/relativetime.h"

#include <QApplication>
#include <QTest>
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
