#pragma once

#include "broker/step.h"
#include "http/trace.h"

#include <QStringList>

namespace agent0::ctl {

/// "✓ exchange    ID-JAG for Todo0  asked todos.read for https://…  granted todos.read  12 ms"
/// number: written before it, where it is not 0.
/// "230 of the 250 ID-JAGs of this month are spent for notes0."
QString budgetWarning(const Step &step);
QString stepLine(const Step &step, int number = 0);

/// One exchange with the network: a line, and its fields indented below.
QStringList traceLines(const TraceRecord &record);

} // namespace agent0::ctl
