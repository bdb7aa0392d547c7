#include "oauth/endpointaddress.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class EndpointAddressTest : public QObject {
    Q_OBJECT

private slots:
    void takesAnAddressThatCanBeSentTo_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *good :
            {"https://idp.example", "https://idp.example/", "https://idp.example:8443/a/b?c=d&e=%20",
                "http://127.0.0.1:8080/x", "http://localhost:1/x", "http://[::1]:8080/x", "https://[2001:db8::1]/x",
                "https://idp.example/oauth2/v1/authorize", "https://xn--bcher-kva.example/"})
            QTest::newRow(good) << QString::fromLatin1(good);
    }
    void takesAnAddressThatCanBeSentTo()
    {
        QFETCH(QString, address);
        QCOMPARE(addressProblem(address), QString());
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QString>("address");
        const auto row = [](const char *name, const QString &address) { QTest::newRow(name) << address; };
        row("empty", {});
        row("relative", u"/token"_s);
        row("without scheme", u"idp.example/token"_s);
        row("network path", u"//idp.example/token"_s);
        row("file", u"file:///etc/passwd"_s);
        row("javascript", u"javascript:alert(1)"_s);
        row("javascript disguised", u"javascript:https://idp.example"_s);
        row("data", u"data:text/html,x"_s);
        row("mailto", u"mailto:a@b.example"_s);
        row("smb", u"smb://host/share"_s);
        row("ftp", u"ftp://host/x"_s);
        row("custom scheme", u"ms-msdt:/id"_s);
        row("view-source", u"view-source:https://idp.example"_s);
        row("upper case scheme", u"HTTPS://idp.example"_s);
        row("plain http elsewhere", u"http://idp.example/token"_s);
        row("http on what only begins like loopback", u"http://127.0.0.1.evil.example/"_s);
        row("http on 127.1", u"http://127.1/"_s);
        row("http on 0x7f.1", u"http://0x7f.0.0.1/"_s);
        row("http on 0.0.0.0", u"http://0.0.0.0/"_s);
        row("no host", u"https:///token"_s);
        row("only a port", u"https://:443/token"_s);
        row("user name", u"https://user@idp.example/token"_s);
        row("user and password", u"https://user:pw@idp.example/token"_s);
        row("host hidden behind a user", u"https://idp.example@evil.example/"_s);
        row("fragment", u"https://idp.example/token#x"_s);
        row("empty fragment", u"https://idp.example/token#"_s);
        row("line break", u"https://idp.example/token\r\nX: y"_s);
        row("line feed", u"https://idp.example/\ntoken"_s);
        row("tab", u"https://idp.example/\ttoken"_s);
        row("NUL", u"https://idp.example/"_s + QChar(0) + u"token"_s);
        row("blank", u"https://idp.example/to ken"_s);
        row("blank before", u" https://idp.example/token"_s);
        row("blank behind", u"https://idp.example/token "_s);
        row("backslash", u"https://idp.example\\@evil.example/"_s);
        row("backslash in the path", u"https://idp.example/a\\b"_s);
        row("quotation mark", u"https://idp.example/\"x"_s);
        row("angle brackets", u"https://idp.example/<x>"_s);
        row("backtick", u"https://idp.example/`id`"_s);
        row("pipe", u"https://idp.example/a|b"_s);
        row("beyond ASCII", u"https://idp.exämple/token"_s);
        row("full-width slash", u"https://idp.example／token"_s);
        row("port too large", u"https://idp.example:65536/"_s);
        row("port of letters", u"https://idp.example:http/"_s);
        row("leading dash", u"-https://idp.example"_s);
        row("percent in the host", u"https://idp%2eexample/"_s);
    }
    void refusesAnythingElse()
    {
        QFETCH(QString, address);
        QVERIFY(!addressProblem(address).isEmpty());
    }

    void aServerElsewhereMustNotLeadToThisMachine()
    {
        QVERIFY(!publishedAddressProblem(u"http://127.0.0.1:80/x"_s, u"https://idp.example"_s).isEmpty());
        QVERIFY(!publishedAddressProblem(u"https://localhost/x"_s, u"https://idp.example"_s).isEmpty());
        QVERIFY(publishedAddressProblem(u"http://127.0.0.1:80/x"_s, u"http://127.0.0.1:8080"_s).isEmpty());
        QVERIFY(publishedAddressProblem(u"https://elsewhere.example/x"_s, u"https://idp.example"_s).isEmpty());
    }
};

AGENT0_TEST(EndpointAddressTest)
#include "tst_endpointaddress.moc"
