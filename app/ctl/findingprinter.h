#pragma once

#include "doctor/finding.h"
#include "output.h"

namespace agent0::ctl {

/// Prints findings as they come, a heading before those of each connection.
class FindingPrinter {
public:
    explicit FindingPrinter(Output &out) : m_out(out) { }
    void print(const doctor::Finding &finding);

private:
    Output &m_out;
    std::optional<QString> m_connection; ///< of the last one
};

} // namespace agent0::ctl
