#include "bench/benchmark.h"
#include "bench/sandboxprocess.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>

namespace agent0::bench {

namespace {

using namespace Qt::StringLiterals;

constexpr int Rounds = 5;

QString viewsProgram() { return beside(u"agent0-bench-views"_s); }

/// What the program with the window measured: it needs a QApplication, and this one has none.
QJsonObject measured(const QString &what)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.start(viewsProgram(), {what, QString::number(Rounds)});
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        qFatal("agent0-bench-views %s failed", qPrintable(what));
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

std::vector<double> numbersIn(const QJsonObject &object, QLatin1StringView name)
{
    std::vector<double> numbers;
    for (const QJsonValue one : object[name].toArray())
        numbers.push_back(one.toDouble());
    return numbers;
}

double median(std::vector<double> numbers)
{
    std::ranges::sort(numbers);
    return numbers[numbers.size() / 2];
}

Figure scrolling(const QString &name, const QString &what, const QString &against)
{
    const QJsonObject told = measured(what);
    const auto ours = numbersIn(told, "ours"_L1);
    const auto bare = numbersIn(told, "bare"_L1);
    std::vector<double> ratios;
    for (size_t i = 0; i < ours.size(); ++i)
        ratios.push_back(ours[i] / bare[i]);
    Figure figure = figureOf(name, 1.3, against, std::move(ratios));
    figure.ours = median(ours);
    figure.theirs = median(bare);
    figure.unit = Wall.unit;
    return figure;
}

Figure connectionsScroll(QString name)
{
    return scrolling(name, u"connections"_s, u"a bare QTableView of 10,000 rows, 99th percentile of a frame"_s);
}

Figure activityScroll(QString name)
{
    return scrolling(name, u"activity"_s, u"a bare QTableView of 100,000 rows, 99th percentile of a frame"_s);
}

/// Of several rounds that which was disturbed least: what else the machine does is not our gap.
Figure loopGap(QString name)
{
    const auto rounds = numbersIn(measured(u"gap"_s), "ours"_L1);
    Figure figure = figureOf(name, 50,
        u"milliseconds: the longest gap while 10,000 connections and 100,000 records load, filter, sort and group; "
        "of the round disturbed least"_s,
        rounds);
    figure.ratio = std::ranges::min(rounds);
    return figure;
}

} // namespace

Benchmarks viewsBenchmarks()
{
    if (!QFileInfo::exists(viewsProgram()))
        return {};
    return {{u"connections-scroll-p99"_s, connectionsScroll}, {u"activity-scroll-p99"_s, activityScroll},
        {u"loop-gap-ms"_s, loopGap}};
}

} // namespace agent0::bench
