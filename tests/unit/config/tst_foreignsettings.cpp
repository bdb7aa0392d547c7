#include "config/foreignsettings.h"
#include "config/profilejson.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;

namespace {

/// With ' for ": moc takes the // in a raw string for a comment.
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

ForeignSettings read(const QByteArray &text)
{
    const auto settings = readForeignSettings(text, u"x.json"_s);
    return settings.value_or(ForeignSettings());
}

} // namespace

class ForeignSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void vsCodesFileWithCommentsAndTrailingCommas()
    {
        QFile file(QStringLiteral(AGENT0_TEST_DATA "/config/vscode-mcp.jsonc"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const ForeignSettings found = read(file.readAll());
        QCOMPARE(found.client, u"VS Code (mcp.json)"_s);
        QCOMPARE(found.connections.size(), 2);
        QCOMPARE(found.connections[0]["id"_L1], u"wiki-not-a-comment"_s);
        QCOMPARE(found.connections[0]["displayName"_L1], u"Wiki // not a comment"_s);
        QCOMPARE(found.connections[0]["resource"_L1], u"https://mcp.wiki.example/mcp"_s);
        QCOMPARE(found.connections[1]["api"_L1]["command"_L1], (QJsonArray{u"mcp-files"_s, u"--root"_s, u"/srv"_s}));
        QCOMPARE(found.notes, QStringList());
    }

    void claudeCodesManagedServers()
    {
        const ForeignSettings found = read(json("{'mcpServers': {'github': {'type': 'http', 'url': "
                                                "'https://api.example/mcp/', 'oauth': {'clientId': 'abc'}}}}"));
        QCOMPARE(found.client, u"Claude Code"_s);
        QCOMPARE(found.connections[0]["clientId"_L1], u"abc"_s);
    }

    void theIdentityProviderOfVsCodesPolicy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("dotted") << QByteArray(
            json("{'mcp.enterpriseManagedAuth.idp': {'issuer': 'https://acme.okta.com', 'clientId': '0oa1', "
                 "'clientSecret': 's3cr3t-value'}}"));
        QTest::newRow("nested") << QByteArray(
            json("{'mcp': {'enterpriseManagedAuth': {'idp': {'issuer': 'https://acme.okta.com', 'clientId': '0oa1', "
                 "'clientSecret': 's3cr3t-value'}}}}"));
    }
    void theIdentityProviderOfVsCodesPolicy()
    {
        QFETCH(QByteArray, text);
        const ForeignSettings found = read(text);
        QCOMPARE(found.identityProvider,
            (QJsonObject{{u"issuer"_s, u"https://acme.okta.com"_s}, {u"clientId"_s, u"0oa1"_s}}));
        QCOMPARE(found.notes.size(), 1);
        QVERIFY(!found.notes[0].contains(u"s3cr3t"_s));
    }

    void noSecretIsTakenOver()
    {
        const ForeignSettings found =
            read(json("{'mcpServers': { 'a': {'url': 'https://a.example/mcp', 'headers': {'Authorization': 'Bearer "
                      "s3cr3t-value'}}, 'b': {'command': 'b', 'env': {'API_KEY': 's3cr3t-value', 'LEVEL': 'info', 'X': "
                      "'${input:s3cr3t}'}}}}"));
        QCOMPARE(found.connections.size(), 2);
        QCOMPARE(found.connections[1]["api"_L1]["env"_L1], QJsonArray{u"LEVEL=info"_s});
        QCOMPARE(found.notes.size(), 3);
        QVERIFY(!found.notes.join(u' ').contains(u"s3cr3t"_s));
        for (const QJsonObject &one : found.connections)
            QVERIFY(!QJsonArray{one}.toVariantList().isEmpty() && !one.contains("headers"_L1));
    }

    void whatCannotBeIsLeftOutAndSaid_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::newRow("plain http") << QByteArray(json("{'url': 'http://mcp.example/mcp'}"));
        QTest::newRow("a variable") << QByteArray(json("{'url': 'https://${input:host}/mcp'}"));
        QTest::newRow("another transport") << QByteArray(json("{'type': 'ws', 'url': 'https://mcp.example/mcp'}"));
        QTest::newRow("a variable in the command") << QByteArray(R"({"command": "${workspaceFolder}/run"})");
        QTest::newRow("no command") << QByteArray(R"({"command": 7})");
        QTest::newRow("nothing") << QByteArray("{}");
    }
    void whatCannotBeIsLeftOutAndSaid()
    {
        QFETCH(QByteArray, server);
        const ForeignSettings found = read("{\"mcpServers\": {\"x\": " + server + "}}");
        QCOMPARE(found.connections.size(), 0);
        QCOMPARE(found.notes.size(), 1);
    }

    void whatIsTakenOverIsAGoodProfile()
    {
        const ForeignSettings found = read(json("{'mcpServers': {'a': {'url': 'https://a.example/mcp'}, 'b': "
                                                "{'command': 'b', 'args': ['x'], 'env': {'LEVEL': 'info'}}}}"));
        QJsonArray connections;
        for (const QJsonObject &one : found.connections)
            connections << one;
        const Validation read =
            readProfile({{u"identityProvider"_s,
                             QJsonObject{{u"issuer"_s, u"https://acme.okta.com"_s}, {u"clientId"_s, u"0oa1"_s}}},
                            {u"connections"_s, connections}},
                u"p"_s);
        QCOMPARE(read.problems.size(), 0);
    }

    void anotherFileIsRefused()
    {
        QCOMPARE(readForeignSettings("{\"editor.fontSize\": 12}", u"x.json"_s).error().code, u"import_unknown"_s);
        QCOMPARE(readForeignSettings("{\"servers\": ", u"x.json"_s).error().code, u"json_invalid"_s);
    }
};

AGENT0_TEST(ForeignSettingsTest)
#include "tst_foreignsettings.moc"
