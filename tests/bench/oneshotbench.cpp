#include "bench/benchmark.h"
#include "bench/installation.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>

namespace agent0::bench {

namespace {

constexpr int AtOnce = 64;
constexpr double Megabyte = 1024; // kilobytes

/// What one run of a program costs. Ends this program when it fails.
Cost lap(const QStringList &command, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(beside(u"agent0-bench-lap"_s), command);
    process.waitForFinished(60'000);
    const QList<QByteArray> said = process.readAllStandardOutput().trimmed().split(' ');
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || said.size() != 3)
        qFatal("%s failed", qPrintable(command.join(u' ')));
    return {said[1].toDouble(), said[0].toDouble(), said[2].toDouble() / Megabyte};
}

/// agent0ctl and its rivals, each a new process every time, at one server and with a token at hand.
class OneShot {
public:
    explicit OneShot(int connections = 1) : m_installation(m_servers, connections)
    {
        m_environment = m_installation.environment();
        m_environment.insert(u"AGENT0_BENCH_TOKEN"_s,
            QString::fromLatin1(m_installation.accessToken(m_installation.connections().first())));
    }

    Work agent0ctl(const QStringList &words) const
    {
        return [=, this] {
            return lap(QStringList{beside(u"agent0ctl"_s), u"--config"_s, m_installation.profileFile()} + words,
                m_environment);
        };
    }
    Work libcurl(int atOnce = 1) const { return plain(u"agent0-bench-todos"_s, atOnce); }
    /// The same program, but it has a QCoreApplication.
    Work libcurlBesideQt() const { return plain(u"agent0-bench-qttodos"_s, 1); }
    Work node(const QString &script) const
    {
        return [=, this] { return lap({QStringLiteral(AGENT0_NODE), script, todos()}, m_environment); };
    }

private:
    Work plain(const QString &program, int atOnce) const
    {
        return [=, this] { return lap({beside(program), todos(), QString::number(atOnce)}, m_environment); };
    }
    QString todos() const
    {
        return m_servers.profile().value("connections"_L1)[0]["api"_L1]["baseUrl"_L1].toString() + u"/todos"_s;
    }

    SandboxProcess m_servers;
    Installation m_installation;
    QProcessEnvironment m_environment;
};

const QStringList firstTodo{u"todo"_s, u"list"_s};

Figure oneshotWall(QString name)
{
    const OneShot oneShot;
    return compare(std::move(name), 2.0, u"a libcurl program, one GET with the token at hand: wall"_s, 41,
        oneShot.agent0ctl(firstTodo), oneShot.libcurl(), Wall);
}

/// How near any program with Qt in it can come: its goal is that of oneshot-wall.
Figure oneshotFloor(QString name)
{
    const OneShot oneShot;
    return compare(std::move(name), 2.0, u"a libcurl program, but with an empty QCoreApplication: wall"_s, 41,
        oneShot.libcurlBesideQt(), oneShot.libcurl(), Wall);
}

Figure oneshotVsSdk(QString name)
{
    const OneShot oneShot;
    return compareSpeed(std::move(name), 25,
        u"the TypeScript SDK of MCP on Node.js, the token at hand: times as fast, wall"_s, 11,
        oneShot.agent0ctl(firstTodo), oneShot.node(QStringLiteral(AGENT0_BENCH_SDK "/todos.mjs")), Wall);
}

/// The worse of two: one todo list, and sixty-four connections at once.
Figure ctlMemory(QString name)
{
    const OneShot oneShot(AtOnce);
    const Figure one = compare(name, 2.5, u"a libcurl program, one GET: peak resident memory"_s, 11,
        oneShot.agent0ctl(firstTodo), oneShot.libcurl(), PeakMemory);
    const Figure many =
        compare(name, 2.5, u"a libcurl program, 64 GETs at once: peak resident memory of connect --all"_s, 11,
            oneShot.agent0ctl({u"connect"_s, u"--all"_s}), oneShot.libcurl(AtOnce), PeakMemory);
    return one.ratio > many.ratio ? one : many;
}

} // namespace

Benchmarks oneshotBenchmarks()
{
    Benchmarks all{{u"oneshot-wall"_s, oneshotWall}, {u"oneshot-floor"_s, oneshotFloor}, {u"ctl-memory"_s, ctlMemory}};
    if (QFile::exists(QStringLiteral(AGENT0_BENCH_SDK "/node_modules")))
        all.push_back({u"oneshot-vs-sdk"_s, oneshotVsSdk});
    return all;
}

} // namespace agent0::bench
