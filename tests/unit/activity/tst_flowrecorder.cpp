#include "activity/activityexport.h"
#include "activity/activityflow.h"
#include "activity/flowrecorder.h"
#include "activityfolder.h"
#include "http/tracerecord.h"
#include "support/testmain.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A recorder whose flows are named 1, 2, 3 …
struct Recorder {
    ActivityFolder folder;
    ActivityLog log{folder.clock, folder.path(), u"p"_s};
    char next = 0;
    QList<ActivityRecord> written()
    {
        log.flush();
        return folder.records();
    }
    FlowRecorder flows{log, folder.clock, [this](qsizetype count) { return QByteArray(count, ++next); }};
};

TraceRecord exchange(Leg leg, const QString &url, int status = 200, const QString &connection = {})
{
    TraceRecord record;
    record.began = fromUnixSeconds(1'790'000'000);
    record.took = Milliseconds(5);
    record.leg = leg;
    record.connection = connection;
    record.method = leg == Leg::Resource || leg == Leg::Discovery ? u"GET"_s : u"POST"_s;
    record.url = url;
    record.status = status;
    return record;
}

QList<Participant> partnersOf(const ActivityFlow &flow)
{
    QList<Participant> all;
    for (const FlowMessage &message : flow.messages())
        all << message.to;
    return all;
}

} // namespace

