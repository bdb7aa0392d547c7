#include "consultation.h"

#include "doctor/refusalpages.h"

#include "sandbox/persona.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

using namespace agent0;
using namespace agent0::test;
using doctor::Report;
using doctor::State;

class DoctorFlowTest : public QObject {
    Q_OBJECT

private:
    static Report examined(Chain &chain, bool probe = false)
    {
        doctor::Question question;
        question.connections = QStringList(u"todo0"_s);
        question.probe = probe;
        const auto report = consult(chain, question);
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return *report;
    }
    static doctor::Finding of(const Report &report, const QString &id)
    {
        for (const doctor::Finding &one : report.findings) {
            if (one.id == id)
                return one;
        }
        return {};
    }
    static QString evidence(const doctor::Finding &finding, const QString &name)
    {
        for (const doctor::Evidence &row : finding.evidence) {
            if (row.name == name)
                return row.value;
        }
        return {};
    }
    /// Todo0 by its own consent: nothing of it is known but its address.
    static void byConsent(Chain &chain)
    {
        change(chain, [](Connection &one) {
            one.access = Access::OAuth;
            one.authorizationServer.clear();
            one.audience.clear();
            one.resource.clear();
            one.clientId.clear();
            one.clientAuthentication = {};
            one.scopes.clear();
        });
    }
    static void change(Chain &chain, const std::function<void(Connection &)> &edit)
    {
        chain.restart([&](Profile &profile) { edit(profile.connections[0]); });
    }

private slots:
    void aBoundSessionIsTold()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        const auto bound = of(examined(chain), u"D38"_s);
        QCOMPARE(bound.state, State::Pass);
        QVERIFY(!evidence(bound, u"key"_s).isEmpty());
    }

    void anUnboundSessionIsAWarningWhereItCouldBeBound_data()
    {
        QTest::addColumn<Dpop>("wish");
        QTest::addColumn<State>("state");
        QTest::newRow("auto") << Dpop::Auto << State::Warn;
        QTest::newRow("required") << Dpop::Required << State::Fail;
        QTest::newRow("off") << Dpop::Off << State::Pass;
    }
    void anUnboundSessionIsAWarningWhereItCouldBeBound()
    {
        QFETCH(Dpop, wish);
        Chain chain(quickOptions());
        chain.restart([](Profile &profile) { profile.identityProvider.dpop = Dpop::Off; });
        VERIFY_DONE(chain.signIn());
        chain.restart([&](Profile &profile) { profile.identityProvider.dpop = wish; });
        const auto finding = of(examined(chain), u"D38"_s);
        QTEST(finding.state, "state");
        if (wish != Dpop::Off) {
            QCOMPARE(finding.code, u"session_not_bound"_s);
            QVERIFY(finding.advice.contains(u"login --force"_s));
        }
    }

    void aHealthySetUpHasNoWarnings_data()
    {
        QTest::addColumn<QString>("persona");
        for (const QString &name : sandbox::personaNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void aHealthySetUpHasNoWarnings()
    {
        QFETCH(QString, persona);
        auto options = quickOptions();
        options.persona = persona;
        Chain chain(options);
        if (persona == "todo0"_L1)
            chain.restart([](Profile &profile) {
                for (Connection &one : profile.connections)
                    one.serverProfile = u"todo0"_s;
            });
        VERIFY_DONE(chain.signIn());
        QElapsedTimer time;
        time.start();
        const auto report = consult(chain, {});
        VERIFY_DONE(report);
        QVERIFY2(firstTrouble(*report) == u"healthy"_s, qPrintable(wordsOf(*report)));
        QCOMPARE(report->count(State::Skipped), 0);
        QVERIFY(time.elapsed() < 5'000);
        const int connections = int(chain.profile.connections.size());
        QCOMPARE(chain.exchanges(), connections);
        QCOMPARE(report->idJagsSpent, connections);
        QVERIFY(report->verdict().contains(u"nothing was changed"_s));
        QVERIFY(report->toJson()["healthy"_L1].toBool());
    }

    void itChangesNothing()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        const auto before = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(before);
        examined(chain);
        const auto after = await(chain.agent->access(u"todo0"_s));
        VERIFY_DONE(after);
        QVERIFY(after->token->equals(before->token->reveal()));
        QCOMPARE(chain.refreshes(), 0);
        QCOMPARE(chain.servers.log().requests("trap"), 0);
    }

    void whatIsWrongHereIsSeenBeforeAnythingIsSpent_data()
    {
        using Edit = std::function<void(Chain &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("expected");
        const auto connection = [](std::function<void(Connection &)> edit) {
            return Edit([=](Chain &chain) { change(chain, edit); });
        };
        const auto provider = [](std::function<void(IdentityProvider &)> edit) {
            return Edit(
                [=](Chain &chain) { chain.restart([&](Profile &profile) { edit(profile.identityProvider); }); });
        };
        QTest::newRow("a locked keychain")
            << Edit([](Chain &chain) { chain.secrets.locked = true; }) << u"D18 keychain_denied"_s;
        QTest::newRow("a keychain that does not write")
            << Edit([](Chain &chain) { chain.secrets.failWrites = 1; }) << u"D18 keychain_denied"_s;
        QTest::newRow("the issuer with a slash")
            << provider([](IdentityProvider &idp) { idp.issuer += u'/'; }) << u"D02 issuer_mismatch"_s;
        QTest::newRow("another client") << provider([](IdentityProvider &idp) { idp.clientId = u"somebody"_s; })
                                        << u"D23 client_unknown"_s;
        QTest::newRow("another redirect path")
            << provider([](IdentityProvider &idp) { idp.redirectPath = u"/elsewhere"_s; })
            << u"D23 redirect_not_registered"_s;
        QTest::newRow("a server that is not there")
            << connection([](Connection &one) { one.authorizationServer = u"http://127.0.0.1:9"_s; })
            << u"D05 connect_failed"_s;
        QTest::newRow("another client at the resource")
            << connection([](Connection &one) { one.clientId = u"somebody"_s; }) << u"D07 client_unknown_at_resource"_s;
        QTest::newRow("the secret sent in the wrong way")
            << connection([](Connection &one) { one.clientAuthentication.method = ClientAuthenticationMethod::None; })
            << u"D07 client_unknown_at_resource"_s;
        QTest::newRow("the API is not there")
            << connection([](Connection &one) { one.apiBaseUrl = u"http://127.0.0.1:9"_s; }) << u"D30 connect_failed"_s;
        QTest::newRow("the audience with a slash")
            << connection([](Connection &one) { one.audience += u'/'; }) << u"D06 audience_differs"_s;
        QTest::newRow("the resource without its slash")
            << connection([](Connection &one) { one.resource.chop(1); }) << u"D06 resource_mismatch"_s;
        QTest::newRow("a scope that is not the resource's")
            << connection([](Connection &one) { one.scopes << u"openid"_s; }) << u"D10 exchange_scope"_s;
    }
    void whatIsWrongHereIsSeenBeforeAnythingIsSpent()
    {
        QFETCH(std::function<void(Chain &)>, edit);
        QFETCH(QString, expected);
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        edit(chain);
        const Report report = examined(chain);
        QVERIFY2(firstTrouble(report) == expected, qPrintable(expected + u'\n' + wordsOf(report)));
        QVERIFY(report.idJagsSpent == 0 || expected.startsWith("D23"_L1)); // who is signed in already needs no redirect
        chain.secrets.locked = false;
    }

    void theDifferingByteIsMarked()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        change(chain, [](Connection &one) { one.audience += u'/'; });
        const doctor::Finding found = of(examined(chain), u"D06"_s);
        QVERIFY(found.difference);
        QCOMPARE(found.difference->kind, "trailing_slash"_L1);
        QVERIFY(found.difference->marked.contains(u"[/]"_s));
    }

    void whatIsPublishedStandsBesideWhatIsConfigured()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        const QString issuer = chain.profile.identityProvider.issuer;
        QVERIFY(chain.servers.faults().set(u"discovery-issuer-slash"_s));
        const doctor::Finding found = of(examined(chain), u"D02"_s);
        QCOMPARE(evidence(found, u"here"_s), issuer);
        QCOMPARE(evidence(found, u"there"_s), issuer + u'/');
        QVERIFY(found.difference && found.difference->marked.contains(u"[/]"_s));
    }

    void aClockIsComparedWithAServerThatIsNamed()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"clock-ahead"_s));
        const doctor::Finding found = of(examined(chain), u"D03"_s);
        QVERIFY2(found.summary.contains(chain.profile.identityProvider.issuer), qPrintable(found.summary));
    }

    void aTakenRedirectPortIsNamed()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        chain.restart([&](Profile &profile) { profile.identityProvider.redirectPort = taken.serverPort(); });
        QCOMPARE(firstTrouble(examined(chain)), u"D23 redirect_port_taken"_s);
    }

    void theOtherWayToSendTheSecretIsTried()
    {
        auto options = quickOptions();
        options.resourceClientMethod = sandbox::ClientMethod::SecretPost;
        Chain chain(options);
        VERIFY_DONE(chain.signIn());
        change(chain,
            [](Connection &one) { one.clientAuthentication.method = ClientAuthenticationMethod::ClientSecretBasic; });
        const Report report = examined(chain);
        QCOMPARE(firstTrouble(report), u"D07 client_method"_s);
        QVERIFY(of(report, u"D07"_s).advice.contains(u"client_secret_post"_s));
    }

    void withoutOfflineAccessItWarns()
    {
        Chain chain(quickOptions());
        chain.restart([](Profile &profile) { profile.identityProvider.scopes = QStringList{u"openid"_s, u"email"_s}; });
        VERIFY_DONE(chain.signIn());
        QCOMPARE(firstTrouble(examined(chain)), u"D17 refresh_token_missing"_s);
    }

    void theBudgetIsMinded()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        chain.restart([](Profile &profile) { profile.identityProvider.idJagsPerMonth = 1; });
        const Report report = examined(chain);
        QCOMPARE(firstTrouble(report), u"D16 id_jag_budget"_s);
        QCOMPARE(of(report, u"D10"_s).state, State::Skipped);
        QCOMPARE(chain.exchanges(), 1);
    }

    void onlyReadingsAndTheChainItselfReachTheServers()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        chain.servers.log().clear();
        const auto report = consult(chain, {});
        VERIFY_DONE(report);
        const int connections = int(chain.profile.connections.size());
        for (const sandbox::LogEntry &one : chain.servers.log().entries()) {
            const QByteArray what = one.server + ' ' + one.method + ' ' + one.path + ' ' + one.grantType;
            const bool reads = one.method == "GET" || one.method == "HEAD";
            const bool pings = one.method == "POST" && one.path.startsWith("/mcp"); // JSON-RPC knows nothing else
            const bool asks = one.method == "POST" && !one.grantType.isEmpty();
            QVERIFY2(reads || pings || asks, what);
            QVERIFY2(one.grantType != "refresh_token", what);
            QVERIFY2(
                !one.path.contains("revoke") && !one.path.contains("register") && !one.path.contains("logout"), what);
        }
        QCOMPARE(chain.servers.log().grants("token-exchange"), connections);
        QVERIFY(report->verdict().contains(u"nothing was changed on any server"_s));
        QVERIFY(report->verdict().contains(u"%1 ID-JAGs were spent"_s.arg(connections)));
    }

    // Connections that no identity provider has a part in.

    void aConnectionByConsentIsCheckedWithoutTheIdentityProvider()
    {
        Chain chain(quickOptions());
        byConsent(chain);
        VERIFY_DONE(await(chain.agent->connect(u"todo0"_s, chain.browser())));
        const Report report = examined(chain);
        QVERIFY2(firstTrouble(report) == u"healthy"_s, qPrintable(wordsOf(report)));
        for (const char *id : {"D05", "D06", "D07", "D30", "D36", "D14"})
            QCOMPARE(of(report, QString::fromLatin1(id)).state, State::Pass);
        for (const char *id : {"D02", "D08", "D04", "D10", "D13"}) {
            const doctor::Finding other = of(report, QString::fromLatin1(id));
            QCOMPARE(other.state, State::Skipped);
            QCOMPARE(other.code, u"not_applicable"_s);
            QVERIFY2(other.summary.startsWith(u"Skipped, because "_s), qPrintable(other.summary));
            QVERIFY(other.summary.contains(u"own consent"_s));
        }
        QCOMPARE(report.idJagsSpent, 0);
        QCOMPARE(chain.exchanges(), 0);
    }

    void withoutConsentItSaysWhoHasToGiveIt()
    {
        Chain chain(quickOptions());
        byConsent(chain);
        const Report report = examined(chain);
        QCOMPARE(firstTrouble(report), u"D36 consent_needed"_s);
        QCOMPARE(of(report, u"D36"_s).who, doctor::Who::Person);
        QCOMPARE(of(report, u"D14"_s).state, State::Skipped);
    }

    void consentThatIsForbiddenIsBlocked()
    {
        Chain chain(quickOptions());
        byConsent(chain);
        chain.restart([](Profile &profile) { profile.agent.consent = u"forbidden"_s; });
        const doctor::Finding found = of(examined(chain), u"D36"_s);
        QCOMPARE(found.state, State::Blocked);
        QCOMPARE(found.code, u"consent_forbidden"_s);
        QCOMPARE(found.who, doctor::Who::IdentityAdministrator);
        QCOMPARE(found.fault, Fault::Refused);
    }

    void whatThePolicyForbidsIsBlockedInTheStatusToo()
    {
        Chain chain(quickOptions());
        byConsent(chain);
        chain.restart([](Profile &profile) { profile.agent.consent = u"forbidden"_s; });
        int opened = 0;
        chain.agent->allowStepUp([&opened](QByteArray) { ++opened; });
        const auto access = await(chain.agent->access(u"todo0"_s));
        QVERIFY(!access && access.error().fault == Fault::Refused);
        QCOMPARE(opened, 0);
        const auto status = await(chain.agent->status());
        VERIFY_DONE(status);
        QCOMPARE(status->connections[0].state, u"blocked"_s);
        QCOMPARE(status->connections[0].blocked->by, u"identity_administrator"_s);
    }

    void aConnectionByOnesOwnRegistrationIsCheckedAndLeavesNothing()
    {
        Chain chain(quickOptions());
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::ClientCredentials; });
        const Report report = examined(chain);
        QVERIFY2(firstTrouble(report) == u"healthy"_s, qPrintable(wordsOf(report)));
        QCOMPARE(of(report, u"D36"_s).state, State::Pass);
        QCOMPARE(of(report, u"D14"_s).state, State::Pass);
        QVERIFY(of(report, u"D08"_s).summary.contains(u"own registration"_s));
        QCOMPARE(await(chain.agent->status())->connections[0].state, u"not_connected"_s);
    }

    void aWorkloadWithoutItsTokenIsSaid()
    {
        Chain chain(quickOptions());
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::WorkloadIdentity; });
        const Report report = examined(chain);
        QCOMPARE(firstTrouble(report), u"D36 workload_token_missing"_s);
        QCOMPARE(of(report, u"D36"_s).who, doctor::Who::ProfileKeeper);
    }

    void aProgramOnThisComputerIsLookedForAndNotStarted()
    {
        Chain chain(quickOptions());
        const auto local = [&](const QString &program) {
            chain.restart([&](Profile &profile) {
                Connection &one = profile.connections.first();
                one.apiType = ApiType::Mcp;
                one.apiCommand = QStringList{program, u"--flag"_s};
            });
            chain.servers.log().clear();
            return examined(chain);
        };
        const Report there = local(u"sh"_s);
        QVERIFY2(firstTrouble(there) == u"healthy"_s, qPrintable(wordsOf(there)));
        QCOMPARE(of(there, u"D37"_s).state, State::Pass);
        QCOMPARE(of(there, u"D14"_s).code, u"not_applicable"_s);
        QCOMPARE(chain.servers.log().requests(), 0);
        QCOMPARE(firstTrouble(local(u"/nowhere/at-all"_s)), u"D37 program_missing"_s);
    }

    void onlyTheSharedChecksAreSkippedThatNobodyNeeds()
    {
        Chain chain(quickOptions());
        chain.restart([](Profile &profile) { profile.connections.first().access = Access::ClientCredentials; });
        VERIFY_DONE(chain.signIn());
        const auto report = consult(chain, {}); // another one is by xaa
        VERIFY_DONE(report);
        QCOMPARE(of(*report, u"D08"_s).state, State::Pass);
        QCOMPARE(report->idJagsSpent, int(chain.profile.connections.size()) - 1);
        QCOMPARE(report->topologies.size(), chain.profile.connections.size());
        QVERIFY(report->topologies[0].provider.isEmpty() && !report->topologies[1].provider.isEmpty());
    }

    void theRolesSayWhichRelationIsBroken()
    {
        using doctor::Relation;
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        const doctor::Topology well = examined(chain).topologies.constFirst();
        for (const Relation one : doctor::Relations)
            QCOMPARE(well.of(one), State::Pass);
        QVERIFY(well.trust == doctor::TrustClass::Separate);
        QVERIFY(chain.servers.faults().set(u"redeem-untrusted-issuer"_s));
        const doctor::Topology ill = examined(chain).topologies.constFirst();
        QCOMPARE(ill.of(Relation::ServerTrustsProvider), State::Fail);
        QCOMPARE(ill.of(Relation::ClientAtServer), State::Pass);
        QCOMPARE(ill.of(Relation::ResourceTrustsServer), State::Skipped);
    }

    // The questions of the public thread, each where it happens.

    void question1BothEndsInOneOrg()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        change(chain, [&](Connection &one) { one.authorizationServer = chain.profile.identityProvider.issuer; });
        const Report report = examined(chain);
        QCOMPARE(firstTrouble(report), u"D04 same_trust_domain"_s);
        QCOMPARE(of(report, u"D04"_s).topic, u"same-org"_s);
        QCOMPARE(evidence(of(report, u"D04"_s), u"class"_s), u"same_server"_s);
        QCOMPARE(report.idJagsSpent, 0);
    }

    void question2TheResourceHasItsOwnServer()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"redeem-grant-unsupported"_s));
        const Report report = examined(chain);
        QCOMPARE(of(report, u"D07"_s).topic, u"own-authorization-server"_s);
        const QString picture = doctor::picture(report.topologies.constFirst()).join(u'\n');
        for (const QString &address : {chain.profile.identityProvider.issuer,
                 chain.profile.connections[0].authorizationServer, chain.profile.connections[0].resource})
            QVERIFY2(picture.contains(address), qPrintable(picture));
    }

    void question3AMinimalExample()
    {
        Chain chain(quickOptions());
        change(chain, [](Connection &one) { one.clientId = u"example-client-id-at-todo0"_s; });
        const doctor::Finding found = of(examined(chain), u"D20"_s);
        QCOMPARE(found.code, u"placeholder_left"_s);
        QCOMPARE(found.topic, u"minimal-example"_s);
        QVERIFY2(found.summary.contains(u"connections[todo0].clientId"_s), qPrintable(found.summary));
    }

    void everyQuestionOfThePublicThreadHasItsPage()
    {
        const HelpIndex help = doctor::wholeHelp();
        for (const QString &topic : {u"same-org"_s, u"own-authorization-server"_s, u"minimal-example"_s,
                 u"federation"_s, u"own-apps"_s, u"sub-and-claims"_s})
            QVERIFY2(help.page(topic), qPrintable(topic));
    }

    void question4WhetherTheyMustBeFederated()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"redeem-untrusted-issuer"_s));
        const doctor::Finding found = of(examined(chain), u"D13"_s);
        QCOMPARE(found.topic, u"federation"_s);
        QCOMPARE(found.who, doctor::Who::ResourceOwner);
        QCOMPARE(found.fix.value, chain.profile.identityProvider.issuer);
    }

    void question5AppsOfTheNetworkOrOnesOwn()
    {
        for (const QString &fault :
            {u"exchange-app-not-linked"_s, u"exchange-flow-unsupported"_s, u"exchange-subject-invalid"_s}) {
            Chain chain(quickOptions());
            VERIFY_DONE(chain.signIn());
            QVERIFY(chain.servers.faults().set(fault));
            QCOMPARE(of(examined(chain), u"D10"_s).topic, u"own-apps"_s);
        }
    }

    void question6WhoThePersonIs()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"redeem-unknown-person"_s));
        const Report report = examined(chain);
        QCOMPARE(of(report, u"D13"_s).topic, u"sub-and-claims"_s);
        const doctor::Finding same = of(report, u"D28"_s);
        QCOMPARE(same.topic, u"sub-and-claims"_s);
        QCOMPARE(evidence(same, u"sub at sign-in"_s), evidence(same, u"sub in the ID-JAG"_s));
        QCOMPARE(evidence(same, u"email in the ID-JAG"_s), u"ada@sandbox.example"_s);
    }

    void aProbeFindsOutAndRemembers()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        const Report report = examined(chain, true);
        QVERIFY2(firstTrouble(report) == u"healthy"_s, qPrintable(wordsOf(report)));
        QCOMPARE(chain.refreshes(), 1);
        QCOMPARE(report.idJagsSpent, 4);
        QVERIFY(of(report, u"D33"_s).summary.contains(u"takes the refresh token"_s));
        QVERIFY(evidence(of(examined(chain), u"D17"_s), u"rotation"_s).contains(u"new refresh token"_s));
    }

    void aNoOfTheAdministratorIsAStateOfItsOwn()
    {
        Chain chain(quickOptions());
        VERIFY_DONE(chain.signIn());
        QVERIFY(chain.servers.faults().set(u"exchange-policy"_s));
        int opened = 0;
        chain.agent->allowStepUp([&opened](QByteArray) { ++opened; });
        QVERIFY(!await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(opened, 0); // no consent page in its place
        const auto status = await(chain.agent->status());
        VERIFY_DONE(status);
        QCOMPARE(status->connections[0].state, u"blocked"_s);
        QCOMPARE(status->connections[0].blocked->by, u"identity_administrator"_s);
        QCOMPARE(status->connections[1].state, u"not_connected"_s);
        QCOMPARE(of(examined(chain), u"D10"_s).state, State::Blocked);

        chain.servers.faults().clearAll();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        QCOMPARE(await(chain.agent->status())->connections[0].state, u"connected"_s);
    }
};

AGENT0_TEST(DoctorFlowTest)
#include "tst_doctor.moc"
