#pragma once

#include <QString>

namespace agent0::ctl {

/// Words in lines of at most 80 columns; every line but the first starts with indent blanks. already: columns that are taken in
/// the first.
QString wrapped(const QString &words, qsizetype indent, qsizetype already = 0);

} // namespace agent0::ctl
