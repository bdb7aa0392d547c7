#include "ctlcompany.h"

#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// The commands in the order a person meets them, one process each, one session.
class CtlChainTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_company = std::make_unique<CtlCompany>();
        const auto login = m_company->signIn();
        QVERIFY2(login.exit == 0, login.out + login.err);
        const auto events = login.events();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0]["event"_L1], u"authorize"_s);
        QCOMPARE(events[1]["event"_L1], u"signed_in"_s);
        QCOMPARE(events[1]["person"_L1]["email"_L1], u"ada@sandbox.example"_s);
    }

    void cleanupTestCase()
    {
        const auto left = m_company->leak({m_company->sandbox.secret(u"todo0"_s), m_company->sandbox.secret(u"notes0"_s), "lovelace", m_token});
        QVERIFY2(left.isEmpty(), qPrintable(left));
        m_company.reset();
    }

    void loginWithASessionIsDoneAtOnce()
    {
        const auto again = m_company->json({u"login"_s});
        QCOMPARE(again.exit, 0);
        QCOMPARE(again.events().size(), 1);
        QCOMPARE(again.events()[0]["event"_L1], u"signed_in"_s);
        QVERIFY(m_company->run({u"login"_s}).out.startsWith("Signed in as Ada"));
        QCOMPARE(m_company->run({u"login"_s, u"--quiet"_s}).out, "");
    }

    void statusSaysWhoAndWhatIsConnected()
    {
        const auto status = m_company->json({u"status"_s}).document();
        QCOMPARE(status["signedIn"_L1], true);
        QCOMPARE(status["canRefresh"_L1], true);
        QCOMPARE(status["keychain"_L1]["good"_L1], true);
        QCOMPARE(status["connections"_L1].toArray().size(), 3);
        const auto people = m_company->run({u"status"_s});
        QVERIFY(people.out.contains("Ada Admin <ada@sandbox.example>"));
        QVERIFY(people.out.contains("\nnotes0     Notes0"));
    }

    void connectShowsEachLeg()
    {
        const auto first = m_company->json({u"connect"_s, u"todo0"_s}).document();
        QStringList legs;
        for (const QJsonValue step : first["steps"_L1].toArray())
            legs << step["leg"_L1].toString();
        QCOMPARE(legs, (QStringList{u"exchange"_s, u"redemption"_s}));
        QCOMPARE(first["origin"_L1], u"exchanged"_s);
        QCOMPARE(first["scopesGranted"_L1], (QJsonArray{u"todos.read"_s, u"todos.write"_s}));
        const auto second = m_company->json({u"connect"_s, u"todo0"_s}).document();
        QCOMPARE(second["origin"_L1], u"kept"_s);
        QVERIFY(second["steps"_L1].toArray().isEmpty());
    }

    void connectAllTellsEventByEvent()
    {
        QStringList told;
        for (const QJsonObject &event : m_company->json({u"connect"_s, u"--all"_s}).events())
            told << event["event"_L1].toString();
        QCOMPARE(told.count(u"connected"_s), 3);
        QCOMPARE(told.last(), u"done"_s);
        const auto people = m_company->run({u"connect"_s, u"--all"_s});
        QCOMPARE(people.exit, 0);
        QCOMPARE(people.out.count('\n'), 3);
    }

    void tokenPrintsTheTokenAndNothingElse()
    {
        const auto run = m_company->run({u"token"_s, u"todo0"_s});
        QCOMPARE(run.exit, 0);
        m_token = run.out.trimmed();
        QVERIFY(m_token.size() > 20);
        QCOMPARE(run.out, m_token + '\n');
        QCOMPARE(run.err, "");
        const auto json = m_company->json({u"token"_s, u"todo0"_s}).document();
        QCOMPARE(json["access_token"_L1].toString().toLatin1(), m_token);
        QCOMPARE(json["token_type"_L1], u"Bearer"_s);
        QVERIFY(json["expires_in"_L1].toInt() > 60);
    }

    void todosAreListedAddedTickedOffOpenedAndRemoved()
    {
        const auto before = todos().size();
        const auto added = m_company->json({u"todo"_s, u"add"_s, u"Buy milk"_s}).document()["todo"_L1].toObject();
        QCOMPARE(added["task"_L1], u"Buy milk"_s);
        const QString id = added["id"_L1].toString();
        QCOMPARE(todos().size(), before + 1);
        QVERIFY(m_company->run({u"todo"_s, u"done"_s, id}).out.contains("[x]  Buy milk"));
        QVERIFY(m_company->run({u"todo"_s, u"list"_s}).out.contains("[x]  Buy milk"));
        QCOMPARE(m_company->json({u"todo"_s, u"undo"_s, id}).document()["todo"_L1]["completed"_L1], false);
        QCOMPARE(m_company->json({u"todo"_s, u"rm"_s, id}).document()["removed"_L1], id);
        QCOMPARE(todos().size(), before);
        QCOMPARE(m_company->json({u"todo"_s, u"rm"_s, id}).exit, 4);
    }

    void anotherConnectionsTodosAreNamed()
    {
        const auto notes = m_company->json({u"todo"_s, u"list"_s, u"--connection"_s, u"notes0"_s}).document();
        QCOMPARE(notes["connection"_L1], u"notes0"_s);
        QVERIFY(!notes["todos"_L1].toArray().isEmpty());
    }

    void hostileTodosStayHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("escape") << u"\x1b[2J\x1b]52;c;AAAA\x07"_s;
        QTest::newRow("C1") << u"a\u009b31mb"_s;
        QTest::newRow("line breaks") << u"one\r\n{\"event\":\"x\"}\ntwo\u2028three"_s;
        QTest::newRow("direction") << u"abc\u202egnp.exe\u2066"_s;
        QTest::newRow("quotes") << u"\"}],\"todos\":[\\"_s;
        QTest::newRow("markup") << u"<b>&amp;</b><img src=x>"_s;
        QTest::newRow("other planes") << u"😀\U000E0041"_s;
        QTest::newRow("long") << QString(5000, u'x');
    }
    void hostileTodosStayHarmless()
    {
        QFETCH(QString, text);
        const auto added = m_company->json({u"todo"_s, u"add"_s, u"--"_s, text});
        QVERIFY2(added.exit == 0, added.out);
        const QString id = added.document()["todo"_L1]["id"_L1].toString();
        const auto json = m_company->json({u"todo"_s, u"list"_s});
        const auto people = m_company->run({u"todo"_s, u"list"_s});
        m_company->run({u"todo"_s, u"rm"_s, id});

        QCOMPARE(todoWithId(json.document(), id)["task"_L1], text);
        QCOMPARE(people.out.count('\n'), json.document()["todos"_L1].toArray().size());
        for (const QByteArray &output : {json.out, people.out}) {
            for (const QChar c : QString::fromUtf8(output))
                QVERIFY(c == u'\n' || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format
                    && c != QChar(0x2028)));
        }
    }

    void anyRequestCanBeMade()
    {
        const auto raw = m_company->run({u"call"_s, u"todo0"_s, u"GET"_s, u"/todos"_s});
        QCOMPARE(raw.exit, 0);
        QVERIFY(raw.out.startsWith('{'));
        const QString file = m_company->installation.write(u"todo.json"_s, R"({"task":"from a file"})");
        const auto posted = m_company->json({u"call"_s, u"todo0"_s, u"post"_s, u"/todos"_s, u"--data"_s, u'@' + file}).document();
        QVERIFY(posted["status"_L1].toInt() / 100 == 2);
        const QString id = posted["body"_L1]["id"_L1].toVariant().toString();
        QCOMPARE(m_company->run({u"call"_s, u"todo0"_s, u"DELETE"_s, u"/todos/"_s + id}).exit, 0);
        const auto piped = m_company->json({u"call"_s, u"todo0"_s, u"POST"_s, u"/todos"_s, u"--data"_s, u"@-"_s}, R"({"task":"piped"})");
        QCOMPARE(piped.document()["body"_L1]["task"_L1], u"piped"_s);
    }

    void aTokenGoesToNoOtherAddress()
    {
        const auto run = m_company->json({u"call"_s, u"todo0"_s, u"GET"_s, u"https:"_s + u"//elsewhere.test/"_s});
        QVERIFY(run.exit != 0);
        QVERIFY(!run.error().isEmpty());
    }

    void verboseShowsTheExchangesWithoutTheirSecrets()
    {
        const auto run = m_company->run({u"todo"_s, u"list"_s, u"--verbose"_s});
        QVERIFY(run.err.contains("GET http:"));
        QVERIFY(run.err.contains("(resource, todo0)"));
        QVERIFY(!run.err.contains(m_token));
        QVERIFY(m_company->json({u"todo"_s, u"list"_s, u"--verbose"_s}).document().contains("todos"_L1));
    }

    void theKeyIsShownAndRotated()
    {
        const auto first = m_company->json({u"key"_s, u"show"_s}).document();
        QVERIFY(!first["jwk"_L1].toObject().contains("d"_L1));
        QCOMPARE(m_company->json({u"key"_s, u"show"_s}).document(), first);
        const auto second = m_company->json({u"key"_s, u"rotate"_s}).document();
        QVERIFY(second["thumbprint"_L1] != first["thumbprint"_L1]);
        QVERIFY(m_company->run({u"key"_s, u"show"_s}).out.contains(second["thumbprint"_L1].toString().toUtf8()));
    }

    void zLogoutProvesThatEveryTokenIsDead()
    {
        const auto report = m_company->json({u"logout"_s, u"--prove"_s}).document();
        QCOMPARE(report["wasSignedIn"_L1], true);
        const QJsonArray tokens = report["tokens"_L1].toArray();
        QCOMPARE(tokens.size(), 4);
        for (const QJsonValue token : tokens)
            QCOMPARE(token["proof"_L1], u"dead"_s);
        QCOMPARE(m_company->json({u"status"_s}).document()["signedIn"_L1], false);
        QCOMPARE(m_company->json({u"todo"_s, u"list"_s}).exit, 3);
        QVERIFY(m_company->run({u"logout"_s}).out.contains("Nobody was signed in"));
    }

private:
    QJsonArray todos() const { return m_company->json({u"todo"_s, u"list"_s}).document()["todos"_L1].toArray(); }
    static QJsonObject todoWithId(const QJsonObject &list, const QString &id)
    {
        for (const QJsonValue one : list["todos"_L1].toArray()) {
            if (one["id"_L1] == id)
                return one.toObject();
        }
        return {};
    }

    std::unique_ptr<CtlCompany> m_company;
    QByteArray m_token;
};

AGENT0_TEST(CtlChainTest)
#include "tst_ctlchain.moc"
