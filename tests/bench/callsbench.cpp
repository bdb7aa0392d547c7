#include "bench/benchmark.h"
#include "bench/installation.h"
#include "support/await.h"

namespace agent0::bench {

namespace {

constexpr int CallsInALife = 1000;
constexpr int OriginsOfAChain = 3;

struct Counted {
    int exchanges = 0;
    int redemptions = 0;
    int connections = 0;
};

Counted countedBy(const SandboxProcess &servers)
{
    const QJsonObject all = servers.counts();
    Counted counted;
    counted.connections = all.value("connections"_L1).toInt();
    const QJsonObject grants = all.value("grants"_L1).toObject();
    for (auto grant = grants.begin(); grant != grants.end(); ++grant) {
        if (grant.key().endsWith("token-exchange"_L1))
            counted.exchanges += grant.value().toInt();
        if (grant.key().endsWith("jwt-bearer"_L1))
            counted.redemptions += grant.value().toInt();
    }
    return counted;
}

Task<int> callOften(Agent &agent, QString connection)
{
    for (int call = 0; call < CallsInALife; ++call) {
        const auto todos = co_await agent.todos(connection).list();
        if (!todos)
            qFatal("no todos: %s", qPrintable(todos.error().message));
    }
    co_return CallsInALife;
}

/// A new process of somebody who is signed in: what the servers see of a thousand calls.
Counted thousandCalls()
{
    const SandboxProcess servers;
    Installation installation(servers);
    installation.restart();
    const Counted before = countedBy(servers);
    test::await(callOften(installation.agent(), installation.connections().first()));
    const Counted after = countedBy(servers);
    return {after.exchanges - before.exchanges, after.redemptions - before.redemptions,
        after.connections - before.connections};
}

Benchmark countOf(QString name, QString what, const std::function<double(Counted)> &of)
{
    return {std::move(name), [=](QString shown) {
                return figureOf(
                    std::move(shown), 1, u"1,000 todo calls in one process: "_s + what, {of(thousandCalls())});
            }};
}

} // namespace

Benchmarks callsBenchmarks()
{
    return {countOf(u"calls-exchanges"_s, u"exchanges"_s, [](Counted counted) { return counted.exchanges; }),
        countOf(u"calls-redemptions"_s, u"redemptions"_s, [](Counted counted) { return counted.redemptions; }),
        countOf(u"calls-connections"_s, u"connections per origin"_s,
            [](Counted counted) { return double(counted.connections) / OriginsOfAChain; })};
}

} // namespace agent0::bench
