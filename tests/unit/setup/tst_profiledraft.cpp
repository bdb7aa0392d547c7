#include "setup/profiledraft.h"

#include "config/profilejson.h"
#include "config/published.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/outcome.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

class NoCache final : public DocumentCache {
public:
    std::optional<QJsonObject> find(const QString &, Seconds) override { return {}; }
    void keep(const QString &, const QJsonObject &) override { }
};

} // namespace

class ProfileDraftTest : public QObject {
    Q_OBJECT

private:
    static ProfileDraft draftOf(const QString &name, const QList<std::pair<QString, QString>> &said = {})
    {
        auto draft = ProfileDraft::fromTemplate(name);
        for (const auto &[path, value] : said) {
            if (const auto set = draft->set(path, value); !set)
                qFatal("%s", qPrintable(set.error().message));
        }
        return std::move(*draft);
    }
    QList<DraftNote> discover(ProfileDraft &draft)
    {
        Discovery servers(m_http, m_clock, m_cache);
        return await(draft.discover(&servers));
    }
    static QString at(const ProfileDraft &draft, const QString &member)
    {
        return draft.json()["connections"_L1][0][member].toString();
    }

private slots:
    void asksForAllThatIsAPlaceholder_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : profileTemplateNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void asksForAllThatIsAPlaceholder()
    {
        QFETCH(QString, name);
        ProfileDraft draft = draftOf(name);
        int asked = 0;
        while (!draft.questions().isEmpty() && asked < 20) {
            const DraftQuestion question = draft.questions().constFirst();
            QVERIFY(!question.text.isEmpty());
            const bool address = question.path.contains(u"ssuer"_s) || question.path.contains(u"erver"_s)
                || question.path.contains(u"resource"_s) || question.path.contains(u"Url"_s)
                || question.path.contains(u"audience"_s);
            QCOMPARE(codeOf(draft.set(question.path, address ? u"https://acme.test"_s : u"acme"_s)), u"good"_s);
            ++asked;
        }
        QVERIFY(asked >= 3 && asked <= 8);
        QCOMPARE(placeholders(draft.json()), QStringList());
        const Validation checked = readProfile(draft.json(), u"p"_s);
        QVERIFY2(checked.good(), qPrintable(checked.good() ? QString() : checked.problems.constFirst().text()));
    }

    void whatFollowsIsNotAsked()
    {
        const ProfileDraft draft = draftOf(u"okta"_s,
            {{u"resource"_s, u"https://api.acme.test/"_s}, {u"authorizationServer"_s, u"https://as.acme.test"_s}});
        QCOMPARE(at(draft, u"audience"_s), u"https://as.acme.test"_s);
        QCOMPARE(draft.json()["connections"_L1][0]["api"_L1]["baseUrl"_L1].toString(), u"https://api.acme.test/api"_s);
    }

