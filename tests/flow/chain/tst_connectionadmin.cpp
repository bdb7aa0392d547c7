#include "agent/connectionchanges.h"
#include "agent/connectiondetails.h"
#include "agent/connectionproposal.h"
#include "config/profilejson.h"
#include "flow/support/chain.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// The chain's profile in a file, and changes to it.
struct Desk {
    explicit Desk(Chain &chain, const QJsonObject &policy = {})
        : place(ProfileStore(chain.folder.path(), chain.folder.path())
                  .placeOfFile(chain.folder.filePath(u"profile.json"_s))
                  .value()),
          changes(*chain.agent, place, policy.isEmpty() ? Policy() : Policy::fromJson(policy, u"policy.json"_s).value())
    {
        QJsonObject json = profileToJson(chain.profile);
        const auto written = ProfileStore::write(place, json);
        if (!written)
            qFatal("the profile was not written: %s", qPrintable(written.error().message));
    }
    ProfilePlace place;
    ConnectionChanges changes;
};

} // namespace

/// What an administrator does to connections.
class ConnectionAdminTest : public QObject {
    Q_OBJECT

private slots:
    void detailsShowBothRegistrationsAndTheClaims()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto details = await(chain.agent->connectionDetails(u"todo0"_s));
        VERIFY_DONE(details);
        const Connection &settings = *chain.profile.connection(u"todo0"_s);
        QCOMPARE(details->atIdentityProvider.clientId, chain.profile.identityProvider.clientId);
        QCOMPARE(details->atResource.clientId, settings.clientId);
        QVERIFY(!details->atResource.methodsOffered.isEmpty());
        QCOMPARE(details->idJagClaims.value("client_id"_L1).toString(), settings.clientId);
        QCOMPARE(details->identities.first().token, u"id_token"_s);
        QCOMPARE(details->identities.at(1).token, u"id_jag"_s);
        QVERIFY(!details->identities.at(1).subject.isEmpty());
        QCOMPARE(details->months.size(), 1);
        QCOMPARE(details->months.first().count, 1);
        const auto compared = compareIdJag(
            details->idJagHeader, details->idJagClaims, idJagExpectation(chain.profile, settings, chain.clock.now()));
        for (const ComparedClaim &claim : compared)
            QVERIFY2(claim.verdict != ClaimVerdict::Refused, qPrintable(claim.claim + claim.why));
    }

    void detailsOfWhatIsNotThereFail()
    {
        Chain chain;
        QCOMPARE(await(chain.agent->connectionDetails(u"x"_s)).error().code, u"unknown_connection"_s);
    }

    void proposesAConnectionFromTheResourcesAddress()
    {
        Chain chain;
        const QString resource = chain.profile.connection(u"todo0"_s)->resource;
        // As people paste it: without the slash that the identifier has, or with one that it has not.
        const QString pasted = resource.endsWith(u'/') ? resource.chopped(1) : resource + u'/';
        const auto proposal = await(chain.agent->proposeConnection(pasted));
        VERIFY_DONE(proposal);
        QCOMPARE(proposal->resource, resource);
        QCOMPARE(proposal->authorizationServer, chain.profile.connection(u"todo0"_s)->authorizationServer);
        QVERIFY(!proposal->scopes.isEmpty());
        QVERIFY(!proposal->displayName.isEmpty());
        QVERIFY2(!chain.profile.connection(proposal->id), "the id is a free one");
        QVERIFY(proposal->doubts.isEmpty());
    }

    void proposesWhatAnAuthorizationServersAddressGives()
    {
        Chain chain;
        const QString server = chain.profile.connection(u"todo0"_s)->authorizationServer;
        const auto proposal = await(chain.agent->proposeConnection(server));
        VERIFY_DONE(proposal);
        QCOMPARE(proposal->authorizationServer, server);
        QCOMPARE(proposal->resource, QString());
        QCOMPARE(proposal->doubts.last().path, u"resource"_s);
    }

    void proposesNothingWhereNothingIsPublished()
    {
        Chain chain;
        const auto proposal = await(chain.agent->proposeConnection(u"http://127.0.0.1:1/"_s));
        QVERIFY(!proposal);
        QCOMPARE(proposal.error().fault, Fault::Network);
    }

    void disablingWorksAtOnceAndIsInTheFile()
    {
        Chain chain;
        Desk desk(chain);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(desk.changes.setEnabled({u"todo0"_s, u"notes0"_s}, false));
        QCOMPARE(await(chain.agent->access(u"todo0"_s)).error().code, u"connection_disabled"_s);
        QVERIFY(!readProfile(**ProfileStore::read(desk.place), u"p"_s).profile.connection(u"notes0"_s)->enabled);
        VERIFY_DONE(desk.changes.setEnabled({u"todo0"_s}, true));
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
    }

    void theKillSwitchRevokesAndTellsUntilWhenTheRestLives()
    {
        Chain chain;
        Desk desk(chain);
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto cut = await(desk.changes.cutOff(u"todo0"_s));
        VERIFY_DONE(cut);
        QVERIFY(!cut->stillEnabled);
        QCOMPARE(cut->tokens.first().outcome, u"revoked"_s);
        QVERIFY(cut->tokens.last().livesUntil.has_value());
        QCOMPARE(await(chain.agent->access(u"todo0"_s)).error().code, u"connection_disabled"_s);
    }

    void theKillSwitchRevokesEvenWhatThePolicyKeepsEnabled()
    {
        Chain chain;
        QJsonObject managed;
        for (const QJsonValue one : profileToJson(chain.profile)["connections"_L1].toArray()) {
            if (one["id"_L1] == "todo0"_L1)
                managed = one.toObject();
        }
        Desk desk(chain, {{u"connections"_s, QJsonArray{managed}}});
        VERIFY_DONE(chain.signIn());
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s)));
        const auto cut = await(desk.changes.cutOff(u"todo0"_s));
        VERIFY_DONE(cut);
        QCOMPARE(cut->stillEnabled->code, u"policy_managed"_s);
        QCOMPARE(cut->tokens.first().outcome, u"revoked"_s);
    }

    void aConnectionThatIsAddedCanBeUsedAtOnce()
    {
        Chain chain;
        Desk desk(chain);
        VERIFY_DONE(chain.signIn());
        const auto removed = await(desk.changes.remove(u"todo0"_s));
        VERIFY_DONE(removed);
        QCOMPARE(await(chain.agent->access(u"todo0"_s)).error().code, u"unknown_connection"_s);
        QJsonObject again;
        for (const QJsonValue one : profileToJson(chain.profile)["connections"_L1].toArray()) {
            if (one["id"_L1] == "todo0"_L1)
                again = one.toObject();
        }
        VERIFY_DONE(desk.changes.add(again));
        VERIFY_DONE(desk.changes.edit(u"todo0"_s, {{{u"displayName"_s}, u"Mine"_s}}));
        QCOMPARE(chain.agent->profile().connection(u"todo0"_s)->displayName, u"Mine"_s);
    }
};

AGENT0_TEST(ConnectionAdminTest)
#include "tst_connectionadmin.moc"
