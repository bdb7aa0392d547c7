#pragma once

#include "bench/measure.h"

#include <QJsonObject>

namespace agent0::bench {

/// Name to {"ratio", "goal", "against", "runs", "spread"}.
QJsonObject figuresAsJson(const std::vector<Figure> &figures);

/// One line of the table, and the line above all of them.
QString figureAsLine(const Figure &figure);
QString tableHead();

} // namespace agent0::bench