    void whatWasSaidStays()
    {
        ProfileDraft draft = draftOf(u"custom"_s,
            {{u"resource"_s, u"https://api.acme.test/"_s}, {u"scopes"_s, u"mine"_s},
                {u"authorizationServer"_s, u"https://as.acme.test"_s}});
        m_http.otherwise = [](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.url.contains("protected-resource"))
                return json("{'resource':'https://api.acme.test/','authorization_servers':['https://"
                            "other.test'],'scopes_supported':['theirs']}");
            return json("{'issuer':'https://as.acme.test','token_endpoint':'https://as.acme.test/"
                        "token','scopes_supported':['theirs']}");
        };
        discover(draft);
        QCOMPARE(at(draft, u"authorizationServer"_s), u"https://as.acme.test"_s);
        QCOMPARE(draft.json()["connections"_L1][0]["scopes"_L1][0].toString(), u"mine"_s);
    }

    void serversFillInTheRest()
    {
        ProfileDraft draft = draftOf(u"custom"_s, {{u"resource"_s, u"https://api.acme.test/"_s}});
        m_http.otherwise = [](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.url.contains("protected-resource"))
                return json("{'resource':'https://api.acme.test/','authorization_servers':['https://"
                            "as.acme.test'],'scopes_supported':['a','b']}");
            return json("{'issuer':'https://as.acme.test','token_endpoint':'https://as.acme.test/"
                        "token','token_endpoint_auth_methods_supported':['client_secret_post']}");
        };
        const QList<DraftNote> notes = discover(draft);
        QCOMPARE(at(draft, u"authorizationServer"_s), u"https://as.acme.test"_s);
        QCOMPARE(draft.json()["connections"_L1][0]["scopes"_L1][1].toString(), u"b"_s);
        QCOMPARE(draft.json()["connections"_L1][0]["clientAuthentication"_L1]["method"_L1].toString(),
            u"client_secret_post"_s);
        QCOMPARE(notes.size(), 4);
        const auto before = m_http.requests.size();
        discover(draft);
        QCOMPARE(m_http.requests.size(), before); // each server once
    }

    void whatThePolicySetsIsNotAsked()
    {
        const auto policy =
            Policy::fromJson({{"pinnedIssuer"_L1, u"https://idp.acme.test"_s},
                                 {"fixed"_L1, QJsonObject{{"identityProvider.clientId"_L1, u"agent0"_s}}}},
                u"policy.json"_s);
        QVERIFY(policy);
        ProfileDraft draft = draftOf(u"okta"_s);
        draft.obey(*policy);
        for (const DraftQuestion &one : draft.questions())
            QVERIFY2(!one.path.startsWith(u"identityProvider"_s), qPrintable(one.path));
        QCOMPARE(draft.json()["identityProvider"_L1]["issuer"_L1].toString(), u"https://idp.acme.test"_s);
        QCOMPARE(codeOf(draft.set(u"issuer"_s, u"https://other.test"_s)), u"policy_fixed"_s);
        QCOMPARE(draft.tried(u"issuer"_s, u"https://other.test"_s).problems.size(), 1);
        for (const DraftValue &one : draft.values())
            QCOMPARE(one.origin == DraftValue::Origin::Managed,
                one.path == "identityProvider.issuer"_L1 || one.path == "identityProvider.clientId"_L1);
    }

    void whereNobodyMayHaveConnectionsNoneIsAskedFor()
    {
        const auto policy = Policy::fromJson({{"allowUserConnections"_L1, false}}, u"policy.json"_s);
        ProfileDraft draft = draftOf(u"okta"_s);
        draft.obey(*policy);
        QVERIFY(draft.json()["connections"_L1].isUndefined());
        QCOMPARE(draft.questions().size(), 2);
    }

    void anAnswerIsTriedBeforeItIsTaken()
    {
        const ProfileDraft draft = draftOf(u"okta"_s);
        QVERIFY(!draft.tried(u"identityProvider.issuer"_s, u"acme.okta.com"_s).good());
        QVERIFY(!draft.tried(u"identityProvider.issuer"_s, {}).good());
        QVERIFY(draft.tried(u"identityProvider.issuer"_s, u"https://acme.okta.com"_s).good());
        QVERIFY(!draft.tried(u"connections[todo0].authorizationServer"_s, u"nonsense"_s).good());
        QCOMPARE(draft.questions().constFirst().path, u"identityProvider.issuer"_s); // still open
    }

    void everyValueSaysWhereItCameFrom()
    {
        const ProfileDraft draft = draftOf(u"okta"_s, {{u"authorizationServer"_s, u"https://as.acme.test"_s}});
        QHash<QString, DraftValue::Origin> origins;
        for (const DraftValue &one : draft.values())
            origins.insert(one.path, one.origin);
        QCOMPARE(origins.value(u"connections[todo0].authorizationServer"_s), DraftValue::Origin::Said);
        QCOMPARE(origins.value(u"connections[todo0].audience"_s), DraftValue::Origin::Followed);
        QCOMPARE(origins.value(u"connections[todo0].serverProfile"_s), DraftValue::Origin::Template);
    }

    void aServerThatDoesNotAnswerIsNoFailure()
    {
        ProfileDraft draft = draftOf(u"custom"_s, {{u"issuer"_s, u"https://idp.acme.test"_s}});
        m_http.otherwise = nullptr;
        const QList<DraftNote> notes = discover(draft);
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.constFirst().kind, DraftNote::Kind::Trouble);
    }

    void unknownNamesAreAnsweredWithTheNearest()
    {
        QCOMPARE(codeOf(ProfileDraft::fromTemplate(u"oktta"_s)), u"template_unknown"_s);
        QCOMPARE(ProfileDraft::fromTemplate(u"oktta"_s).error().hint, u"Did you mean okta?"_s);
        ProfileDraft draft = draftOf(u"okta"_s);
        QCOMPARE(codeOf(draft.set(u"identityProvider.isuer"_s, u"x"_s)), u"unknown_path"_s);
    }

private:
    /// With ' for "; moc does not get on with raw literals that hold two slashes.
    static HttpResponse json(QByteArray body)
    {
        return {200, {{"Content-Type", "application/json"}}, body.replace('\'', '"')};
    }
    ScriptedHttp m_http;
    ManualClock m_clock;
    NoCache m_cache;
};

AGENT0_TEST(ProfileDraftTest)
#include "tst_profiledraft.moc"
