#include "findingprinter.h"

#include "findingtext.h"

namespace agent0::ctl {

namespace {

bool isTheSame(const doctor::Finding &one, const doctor::Finding &other)
{
    return one.id == other.id && one.code == other.code && one.summary == other.summary && one.advice == other.advice
        && one.fix.value == other.fix.value;
}

} // namespace

void FindingPrinter::print(const doctor::Finding &finding)
{
    if (m_connection != finding.connection) {
        end();
        const QString heading = finding.connection.isEmpty() ? u"For all connections"_s : shown(finding.connection);
        m_out.line(m_connection ? u'\n' + heading : heading);
    }
    m_connection = finding.connection;
    if (finding.after.isEmpty())
        explain(finding);
    else
        wait(finding);
}

void FindingPrinter::wait(const doctor::Finding &finding)
{
    for (auto &[obstacle, ids] : m_waiting) {
        if (obstacle == finding.after) {
            ids << finding.id;
            return;
        }
    }
    m_waiting << std::pair(finding.after, QStringList(finding.id));
}

void FindingPrinter::explain(const doctor::Finding &finding)
{
    const auto before = std::ranges::find_if(m_explained, [&](const auto &one) { return isTheSame(one, finding); });
    if (before != m_explained.end()) {
        m_out.lines(sameFindingLines(finding, *before));
        return;
    }
    m_out.lines(findingLines(finding));
    if (finding.isTrouble())
        m_explained << finding;
}

void FindingPrinter::end()
{
    for (const auto &[obstacle, ids] : std::as_const(m_waiting))
        m_out.lines(waitingLines(ids, obstacle));
    m_waiting.clear();
}

} // namespace agent0::ctl
