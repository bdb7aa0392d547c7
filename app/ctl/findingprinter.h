#pragma once

#include "doctor/finding.h"
#include "output.h"

namespace agent0::ctl {

/// Prints findings as they come, a heading before those of each connection. Those that wait for the same check share a line; what
/// was explained for one connection is not explained again for the next.
class FindingPrinter {
public:
    explicit FindingPrinter(Output &out) : m_out(out) { }
    void print(const doctor::Finding &finding);
    void end(); ///< after the last one

private:
    void explain(const doctor::Finding &finding);
    void wait(const doctor::Finding &finding);

    Output &m_out;
    std::optional<QString> m_connection; ///< of the last one
    QList<std::pair<QString, QStringList>> m_waiting; ///< an obstacle, and the checks that it keeps from being made
    QList<doctor::Finding> m_explained;
};

} // namespace agent0::ctl
