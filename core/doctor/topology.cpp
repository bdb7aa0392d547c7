#include "doctor/topology.h"

#include "base/displaytext.h"

namespace agent0::doctor {

namespace {

/// The checks that a relation shows in; the last decides.
struct Row {
    Relation relation;
    QLatin1StringView checks;
};

constexpr Row Rows[] = {
    {Relation::ClientAtProvider, "D02 D21 D22 D23 D24 D08 D16 D10"_L1},
    {Relation::ServerTrustsProvider, "D04 D31 D12 D13"_L1},
    {Relation::ClientAtServer, "D05 D36 D07"_L1},
    {Relation::ResourceTrustsServer, "D06 D30 D14"_L1},
};

int gravity(State state)
{
    switch (state) {
    case State::Fail: return 4;
    case State::Blocked: return 3;
    case State::Warn: return 2;
    case State::Pass: return 1;
    case State::Skipped: return 0;
    }
    Q_UNREACHABLE();
}

State stateOf(const Row &row, const QString &connection, const QList<Finding> &findings)
{
    const QStringList checks = QString(row.checks).split(u' ');
    State worst = State::Skipped;
    bool decided = false;
    for (const Finding &one : findings) {
        if (!checks.contains(one.id) || (!one.connection.isEmpty() && one.connection != connection))
            continue;
        decided = decided || (one.id == checks.constLast() && one.state != State::Skipped);
        if (gravity(one.state) > gravity(worst))
            worst = one.state;
    }
    return decided || gravity(worst) > gravity(State::Pass) ? worst : State::Skipped;
}

QString line(QLatin1StringView role, const QString &address)
{
    return u"  | %1 %2 |"_s.arg(role, -32).arg(displayText(address, 38), -38);
}

const QString Rule = u"  +-------------------------------------------------------------------------+"_s;

} // namespace

QLatin1StringView name(Relation relation)
{
    switch (relation) {
    case Relation::ClientAtProvider: return "client_at_provider"_L1;
    case Relation::ServerTrustsProvider: return "server_trusts_provider"_L1;
    case Relation::ClientAtServer: return "client_at_server"_L1;
    case Relation::ResourceTrustsServer: return "resource_trusts_server"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Relation> relationOf(QStringView check)
{
    for (const Row &row : Rows) {
        if (QString(row.checks).split(u' ').contains(check.toString()))
            return row.relation;
    }
    return {};
}

Topology topologyOf(const Profile &profile, const Connection &connection, std::optional<TrustClass> trust,
    const QList<Finding> &findings)
{
    Topology topology;
    topology.connection = connection.id;
    topology.provider = connection.access == Access::Xaa ? profile.identityProvider.issuer : QString();
    topology.server = connection.authorizationServer;
    topology.resource = connection.resource.isEmpty() ? connection.apiBaseUrl : connection.resource;
    topology.trust = trust;
    for (const Row &row : Rows)
        topology.states[std::size_t(row.relation)] = stateOf(row, connection.id, findings);
    return topology;
}

QJsonObject Topology::toJson() const
{
    QJsonObject relations;
    for (const Relation one : Relations)
        relations[name(one)] = of(one) == State::Skipped ? QJsonValue(u"unknown"_s) : QJsonValue(name(of(one)));
    return {{"connection"_L1, connection}, {"identityProvider"_L1, provider}, {"authorizationServer"_L1, server},
        {"resource"_L1, resource}, {"trust"_L1, trust ? QJsonValue(doctor::name(*trust)) : QJsonValue()},
        {"relations"_L1, relations}};
}

QStringList picture(const Topology &topology)
{
    const QStringList begin{Rule, line("Agent0 (this program)"_L1, u"signs in, asks, carries the tokens"_s), Rule};
    const QStringList provider{u"    | 1 sign-in, 2 token exchange: an ID-JAG comes back"_s, Rule,
        line("identity provider"_L1, topology.provider), Rule,
        u"    ^ trusts its issuer and keys      | 3 ID-JAG becomes an access token"_s, Rule};
    const QStringList direct{u"    | the resource's own authorization server is asked directly"_s, Rule};
    const QStringList end{line("resource authorization server"_L1, topology.server), Rule, u"    | 4 access token"_s,
        Rule, line("resource (API, MCP server)"_L1, topology.resource), Rule};
    return begin + (topology.provider.isEmpty() ? direct : provider) + end;
}

} // namespace agent0::doctor
