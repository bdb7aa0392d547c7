#include "bench/report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace agent0::bench {

namespace {

QString row(const QString &name, const QString &ratio, const QString &goal, const QString &spread, const QString &runs,
    const QString &against)
{
    return name.leftJustified(22) + ratio.rightJustified(8) + u"  "_s + goal.leftJustified(16)
        + spread.leftJustified(16) + runs.rightJustified(5) + u"  "_s + against;
}

QString number(double value) { return QString::number(value, 'f', 2); }

} // namespace

QJsonObject figuresAsJson(const std::vector<Figure> &figures)
{
    QJsonObject all;
    for (const Figure &figure : figures) {
        QJsonArray spread;
        for (const double ratio : figure.spread)
            spread.append(ratio);
        all[figure.name] = QJsonObject{{u"ratio"_s, figure.ratio}, {u"goal"_s, figure.goal},
            {u"against"_s, figure.against}, {u"runs"_s, figure.runs}, {u"spread"_s, spread}};
    }
    return all;
}

QString tableHead() { return row(u"name"_s, u"ratio"_s, u"goal"_s, u"10 % to 90 %"_s, u"runs"_s, u"against"_s); }

QString figureAsLine(const Figure &figure)
{
    const QString goal =
        (figure.atLeast ? u"≥ "_s : u"≤ "_s) + number(figure.goal) + (figure.reached() ? QString() : u"  MISSED"_s);
    const QString spread =
        figure.spread.size() < 2 ? QString() : number(figure.spread[0]) + u" … "_s + number(figure.spread[1]);
    const QString medians =
        figure.theirs > 0 ? u" (%1: %2, %3)"_s.arg(figure.unit, number(figure.ours), number(figure.theirs)) : QString();
    return row(figure.name, number(figure.ratio), goal, spread, QString::number(figure.runs), figure.against + medians);
}

} // namespace agent0::bench
