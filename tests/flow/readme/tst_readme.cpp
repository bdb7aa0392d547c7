#include "flow/ctl/ctlinstallation.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

QStringList matches(const QString &text, const QString &pattern)
{
    QStringList found;
    auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (match.hasNext())
        found << match.next().captured(1);
    found.removeDuplicates();
    return found;
}

/// The member of a JSON schema that a path such as "connections[].scopes" names.
QJsonObject memberAt(const QJsonObject &schema, const QString &path)
{
    QJsonObject at = schema;
    for (QString step : path.split(u'.')) {
        const bool list = step.endsWith(u"[]"_s);
        step.remove(u"[]"_s);
        at = at["properties"_L1][step].toObject();
        if (list)
            at = at["items"_L1].toObject();
        if (const QString reference = at["$ref"_L1].toString(); !reference.isEmpty())
            at = schema["$defs"_L1][reference.section(u'/', -1)].toObject();
    }
    return at;
}

} // namespace

/// README.md as its reader takes it: what it says to type is typed, what it names is looked up.
class ReadmeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(QStringLiteral(AGENT0_SOURCES "/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_readme = QString::fromUtf8(file.readAll());
    }

    void theExamplesRunAsTheyStand()
    {
        const SecretService keychain;
        QVERIFY2(keychain.problem().isEmpty(), qPrintable(keychain.problem()));
        const auto run = shell(block(u"agent0ctl sandbox"_s), keychain.environment());
        QVERIFY2(run.exit == 0, run.out + run.err);

        for (const char *line : {"Signed in as Ada", "todo0 connected: ", "notes0 connected: ", "todo0-mcp connected: ",
                 "[ ]  buy milk", "may destroy", "\"task\":\"buy milk\"", "Signed out."})
            QVERIFY2(run.out.contains(line), line + run.out);
        QCOMPARE(run.out.count("tried, and it is dead"), 4);
    }

    void everyCommandItNamesIsThere()
    {
        QStringList named = matches(m_readme, uR"((?:\$AGENT0|`agent0ctl|^agent0ctl) ([a-z]+))"_s);
        named += matches(m_readme, uR"(`(config|secret|logout) ?[^`]*`)"_s);
        QVERIFY(named.size() > 10);
        for (const QString &word : named)
            QVERIFY2(m_ctl.run({u"help"_s, word}).exit == 0, qPrintable(word));
        for (const QString &words : matches(m_readme, uR"(`agent0ctl ((?:config|key|secret|activity) [a-z]+))"_s))
            QVERIFY2(m_ctl.run(QStringList{u"help"_s} + words.split(u' ')).exit == 0, qPrintable(words));
    }

    void itsExitCodesAreAllThereAre()
    {
        const QString table = m_readme.section(u"### Exit codes"_s, 1).section(u"\n## "_s, 0, 0);
        QStringList told = matches(table, uR"((?<=\| )(\d+) \|)"_s);
        QStringList real;
        for (const QJsonValue command : m_ctl.run({u"help"_s, u"--json"_s}).document()["commands"_L1].toArray())
            real += command["exitCodes"_L1].toObject().keys();
        real.removeDuplicates();
        told.sort();
        real.sort();
        QCOMPARE(told, real);
    }

    void everyFieldItNamesIsInTheSchema()
    {
        const QJsonObject schema = m_ctl.run({u"config"_s, u"schema"_s}).document();
        const QStringList fields = matches(m_readme, uR"(`((?:identityProvider|connections\[\])[\w.\[\]]*)`)"_s);
        QVERIFY(fields.size() > 7);
        for (const QString &field : fields)
            QVERIFY2(!memberAt(schema, field).isEmpty(), qPrintable(field));
    }

    void everyFileItLinksIsThere()
    {
        const QStringList links = matches(m_readme, uR"(\]\(([^)#]+)\))"_s);
        QVERIFY(!links.isEmpty());
        for (const QString &link : links)
            QVERIFY2(QFile::exists(QStringLiteral(AGENT0_SOURCES "/") + link), qPrintable(link));
    }

    void everyPictureIsThereSmallAndSaidInWords()
    {
        const QRegularExpression form(u"!\\[([^\\]]*)\\]\\(([^)]+)\\)"_s);
        int pictures = 0;
        for (auto match = form.globalMatch(m_readme); match.hasNext(); ++pictures) {
            const auto picture = match.next();
            QFile file(QStringLiteral(AGENT0_SOURCES "/") + picture.captured(2));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(picture.captured(2)));
            QVERIFY2(file.peek(8) == QByteArray("\x89PNG\r\n\x1a\n", 8), qPrintable(picture.captured(2)));
            QVERIFY2(file.size() < 200'000, qPrintable(picture.captured(2)));
            QVERIFY2(picture.captured(1).size() > 20, "whoever cannot see it is told what it shows");
        }
        QCOMPARE(pictures, 4);
    }

    void everyFolderItNamesIsThere()
    {
        const QString inside = m_readme.section(u"## Inside"_s, 1).section(u"`core/`"_s, 1).section(u"\n\n"_s, 0, 0);
        QString core = inside;
        core.truncate(inside.indexOf(u"`app/`"_s));
        const QStringList folders = matches(core, uR"(`([a-z]+)`)"_s);
        QVERIFY(folders.size() > 10);
        for (const QString &folder : folders)
            QVERIFY2(QFile::exists(QStringLiteral(AGENT0_SOURCES "/core/") + folder), qPrintable(folder));
    }

    void everyCommandOfDevIsThere()
    {
        QProcess dev;
        dev.start(QStringLiteral(AGENT0_SOURCES "/dev"), {u"help"_s});
        QVERIFY(dev.waitForFinished());
        const QString usage = QString::fromUtf8(dev.readAllStandardOutput());
        QStringList named = matches(m_readme, uR"(\./dev ([a-z]+))"_s);
        for (const QString &word :
            matches(m_readme.section(u"`./dev help` lists the rest:"_s, 1).section(u'.', 0, 0), uR"(`([a-z]+))"_s))
            named << word;
        QVERIFY(named.size() > 5);
        for (const QString &command : named)
            QVERIFY2(
                usage.contains(QRegularExpression(u"^  %1\\b"_s.arg(command), QRegularExpression::MultilineOption)),
                qPrintable(command));
    }

    void itsExampleForOktaIsAGoodProfile()
    {
        const QString example = matches(m_readme, uR"(\]\((resources/templates/okta\.json)\))"_s).value(0);
        const auto run =
            m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, QStringLiteral(AGENT0_SOURCES "/") + example});
        QVERIFY2(run.exit == 0, run.out + run.err);
    }

