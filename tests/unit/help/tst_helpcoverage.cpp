#include "config/policy.h"
#include "config/profilejson.h"
#include "config/published.h"
#include "doctor/check.h"
#include "doctor/refusalpages.h"
#include "doctor/remedies.h"
#include "oauth/advicerows.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace agent0;

namespace {

/// How the sources write the code of an error.
const QStringList CodePatterns{uR"re(fail\(\s*Fault::\w+,\s*Leg::\w+,\s*"([a-z0-9_]+)"_L1)re"_s,
    uR"re(Error\{\s*Fault::\w+,\s*Leg::\w+,\s*u"([a-z0-9_]+)"_s)re"_s,
    uR"re((?:refuse|warn)\(\s*path[^,()]*,\s*"([a-z0-9_]+)"_L1)re"_s, uR"re(textFinding\(\s*"([a-z0-9_]+)"_L1)re"_s,
    uR"re((?:failed|warned|differing)\(\s*"([a-z0-9_]+)"_L1)re"_s, uR"re(usageError\(\s*"([a-z0-9_]+)"_L1)re"_s,
    uR"re((?:make|untrusted)\(\s*Fault::\w+,\s*"([a-z0-9_]+)"_L1)re"_s, uR"re(stop\(\s*"([a-z0-9_]+)"_L1)re"_s,
    uR"re(mismatch\(\s*"([a-z0-9_]+)"_L1)re"_s};

void addCodesOf(const QString &path, QMap<QString, QString> &codes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &pattern : CodePatterns) {
        for (auto found = QRegularExpression(pattern).globalMatch(text); found.hasNext();) {
            const QString code = found.next().captured(1);
            if (!code.endsWith(u'_')) // the beginning of several
                codes.insert(code, path);
        }
    }
}

/// Every code that the programs can show, by the file that makes it. The sandbox speaks to developers alone.
QMap<QString, QString> codesInSources()
{
    QMap<QString, QString> codes;
    for (const char *folder : {"core", "app/ctl", "app/composition"}) {
        QDirIterator files(QStringLiteral(AGENT0_SOURCES "/") + QLatin1StringView(folder), {u"*.cpp"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains("/sandbox/"_L1))
                addCodesOf(path, codes);
        }
    }
    return codes;
}

} // namespace

