#include "oauth/grants.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {
QByteArray bodyOf(const QList<FormField> &fields) { return HttpRequest::post("https://as.example").form(fields).body; }
} // namespace

class GrantsTest : public QObject {
    Q_OBJECT

private slots:
    void refreshAsksForTheScopesOfTheSignIn()
    {
        QCOMPARE(bodyOf(refreshGrant(Secret("rt+/="), {u"openid"_s, u"offline_access"_s})),
            QByteArray("grant_type=refresh_token&refresh_token=rt%2B%2F%3D&scope=openid+offline_access"));
    }

    void exchangeSendsEveryIdentifierByteForByte()
    {
        ExchangeGrant grant{
            IdTokenType, u"https://auth.todo0.example"_s, u"https://api.todo0.example/"_s, {u"a"_s, u"b"_s}, "[{}]"};
        const auto fields = exchangeGrant(grant, Secret("idt"));
        const auto value = [&](const char *name) {
            QByteArray found;
            for (const FormField &field : fields)
                found = field.name == name ? field.value : found;
            return found;
        };
        QCOMPARE(value("grant_type"), QByteArray("urn:ietf:params:oauth:grant-type:token-exchange"));
        QCOMPARE(value("requested_token_type"), QByteArray("urn:ietf:params:oauth:token-type:id-jag"));
        QCOMPARE(value("subject_token"), QByteArray("idt"));
        QCOMPARE(value("subject_token_type"), QByteArray("urn:ietf:params:oauth:token-type:id_token"));
        QCOMPARE(value("audience"), QByteArray("https://auth.todo0.example"));
        QCOMPARE(value("resource"), QByteArray("https://api.todo0.example/"));
        QCOMPARE(value("scope"), QByteArray("a b"));
        QCOMPARE(value("authorization_details"), QByteArray("[{}]"));
        QCOMPARE(fields.size(), 8);
    }

    void whatIsEmptyIsLeftOut()
    {
        QCOMPARE(
            exchangeGrant(ExchangeGrant{RefreshTokenType, u"https://as.example"_s, {}, {}, {}}, Secret("t")).size(), 5);
        QCOMPARE(bodyOf(redemptionGrant(Secret("jag"), {})),
            QByteArray("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=jag"));
        QVERIFY(bodyOf(redemptionGrant(Secret("jag"), {u"x"_s})).endsWith("&scope=x"));
    }

    void scopeListDropsDoublesAndBlanks()
    {
        QCOMPARE(scopeList(u" b  a b "_s), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(scopeList({}), QStringList());
    }
};

AGENT0_TEST(GrantsTest)
#include "tst_grants.moc"