private:
    /// The first fenced block that has this in it.
    QString block(const QString &with) const
    {
        for (const QString &one : matches(m_readme, uR"(^```sh\n([^`]*)```)"_s)) {
            if (one.contains(with))
                return one;
        }
        return {};
    }

    CtlRun shell(const QString &script, const QProcessEnvironment &keychain) const
    {
        QProcessEnvironment environment = m_ctl.environment;
        for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, keychain.value(name));
        environment.insert(u"PATH"_s, QStringLiteral(AGENT0_BIN_DIR ":") + environment.value(u"PATH"_s));
        environment.insert(u"BROWSER"_s, QStringLiteral(AGENT0_BIN_DIR "/test_readme_browser"));
        QProcess bash;
        bash.setProcessEnvironment(environment);
        bash.setWorkingDirectory(m_ctl.path(u"."_s));
        // Typed line by line a failure would be seen: so each line has to succeed. The sandbox ends with the shell.
        bash.start(u"bash"_s, {u"-euo"_s, u"pipefail"_s, u"-c"_s, u"trap 'kill $(jobs -p)' EXIT\n"_s + script});
        bash.closeWriteChannel();
        if (!bash.waitForFinished(60'000))
            QTest::qFail("the examples did not end", __FILE__, __LINE__);
        const CtlRun done{bash.exitCode(), bash.readAllStandardOutput(), bash.readAllStandardError()};
        m_ctl.keepOutput(done.err); // on the other one stands a token, as asked for
        return done;
    }

    QString m_readme;
    CtlInstallation m_ctl;
};

AGENT0_TEST(ReadmeTest)
#include "tst_readme.moc"
