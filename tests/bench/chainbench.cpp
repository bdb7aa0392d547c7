#include "bench/benchmark.h"
#include "bench/installation.h"
#include "bench/loopchain.h"
#include "bench/plainchain.h"
#include "support/await.h"

namespace agent0::bench {

namespace {

constexpr int ChainsInSequence = 40;
constexpr int ChainsAtOnce = 64;

/// Exchange, redemption, the todos.
Task<> chain(Agent &agent, QString connection, int times)
{
    for (int i = 0; i < times; ++i) {
        const auto token = co_await agent.access(connection, true);
        if (!token || token->origin != TokenOrigin::Exchanged)
            qFatal("no new token: %s", token ? "a kept one" : qPrintable(token.error().message));
        const auto todos = co_await agent.todos(connection).list();
        if (!todos)
            qFatal("no todos: %s", qPrintable(todos.error().message));
    }
}

Task<int> inSequence(Agent &agent, QString connection)
{
    co_await chain(agent, connection, ChainsInSequence);
    co_return 0;
}

Task<> countedChain(Agent &agent, QString connection, int *left, OneShot<int>::Sender done)
{
    co_await chain(agent, connection, 1);
    if (--*left == 0)
        done.send(0);
}

Task<int> atOnce(Agent &agent, QStringList connections)
{
    OneShot<int> done;
    int left = int(connections.size());
    TaskScope scope;
    for (const QString &connection : connections)
        scope.start(countedChain(agent, connection, &left, done.sender));
    co_return co_await done.receiver;
}

Figure chainSequential(QString name)
{
    const SandboxProcess servers;
    Installation installation(servers);
    const PlainRoute route = plainRoute(servers, installation.idToken());
    PlainChain plain(route);
    const Work ours = [&] {
        return costOf([&] { test::await(inSequence(installation.agent(), installation.connections().first())); });
    };
    const Work theirs = [&] { return costOf([&] { plain.run(ChainsInSequence); }); };
    return compare(std::move(name), 2.0, u"libcurl, the same three requests in sequence: CPU"_s, 21, ours, theirs, Cpu);
}

/// How near anything on Qt's event loop can come: its goal is that of chain-seq-cpu.
Figure chainFloor(QString name)
{
    const SandboxProcess servers;
    Installation installation(servers);
    const PlainRoute route = plainRoute(servers, installation.idToken());
    LoopChain loop(route);
    PlainChain plain(route);
    const Work floor = [&] { return costOf([&] { loop.run(ChainsInSequence); }); };
    const Work theirs = [&] { return costOf([&] { plain.run(ChainsInSequence); }); };
    return compare(std::move(name), 2.0, u"libcurl, but on Qt's event loop, nothing checked or recorded: CPU"_s, 21,
        floor, theirs, Cpu);
}

Figure manyChains(QString name, const QStringList &options, double goal, QString against, Quantity quantity)
{
    const SandboxProcess servers(options);
    Installation installation(servers, ChainsAtOnce);
    const PlainRoute route = plainRoute(servers, installation.idToken());
    PlainChains plain(route, ChainsAtOnce);
    const Work ours = [&] {
        return costOf([&] { test::await(atOnce(installation.agent(), installation.connections())); });
    };
    const Work theirs = [&] { return costOf([&] { plain.run(); }); };
    return compare(std::move(name), goal, std::move(against), 21, ours, theirs, quantity);
}

} // namespace

Benchmarks chainBenchmarks()
{
    return {{u"chain-seq-cpu"_s, chainSequential}, {u"chain-floor-cpu"_s, chainFloor},
        {u"chain-64-cpu"_s,
            [](QString name) { return manyChains(name, {}, 2.0, u"libcurl's multi, 64 chains at once: CPU"_s, Cpu); }},
        {u"chain-64-wall"_s,
            [](QString name) {
                return manyChains(name, {}, 1.5, u"libcurl's multi, 64 chains at once: wall"_s, Wall);
            }},
        {u"chain-64-20ms-wall"_s, [](QString name) {
             return manyChains(name, {u"--latency"_s, u"20"_s}, 1.25,
                 u"libcurl's multi, 64 chains at once, 20 ms an answer: wall"_s, Wall);
         }}};
}

} // namespace agent0::bench
