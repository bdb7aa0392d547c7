#include "base/library.h"

#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class LibraryTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotThereIsNamed()
    {
        QString problem;
        QVERIFY(!functionBeside(QStringLiteral("agent0-nothing"), "nothing", problem));
        QVERIFY2(problem.contains(QLatin1String("agent0-nothing")), qPrintable(problem));
    }

    void whatALibraryLacksIsNamed()
    {
        QString problem;
        QVERIFY(!functionBeside(QStringLiteral("agent0-keychain"), "nothing", problem));
        QVERIFY2(problem.contains(QLatin1String("nothing")), qPrintable(problem));
    }
};

AGENT0_TEST(LibraryTest)
#include "tst_library.moc"
