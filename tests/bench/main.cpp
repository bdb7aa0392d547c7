#include "bench/benchmark.h"
#include "bench/report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace agent0::bench {

namespace {

Benchmarks everything()
{
    Benchmarks all;
    for (auto &part : {chainBenchmarks(), oneshotBenchmarks(), callsBenchmarks(), jwsBenchmarks(), httpBenchmarks(),
             mcpBenchmarks(), viewsBenchmarks(), windowBenchmarks()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void print(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

/// The first name that no benchmark has; "" when all are known.
QString unknownName(const QStringList &names, const Benchmarks &all)
{
    for (const QString &name : names) {
        if (std::ranges::none_of(all, [&](const Benchmark &one) { return one.name == name; }))
            return name;
    }
    return {};
}

void measure(const Benchmarks &all, const QStringList &names, bool json)
{
    std::vector<Figure> figures;
    if (!json)
        print(tableHead());
    for (const Benchmark &benchmark : all) {
        if (!names.isEmpty() && !names.contains(benchmark.name))
            continue;
        figures.push_back(benchmark.run(benchmark.name));
        if (!json)
            print(figureAsLine(figures.back()));
    }
    if (json)
        print(QString::fromUtf8(QJsonDocument(figuresAsJson(figures)).toJson().trimmed()));
}

} // namespace

} // namespace agent0::bench

int main(int argc, char **argv)
{
    using namespace agent0::bench;
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures this program against the least that does the same work."_s);
    parser.addHelpOption();
    parser.addOptions({{u"json"_s, u"one JSON object"_s}, {u"list"_s, u"the names"_s}});
    parser.addPositionalArgument(u"NAME"_s, u"what to measure; everything when none is given"_s, u"[NAME …]"_s);
    parser.process(application);
    const Benchmarks all = everything();
    if (parser.isSet(u"list"_s)) {
        for (const Benchmark &one : all)
            print(one.name);
        return 0;
    }
    const QStringList names = parser.positionalArguments();
    if (const QString unknown = unknownName(names, all); !unknown.isEmpty()) {
        std::fputs(
            u"there is no benchmark \"%1\"; --list prints the names\n"_s.arg(unknown).toUtf8().constData(), stderr);
        return 2;
    }
    measure(all, names, parser.isSet(u"json"_s));
    return 0;
}