class FlowRecorderTest : public QObject {
    Q_OBJECT

private slots:
    void allRecordsOfAnActionShareItsFlow()
    {
        Recorder recorder;
        recorder.flows.setSubject(u"00u1"_s);
        {
            const auto flow = recorder.flows.begin(u"todo list"_s);
            recorder.flows.exchange(exchange(Leg::Exchange, u"https://idp.test:8/token"_s, 200, u"todo0"_s));
            recorder.flows.event({.kind = ActivityKind::IdJagIssued, .leg = Leg::Exchange, .connection = u"todo0"_s});
        }
        const auto records = recorder.written();
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].flow, u"0101010101010101"_s);
        QCOMPARE(records[1].flow, records[0].flow);
        QCOMPARE(records[0].action, u"todo list"_s);
        QCOMPARE(records[0].subject, u"00u1"_s);
        QCOMPARE(records[0].host, u"idp.test:8"_s);
        QCOMPARE(records[0].path, u"/token"_s);
    }

    void knowsWhoSignedInWhereverTheyDid()
    {
        Recorder cli;
        cli.flows.setSubject(u"ada"_s);
        cli.flows.event({.kind = ActivityKind::SignIn, .leg = Leg::SignIn});
        cli.log.flush();
        ActivityLog log(cli.folder.clock, cli.folder.path(), u"p"_s);
        FlowRecorder app(log, cli.folder.clock, systemRandomBytes);
        const auto act = [&](const QString &action) {
            {
                const auto flow = app.begin(action);
                app.exchange(exchange(Leg::Resource, u"https://api.test/"_s));
            }
            log.flush();
            return cli.folder.records().last().subject;
        };

        QCOMPARE(act(u"with the kept token"_s), u"ada"_s);
        cli.flows.event({.kind = ActivityKind::SignOut, .leg = Leg::SignOut});
        cli.log.flush();
        QCOMPARE(act(u"after the sign-out"_s), QString());
        cli.flows.setSubject(u"bob"_s);
        cli.flows.event({.kind = ActivityKind::SignIn, .leg = Leg::SignIn});
        cli.log.flush();
        QCOMPARE(act(u"as somebody else"_s), u"bob"_s);
        app.event({.kind = ActivityKind::SignOut, .leg = Leg::SignOut});
        QCOMPARE(act(u"signed out here"_s), QString());
    }

    void flowsAtOnceAreToldApartByTheirConnection()
    {
        Recorder recorder;
        {
            const auto todo = recorder.flows.begin(u"todo list"_s, u"todo0"_s);
            const auto notes = recorder.flows.begin(u"notes list"_s, u"notes0"_s);
            recorder.flows.exchange(exchange(Leg::Resource, u"https://a.test"_s, 200, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Resource, u"https://b.test"_s, 200, u"notes0"_s));
            recorder.flows.exchange(exchange(Leg::Refresh, u"https://idp.test"_s));
        }
        const auto records = recorder.written();
        QCOMPARE(records[0].action, u"todo list"_s);
        QCOMPARE(records[1].action, u"notes list"_s);
        QCOMPARE(records[2].action, u"notes list"_s);
        QCOMPARE(records[0].path, u"/"_s);
    }

    void whatBelongsToNoActionIsGroupedByTime()
    {
        Recorder recorder;
        recorder.flows.exchange(exchange(Leg::Refresh, u"https://idp.test/"_s));
        recorder.folder.clock.advance(Milliseconds(2000));
        recorder.flows.exchange(exchange(Leg::Refresh, u"https://idp.test/"_s));
        recorder.folder.clock.advance(Milliseconds(2001));
        recorder.flows.exchange(exchange(Leg::Refresh, u"https://idp.test/"_s));
        recorder.log.flush();
        const auto records = recorder.folder.records();
        QCOMPARE(records[0].flow, records[1].flow);
        QVERIFY(records[1].flow != records[2].flow);
    }

    void aResultIsTheMostPreciseCode_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("result");
        QTest::newRow("good") << 200 << QString() << QString() << u"ok"_s;
        QTest::newRow("redirect") << 302 << QString() << QString() << u"ok"_s;
        QTest::newRow("OAuth error") << 400 << u"invalid_grant"_s << QString() << u"invalid_grant"_s;
        QTest::newRow("no code") << 503 << QString() << QString() << u"http_503"_s;
        QTest::newRow("prose") << 400 << u"Something went wrong"_s << QString() << u"http_400"_s;
        QTest::newRow("nobody answered") << 0 << QString() << u"deadline"_s << u"deadline"_s;
        QTest::newRow("error in a good answer") << 200 << u"x"_s << QString() << u"ok"_s;
    }
    void aResultIsTheMostPreciseCode()
    {
        QFETCH(int, status);
        QFETCH(QString, error);
        QFETCH(QString, failure);
        QFETCH(QString, result);
        Recorder recorder;
        TraceRecord record = exchange(Leg::Exchange, u"https://idp.test/token"_s, status);
        record.failure = failure;
        if (!error.isEmpty())
            record.answerFields = {{u"error"_s, error}};
        recorder.flows.exchange(record);
        recorder.log.flush();
        QCOMPARE(recorder.folder.records().first().result, result);
    }

    void aFailedEventKeepsTheServersOwnNumberOfIt()
    {
        Recorder recorder;
        Error error{Fault::Refused, Leg::Exchange, u"access_denied"_s, u"No."_s, {}, {}, {}};
        error.oauth.emplace().code = u"access_denied"_s;
        error.oauth->requestId = u"req-1"_s;
        recorder.flows.event({.kind = *activityKindFor(Leg::Exchange, true),
            .leg = Leg::Exchange,
            .took = Milliseconds(30),
            .failure = error});
        recorder.log.flush();
        const auto record = recorder.folder.records().first();
        QCOMPARE(record.kind, ActivityKind::AccessRefused);
        QCOMPARE(record.result, u"access_denied"_s);
        QCOMPARE(record.granted["request_id"_L1].toString(), u"req-1"_s);
        QCOMPARE(record.time, recorder.folder.clock.now() - Milliseconds(30));
    }

    void drawsAFlow()
    {
        Recorder recorder;
        {
            const auto flow = recorder.flows.begin(u"connect todo0"_s, u"todo0"_s);
            recorder.flows.exchange(exchange(Leg::Discovery, u"https://idp.test/.well-known/openid-configuration"_s));
            recorder.flows.exchange(exchange(Leg::Discovery, u"https://as.test/.well-known/x"_s, 200, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Exchange, u"https://idp.test/token"_s, 200, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Redemption, u"https://as.test/token"_s, 200, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Resource, u"https://api.test/todos"_s, 403, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Revocation, u"https://idp.test/revoke"_s, 200, u"todo0"_s));
            recorder.flows.exchange(exchange(Leg::Discovery, u"https://api.test/.well-known/y"_s, 200, u"todo0"_s));
        }
        recorder.log.flush();
        using enum Participant;

        const auto flows = activityFlows(recorder.folder.path());

        QCOMPARE(flows.size(), 1);
        QCOMPARE(flows[0].action, u"connect todo0"_s);
        QCOMPARE(flows[0].connection, u"todo0"_s);
        QCOMPARE(partnersOf(flows[0]),
            (QList{IdentityProvider, AuthorizationServer, IdentityProvider, AuthorizationServer, Resource,
                IdentityProvider, Resource}));
        QCOMPARE(flows[0].participants(), (QList{Agent0, IdentityProvider, AuthorizationServer, Resource}));
        const auto messages = flows[0].messages();
        QCOMPARE(messages[4].text, u"GET /todos"_s);
        QVERIFY(!messages[4].ok);
        QCOMPARE(flows[0].records[messages[4].record].status, 403);
    }

    void drawsThePersonWhereTheySignIn()
    {
        Recorder recorder;
        recorder.folder.clock.advance(Milliseconds(20'000));
        {
            const auto flow = recorder.flows.begin(u"login"_s);
            auto code = exchange(Leg::SignIn, u"https://idp.test/token"_s);
            code.began = recorder.folder.clock.now() - Milliseconds(40);
            recorder.flows.exchange(code);
            recorder.flows.event({.kind = ActivityKind::SignIn, .leg = Leg::SignIn, .took = Milliseconds(9000)});
        }
        recorder.log.flush();
        const auto flow = activityFlows(recorder.folder.path()).first();
        const auto messages = flow.messages();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0].from, Participant::Person);
        QCOMPARE(messages[1].from, Participant::Agent0);
        QCOMPARE(flow.took.count(), 9000);
        QCOMPARE(flow.result, u"ok"_s);
    }

    void givesTheNewestFlowsThatAreWantedWhole()
    {
        Recorder recorder;
        for (int i = 0; i < 5; ++i) {
            const auto flow = recorder.flows.begin(u"action %1"_s.arg(i));
            recorder.flows.exchange(exchange(Leg::Exchange, u"https://idp.test/"_s, i == 3 ? 400 : 200));
            recorder.flows.exchange(exchange(Leg::Resource, u"https://api.test/"_s, 200));
        }
        recorder.log.flush();
        const auto two = activityFlows(recorder.folder.path(), {}, 2);
        QCOMPARE(two.size(), 2);
        QCOMPARE(two[0].action, u"action 4"_s);
        QCOMPARE(two[1].action, u"action 3"_s);
        const auto failed = activityFlows(recorder.folder.path(), {.result = u"failed"_s});
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0].records.size(), 2);
    }

    void nothingSecretOfAnExchangeIsWritten()
    {
        const QByteArrayList secrets{"s3cr3t-client-secret-0123456789", "rt.refresh-token-abcdefghijklmnop",
            "at.access-token-qrstuvwxyz012345", "c0de-verifier-verifier-verifier-42", "aBcDeF.sEcReT.pAsSwOrD"};
        Recorder recorder;
        HttpRequest request =
            HttpRequest::post("https://user:" + secrets[4] + "@idp.test/token?code=" + secrets[3])
                .authorize("Bearer", Secret(secrets[2]))
                .form({{"client_secret", secrets[0]}, {"refresh_token", secrets[1]}, {"code_verifier", secrets[3]}})
                .on(Leg::Refresh);
        const HttpResponse answer{400, {{"Content-Type", "application/json"}},
            "{\"error\":\"invalid_grant\",\"access_token\":\"" + secrets[2] + "\",\"error_description\":\"not "
                + secrets[1] + "\"}"};
        ShownJwts jwts;
        recorder.flows.exchange(traceRecord(request, answer, recorder.folder.clock.now(), Milliseconds(3), jwts));
        recorder.log.flush();

        QCOMPARE(recorder.folder.records().first().result, u"invalid_grant"_s);
        const auto record = recorder.folder.records().first();
        QByteArray all = activityCsv(record) + QJsonDocument(activityOcsf(record, {})).toJson();
        for (const QString &name : QDir(recorder.folder.path()).entryList(QDir::Files))
            all += ActivityFolder::content(recorder.folder.path() + u'/' + name);
        for (const QByteArray &secret : secrets)
            QVERIFY2(!all.contains(secret), secret);
        QVERIFY(all.contains("refresh_token"));
    }
};

AGENT0_TEST(FlowRecorderTest)
#include "tst_flowrecorder.moc"
