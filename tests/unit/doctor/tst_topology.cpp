#include "doctor/topology.h"

#include "doctor/check.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using doctor::Relation;
using doctor::State;

class TopologyTest : public QObject {
    Q_OBJECT

private:
    static doctor::Finding found(const QString &id, State state, const QString &connection = u"todo0"_s)
    {
        doctor::Finding finding = doctor::passed({});
        finding.id = id;
        finding.connection = connection;
        finding.state = state;
        return finding;
    }
    static doctor::Topology of(const QList<doctor::Finding> &findings, Access access = Access::Xaa)
    {
        Profile profile;
        profile.identityProvider.issuer = u"https://idp.test"_s;
        Connection connection;
        connection.id = u"todo0"_s;
        connection.access = access;
        connection.authorizationServer = u"https://as.test"_s;
        connection.resource = u"https://api.test/"_s;
        return doctor::topologyOf(profile, connection, {}, findings);
    }

private slots:
    void whatNobodyHasTriedIsNotKnown()
    {
        const doctor::Topology topology = of({found(u"D02"_s, State::Pass, {})});
        for (const Relation one : doctor::Relations)
            QCOMPARE(topology.of(one), State::Skipped);
    }

    void theLastCheckOfARelationDecides()
    {
        QCOMPARE(
            of({found(u"D05"_s, State::Pass), found(u"D07"_s, State::Pass)}).of(Relation::ClientAtServer), State::Pass);
        QCOMPARE(of({found(u"D13"_s, State::Pass)}).of(Relation::ServerTrustsProvider), State::Pass);
        QCOMPARE(of({found(u"D13"_s, State::Skipped)}).of(Relation::ServerTrustsProvider), State::Skipped);
    }

    void oneFailureIsEnough()
    {
        const doctor::Topology topology = of({found(u"D08"_s, State::Fail, {}), found(u"D10"_s, State::Skipped),
            found(u"D04"_s, State::Blocked), found(u"D06"_s, State::Warn), found(u"D14"_s, State::Pass)});
        QCOMPARE(topology.of(Relation::ClientAtProvider), State::Fail);
        QCOMPARE(topology.of(Relation::ServerTrustsProvider), State::Blocked);
        QCOMPARE(topology.of(Relation::ResourceTrustsServer), State::Warn);
    }

    void whatIsWrongWithAnotherConnectionDoesNotCount()
    {
        QCOMPARE(of({found(u"D07"_s, State::Fail, u"notes0"_s)}).of(Relation::ClientAtServer), State::Skipped);
    }

    void whereNoIdentityProviderHasAPartNoneIsDrawn()
    {
        const doctor::Topology topology = of({}, Access::OAuth);
        QVERIFY(topology.provider.isEmpty());
        const QString drawn = doctor::picture(topology).join(u'\n');
        QVERIFY(!drawn.contains(u"identity provider"_s));
        QVERIFY(drawn.contains(u"https://as.test"_s) && drawn.contains(u"https://api.test/"_s));
    }

    void thePictureIsNoWiderThanATerminal()
    {
        for (const QString &line : doctor::picture(of({})))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void everyRelationNamesChecksThatThereAre()
    {
        QStringList ids;
        for (const auto checks : {doctor::setupChecks(), doctor::providerChecks(), doctor::sessionChecks(),
                 doctor::serverChecks(), doctor::exchangeChecks(), doctor::directChecks(), doctor::accessChecks()}) {
            for (const doctor::Check &check : checks)
                ids << check.id;
        }
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size()); // each names one check
        QSet<Relation> related;
        for (const QString &id : ids) {
            if (const auto relation = doctor::relationOf(id))
                related << *relation;
        }
        QCOMPARE(related.size(), qsizetype(doctor::Relations.size()));
    }
};

AGENT0_TEST(TopologyTest)
#include "tst_topology.moc"
