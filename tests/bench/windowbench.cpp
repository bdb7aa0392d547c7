#include "bench/benchmark.h"
#include "bench/installation.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace agent0::bench {

namespace {

constexpr int Runs = 15;
constexpr int IdleSeconds = 60;

QString xvfb() { return QStandardPaths::findExecutable(u"Xvfb"_s); }

/// A screen that nobody sees, of this run alone.
class Screen {
public:
    Screen()
    {
        m_server.start(xvfb(),
            {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s,
                u"-noreset"_s});
        while (!m_server.canReadLine()) {
            if (!m_server.waitForReadyRead(10'000))
                qFatal("Xvfb does not start");
        }
        m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished(5'000);
    }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;
    const QString &name() const { return m_name; }

private:
    QProcess m_server;
    QString m_name;
};

/// agent0 with somebody signed in, and the least window there is, on one screen.
class Windows {
public:
    Windows() : m_installation(m_servers), m_environment(m_installation.environment())
    {
        m_environment.insert(u"DISPLAY"_s, m_screen.name());
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_runtime.path()); // no other agent0 is asked to come to the front
    }

    QStringList agent0() const { return {beside(u"agent0"_s), u"--config"_s, m_installation.profileFile()}; }
    static QStringList plain() { return {beside(u"agent0-bench-plainwindow"_s)}; }

    QByteArrayList told(const QStringList &words) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(beside(u"agent0-bench-windowlap"_s), words);
        if (!process.waitForFinished(180'000) || process.exitCode() != 0)
            qFatal("%s failed", qPrintable(words.join(u' ')));
        return process.readAllStandardOutput().trimmed().split(' ');
    }

    Work first(const QStringList &command) const
    {
        return [=, this] {
            const QByteArrayList said = told(QStringList{u"first"_s} + command);
            return Cost{said[1].toDouble(), said[0].toDouble(), said[2].toDouble() / 1024};
        };
    }

private:
    QTemporaryDir m_runtime;
    Screen m_screen;
    SandboxProcess m_servers;
    Installation m_installation;
    QProcessEnvironment m_environment;
};

Figure compareWindows(QString name, double goal, const QString &what, Quantity quantity)
{
    const Windows windows;
    return compare(std::move(name), goal, u"a QMainWindow with a label under Xvfb: "_s + what, Runs,
        windows.first(windows.agent0()), windows.first(Windows::plain()), quantity);
}

Figure windowMapped(QString name)
{
    return compareWindows(std::move(name), 1.5, u"from its start until it is mapped"_s, Wall);
}

Figure windowCpu(QString name)
{
    return compareWindows(std::move(name), 3, u"CPU in the first two seconds, a session read, todos fetched"_s, Cpu);
}

Figure windowPss(QString name) { return compareWindows(std::move(name), 1.7, u"PSS after two seconds"_s, PeakMemory); }

Figure idleCpu(QString name)
{
    const Windows windows;
    QByteArrayList said = windows.told(QStringList{u"idle"_s, QString::number(IdleSeconds)} + windows.agent0());
    const double cpu = said.takeFirst().toDouble();
    const QString woken = said.isEmpty() ? u"none"_s : QString::fromLocal8Bit(said.join(' '));
    return figureOf(std::move(name), 10,
        u"milliseconds of CPU in a minute with the window open; wake-ups by thread: "_s + woken, {cpu});
}

} // namespace

Benchmarks windowBenchmarks()
{
    if (!QFileInfo::exists(beside(u"agent0-bench-windowlap"_s)) || xvfb().isEmpty())
        return {};
    return {{u"window-mapped"_s, windowMapped}, {u"window-cpu"_s, windowCpu}, {u"window-pss"_s, windowPss},
        {u"idle-cpu-ms"_s, idleCpu}};
}

} // namespace agent0::bench
