#pragma once

#include <QString>

namespace agent0::ctl {

/// A page of the help for a terminal of 80 columns: paragraphs wrapped, lists indented, blocks as they are, links named by the
/// command that shows them.
QString markdownText(const QString &markdown);

} // namespace agent0::ctl
