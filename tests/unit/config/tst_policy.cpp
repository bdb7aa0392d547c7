#include "config/policy.h"
#include "examples.h"
#include "support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace agent0;
using test::example;

class PolicyTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = {m_folder->filePath(u"policy.json"_s), unsigned(::geteuid())};
    }

    void noFileForbidsNothing()
    {
        const auto policy = Policy::load(m_source);
        QVERIFY(policy);
        QVERIFY(!policy->present());
        QVERIFY(policy->allowsUserConnections());
        QCOMPARE(policy->applied(example(u"acme.json"_s)), example(u"acme.json"_s));
    }

    void readsTheExample()
    {
        write("{\"allowUserConnections\": false, \"approval\": \"never\"}");
        const auto policy = Policy::load(m_source);
        QVERIFY(policy);
        QVERIFY(policy->present());
        QVERIFY(!policy->allowsUserConnections());
        QCOMPARE(policy->approval(), u"never"_s);
        QVERIFY(Policy::fromJson(example(u"policy.json"_s), u"p"_s));
    }

    void fixedValuesOverrideAndAddMembers()
    {
        const auto policy = Policy::fromJson(example(u"policy.json"_s), u"p"_s);
        const QJsonObject applied = policy->applied(example(u"acme.json"_s));
        QCOMPARE(valueAt(applied, {u"identityProvider"_s, u"redirect"_s, u"port"_s}).toInt(), 9000);
        QCOMPARE(valueAt(applied, {u"network"_s, u"proxy"_s}).toString(), u"http://proxy.acme.example:3128"_s);
        QCOMPARE(valueAt(applied, {u"connections"_s, u"todo0"_s, u"scopes"_s}).toArray(), QJsonArray{u"todos.read"_s});
        QVERIFY(!valueAt(applied, {u"connections"_s, u"wiki"_s}).isUndefined());
    }

    void knowsWhatItFixes()
    {
        const auto policy = Policy::fromJson(example(u"policy.json"_s), u"p"_s);
        QVERIFY(policy->fixes({u"identityProvider"_s, u"redirect"_s, u"port"_s}));
        QVERIFY(policy->fixes({u"network"_s, u"proxy"_s}));
        QVERIFY(policy->fixes({u"agent"_s, u"approval"_s}));
        QVERIFY(policy->fixes({u"connections"_s, u"wiki"_s, u"clientId"_s}));
        QVERIFY(!policy->fixes({u"network"_s, u"extraCaFile"_s}));
        QVERIFY(!policy->fixes({u"identityProvider"_s, u"redirect"_s, u"path"_s}));
        QVERIFY(!policy->fixes({u"connections"_s, u"todo0"_s, u"clientId"_s}));
    }

    void managedConnectionTakesThePlaceOfAUsersOwn()
    {
        QJsonObject profile = example(u"acme.json"_s);
        QJsonArray connections{QJsonObject{{u"id"_s, u"wiki"_s}, {u"clientId"_s, u"mine"_s}}};
        connections.append(profile.value("connections"_L1).toArray().at(0));
        profile.insert("connections"_L1, connections);
        const auto policy = Policy::fromJson(example(u"policy.json"_s), u"p"_s);
        const QJsonArray applied = policy->applied(profile).value("connections"_L1).toArray();
        QCOMPARE(applied.size(), 2);
        QCOMPARE(applied[0].toObject().value("clientId"_L1).toString(), u"agent0-at-wiki"_s);
    }

    void usersConnectionsHaveNoEffectWhereNotAllowed()
    {
        QJsonObject object = example(u"policy.json"_s);
        object.insert("allowUserConnections"_L1, false);
        const auto policy = Policy::fromJson(object, u"p"_s);
        QStringList ignored;
        const QJsonObject applied = policy->applied(example(u"acme.json"_s), &ignored);
        QCOMPARE(ignored, QStringList{u"todo0"_s});
        QCOMPARE(applied.value("connections"_L1).toArray().size(), 1);
    }

    void pinsTheIssuerByteForByte()
    {
        const auto policy = Policy::fromJson(example(u"policy.json"_s), u"p"_s);
        Profile profile;
        profile.identityProvider.issuer = u"https://acme.okta.com"_s;
        QVERIFY(policy->problems(profile).isEmpty());
        profile.identityProvider.issuer = u"https://ACME.okta.com"_s;
        const auto problems = policy->problems(profile);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].fault, Fault::Refused);
        QCOMPARE(problems[0].code, u"policy_pinned_issuer"_s);
    }

    void refusesAPolicyThatCannotBeObeyed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *text, const char *named) {
            QTest::newRow(name) << QByteArray(text).replace('\'', '"') << QString::fromLatin1(named);
        };
        row("garbage", "\x01\x02", "line 1");
        row("empty", "", "line 1");
        row("torn", "{'fixed': {", "line 1");
        row("unknown member", "{'allowUserConnection': false}", "did you mean allowUserConnections");
        row("wrong type", "{'allowUserConnections': 'no'}", "allowUserConnections");
        row("unknown approval", "{'approval': 'sometimes'}", "approval");
        row("unknown place", "{'fixed': {'identityProvider.isuer': 'x'}}", "isuer");
        row("unknown nested member", "{'fixed': {'identityProvider': {'isuer': 'x'}}}", "isuer");
        row("wrong value", "{'fixed': {'identityProvider.redirect.port': 'x'}}", "identityProvider.redirect.port");
        row("null", "{'fixed': {'network.proxy': null}}", "network.proxy");
        row("list of connections", "{'fixed': {'connections': []}}", "connections");
        row("id of a connection", "{'fixed': {'connections[a].id': 'b'}}", "id");
        row("twice", "{'fixed': {'network.proxy': 'none', 'network': {'proxy': ''}}}", "network.proxy");
        row("bad connection", "{'connections': [{'id': 'x'}]}", "connections[0].clientId");
    }
    void refusesAPolicyThatCannotBeObeyed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        write(text);
        const auto policy = Policy::load(m_source);
        QVERIFY(!policy);
        QCOMPARE(policy.error().fault, Fault::Configuration);
        QCOMPARE(policy.error().leg, Leg::Configuration);
        QVERIFY2(policy.error().message.contains(named), qPrintable(policy.error().message));
        QVERIFY(policy.error().message.contains(m_source.file));
        QVERIFY(!policy.error().hint.isEmpty());
    }

    void refusesAFileThatOthersMayWrite_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("everybody") << 0646;
        QTest::newRow("group") << 0664;
        QTest::newRow("sticky does not help a file") << 01646;
    }
    void refusesAFileThatOthersMayWrite()
    {
        QFETCH(int, mode);
        write("{}");
        QCOMPARE(::chmod(QFile::encodeName(m_source.file).constData(), mode_t(mode)), 0);
        expectUntrusted();
    }

    void refusesAFileInAFolderThatOthersMayWrite()
    {
        write("{}");
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0777), 0);
        expectUntrusted();
    }

    void refusesAFileOfSomebodyElse()
    {
        write("{}");
        // Somebody else than the one who owns it, and than root.
        m_source.owner = 4'000'000'000;
        if (::geteuid() == 0) {
            QCOMPARE(::chown(QFile::encodeName(m_source.file).constData(), 12345, 12345), 0);
        }
        expectUntrusted();
    }

    void refusesALinkIntoAFolderThatOthersMayWrite()
    {
        QTemporaryDir other;
        QFile target(other.filePath(u"p.json"_s));
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write("{}") == 2);
        target.close();
        QVERIFY(QFile::link(target.fileName(), m_source.file));
        QVERIFY(Policy::load(m_source));
        QCOMPARE(::chmod(QFile::encodeName(other.path()).constData(), 0777), 0);
        expectUntrusted();
    }

    void failsClosedOnWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("folder") << u"folder"_s;
        QTest::newRow("pipe") << u"pipe"_s;
        QTest::newRow("dangling link") << u"link"_s;
    }
    void failsClosedOnWhatIsNoFile()
    {
        QFETCH(QString, what);
        const QByteArray path = QFile::encodeName(m_source.file);
        const int made = what == "folder"_L1 ? ::mkdir(path.constData(), 0700)
            : what == "pipe"_L1              ? ::mkfifo(path.constData(), 0600)
                                             : ::symlink("nowhere", path.constData());
        QCOMPARE(made, 0);
        const auto policy = Policy::load(m_source);
        QVERIFY(!policy);
        QCOMPARE(policy.error().code, u"policy_unreadable"_s);
    }

    void theSystemsPolicyIsRootsAndAtAFixedPlace()
    {
        const QByteArray before = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", "/tmp");
        QCOMPARE(PolicySource::ofTheSystem().file, u"/etc/agent0/policy.json"_s);
        QCOMPARE(PolicySource::ofTheSystem().owner, 0u);
        before.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", before);
    }

private:
    void write(const QByteArray &text)
    {
        QFile file(m_source.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    }
    void expectUntrusted()
    {
        const auto policy = Policy::load(m_source);
        QVERIFY(!policy);
        QCOMPARE(policy.error().fault, Fault::Configuration);
        QCOMPARE(policy.error().code, u"policy_untrusted"_s);
        QVERIFY(policy.error().hint.contains("administrator"_L1));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    PolicySource m_source;
};

AGENT0_TEST(PolicyTest)
#include "tst_policy.moc"