/// Whatever the program says, the help explains it; and what it says is plain.
class HelpCoverageTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowOfAdviceHasAnEntry()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const auto table : adviceTables()) {
            for (const AdviceRow &row : table)
                QVERIFY2(help.ofCode(row.code).contains(row.message), qPrintable(QString(row.code)));
        }
    }

    void everyCodeInTheSourcesHasAnEntry()
    {
        const HelpIndex help = doctor::wholeHelp();
        const auto codes = codesInSources();
        QVERIFY(codes.size() > 100);
        QStringList missing;
        for (auto it = codes.begin(); it != codes.end(); ++it) {
            if (help.ofCode(it.key()).isEmpty())
                missing << it.key() + u" of "_s + *it;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everyCheckLeadsToAPage()
    {
        const HelpIndex help = doctor::wholeHelp();
        QSet<QString> ids;
        for (const auto checks :
            {doctor::setupChecks(), doctor::providerChecks(), doctor::sessionChecks(), doctor::serverChecks(),
                doctor::exchangeChecks(), doctor::directChecks(), doctor::accessChecks(), doctor::probeChecks()}) {
            for (const doctor::Check &check : checks) {
                QVERIFY2(help.page(check.topic), qPrintable(check.id + u' ' + check.topic));
                QVERIFY2(!ids.contains(check.id), qPrintable(QString(check.id)));
                ids << check.id;
                for (const QString &needed : QString(check.needs).split(u' ', Qt::SkipEmptyParts))
                    QVERIFY2(ids.contains(needed), qPrintable(check.id + u" needs "_s + needed));
            }
        }
    }

    void everyRemedyLeadsToAPageAndACode()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const doctor::Remedy &one : doctor::remedies()) {
            QVERIFY2(one.topic.isEmpty() || help.page(one.topic), qPrintable(QString(one.topic)));
            QVERIFY2(!help.ofCode(one.code).isEmpty(), qPrintable(QString(one.code)));
        }
    }

    void everyTemplateHasASetUp()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const QString &name : profileTemplateNames())
            QVERIFY2(help.page(u"set-up-"_s + QString(name).replace(u'.', u'-')), qPrintable(name));
    }

    void theQuestionsOfThePublicThreadHavePages()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const QString &topic : {u"same-org"_s, u"own-authorization-server"_s, u"minimal-example"_s,
                 u"federation"_s, u"own-apps"_s, u"sub-and-claims"_s})
            QVERIFY2(help.page(topic), qPrintable(topic));
    }

    /// What stands between two fences of that page.
    static QStringList blocksOf(const QString &topic)
    {
        QStringList blocks;
        const QStringList parts = doctor::wholeHelp().page(topic)->text.split(u"```"_s);
        for (qsizetype i = 1; i < parts.size(); i += 2)
            blocks << parts[i];
        return blocks;
    }

    void theExampleOfAPolicyIsAGoodOne()
    {
        int policies = 0;
        for (const QString &block : blocksOf(u"policy"_s)) {
            if (!block.trimmed().startsWith(u'{'))
                continue;
            const auto object = parseConfiguration(block.toUtf8(), u"the example"_s);
            QVERIFY2(object, object ? "" : qPrintable(object.error().message));
            const auto policy = Policy::fromJson(*object, u"policy.json"_s);
            QVERIFY2(policy, policy ? "" : qPrintable(policy.error().message));
            ++policies;
        }
        QCOMPARE(policies, 1);
    }

    void theSetUpOfEveryKindNamesItsTemplate()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const QString &name : profileTemplateNames()) {
            const HelpPage *page = help.page(u"set-up-"_s + QString(name).replace(u'.', u'-'));
            QVERIFY2(page->text.contains(u"--template "_s + name), qPrintable(name));
            QVERIFY2(page->text.contains(u"In the app"_s, Qt::CaseInsensitive), qPrintable(name));
        }
    }

    void everyCheckOfTheResearchIsThere()
    {
        QSet<QString> ids;
        for (const auto checks :
            {doctor::setupChecks(), doctor::providerChecks(), doctor::sessionChecks(), doctor::serverChecks(),
                doctor::exchangeChecks(), doctor::directChecks(), doctor::accessChecks(), doctor::probeChecks()}) {
            for (const doctor::Check &check : checks)
                ids << check.id;
        }
        for (int number = 1; number <= 38; ++number) {
            const QString id = u"D%1"_s.arg(number, 2, 10, QChar(u'0'));
            QVERIFY2(ids.contains(id), qPrintable(id));
        }
        QCOMPARE(ids.size(), 38);
    }

    void everyLinkResolves() { QCOMPARE(doctor::wholeHelp().brokenLinks(), QStringList()); }

    void pagesArePlain()
    {
        static const QRegularExpression markup(u"<[a-zA-Z/!]|!\\[|^\\s*\\|"_s, QRegularExpression::MultilineOption);
        const HelpIndex help = doctor::wholeHelp();
        for (const HelpPage &page : help.pages()) {
            QVERIFY2(page.text.startsWith("# "_L1), qPrintable(page.topic));
            const auto found = markup.match(page.text);
            QVERIFY2(!found.hasMatch(), qPrintable(page.topic + u": "_s + page.text.mid(found.capturedStart(), 60)));
            QVERIFY2(page.text.count("```"_L1) % 2 == 0, qPrintable(page.topic));
        }
    }
};

AGENT0_TEST(HelpCoverageTest)
#include "tst_helpcoverage.moc"
