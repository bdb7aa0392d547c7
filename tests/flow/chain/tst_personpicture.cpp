#include "agent/personpicture.h"
#include "base/random.h"
#include "flow/support/chain.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::await;

namespace {

const QByteArray Png = QByteArray("\x89PNG\r\n\x1a\n", 8) + "…";

const QByteArray Metadata = "{\"issuer\":\"https://idp.example\",\"authorization_endpoint\":\"https://idp.example/a\","
                            "\"token_endpoint\":\"https://idp.example/t\",\"jwks_uri\":\"https://idp.example/k\","
                            "\"userinfo_endpoint\":\"https://idp.example/u\"}";

QByteArray aboutUser(const QByteArray &subject)
{
    return "{\"sub\":\"" + subject + "\",\"picture\":\"https://pictures.example/ada.jpg\"}";
}

/// Somebody is signed in whose ID token names that picture; the network is scripted.
struct Stage {
    explicit Stage(const QString &picture, const QString &issuer = u"https://idp.example"_s)
    {
        Profile profile = chain.profile;
        profile.identityProvider.issuer = issuer;
        const Ports ports{http, chain.secrets, chain.clock, systemRandomBytes};
        parts = std::make_unique<AgentParts>(ports, profile, folder.path(), StepSink());
        const auto stored = await(parts->vault.update([&](VaultContent &content) {
            StoredSession session;
            session.issuer = issuer;
            session.clientId = profile.identityProvider.clientId;
            session.subject = u"ada"_s;
            session.claims = {{u"sub"_s, u"ada"_s}};
            if (!picture.isEmpty())
                session.claims.insert(u"picture"_s, picture);
            session.idToken = Secret("id.to.ken");
            session.accessToken = Secret("access-token-of-ada");
            session.accessTokenExpires = chain.clock.now() + Seconds(600);
            content.session = std::move(session);
        }));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    Result<QByteArray> fetch()
    {
        PersonPicture picture(*parts);
        return await(picture.fetch());
    }

    test::Chain chain;
    QTemporaryDir folder;
    test::ScriptedHttp http;
    std::unique_ptr<AgentParts> parts;
};

} // namespace

class PersonPictureTest : public QObject {
    Q_OBJECT

private slots:
    void isFetchedFromWhereTheIdTokenSaysWithoutAnyToken()
    {
        Stage stage(u"https://pictures.example/ada.png"_s);
        stage.http.answer(200, Png);
        QCOMPARE(stage.fetch().value_or(QByteArray()), Png);
        QCOMPARE(stage.http.requests.size(), size_t(1));
        QCOMPARE(stage.http.requests[0].url, QByteArray("https://pictures.example/ada.png"));
        for (const HttpHeader &header : stage.http.requests[0].headers)
            QVERIFY2(header.name != "Authorization", "nobody but the provider gets a token");
        QVERIFY(stage.http.requests[0].limits.bodyBytes <= 1024 * 1024);
    }

    void isLookedUpInUserInfoWhereTheIdTokenNamesNone()
    {
        Stage stage({});
        stage.http.answer(200, Metadata);
        stage.http.answer(200, aboutUser("ada"));
        stage.http.answer(200, "\xff\xd8\xff\xe0…");
        const auto picture = stage.fetch();
        QVERIFY2(picture, picture ? "" : qPrintable(picture.error().message));
        QCOMPARE(stage.http.requests.back().url, QByteArray("https://pictures.example/ada.jpg"));
    }

    void aPictureOfSomebodyElseIsNotTaken()
    {
        Stage stage({});
        stage.http.answer(200, Metadata);
        stage.http.answer(200, aboutUser("mallory"));
        QCOMPARE(stage.fetch().error().code, u"userinfo_subject"_s);
    }

    void nothingIsFetchedFromAnAddressThatIsNotSafe_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addRow("plain http") << u"http://pictures.example/ada.png"_s;
        QTest::addRow("this computer") << u"http://127.0.0.1:631/printers"_s;
        QTest::addRow("a file") << u"file:///etc/passwd"_s;
        QTest::addRow("data in the address") << u"data:image/png;base64,AAAA"_s;
        QTest::addRow("with a password") << u"https://a:b@pictures.example/ada.png"_s;
        QTest::addRow("endless") << u"https://pictures.example/"_s + QString(4000, u'a');
    }
    void nothingIsFetchedFromAnAddressThatIsNotSafe()
    {
        QFETCH(const QString, address);
        Stage stage(address);
        QCOMPARE(stage.fetch().error().code, u"picture_missing"_s);
        QVERIFY(stage.http.requests.empty());
    }

    void whatIsNoPictureIsRefused()
    {
        Stage stage(u"https://pictures.example/ada.svg"_s);
        stage.http.answer(200, "<svg xmlns='http://www.w3.org/2000/svg'/>");
        QCOMPARE(stage.fetch().error().code, u"picture_unreadable"_s);
    }

    void aPictureThatIsGoneIsMissing()
    {
        Stage stage(u"https://pictures.example/ada.png"_s);
        stage.http.answer(404, Png);
        QCOMPARE(stage.fetch().error().code, u"picture_missing"_s);
    }
};

AGENT0_TEST(PersonPictureTest)
#include "tst_personpicture.moc"
