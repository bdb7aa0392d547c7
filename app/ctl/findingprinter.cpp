#include "findingprinter.h"

#include "findingtext.h"

namespace agent0::ctl {

void FindingPrinter::print(const doctor::Finding &finding)
{
    if (m_connection != finding.connection) {
        const QString heading = finding.connection.isEmpty() ? u"For all connections"_s : shown(finding.connection);
        m_out.line(m_connection ? u'\n' + heading : heading);
    }
    m_connection = finding.connection;
    m_out.lines(findingLines(finding));
}

} // namespace agent0::ctl
