#pragma once

#include <QStringList>

namespace agent0::ctl {

/// For completion: ids of the connections in a profile file, as far as it can be read. No policy, no keychain.
QStringList connectionWords(const QString &profile, const QString &configFile);
/// The profiles there are.
QStringList profileWords();

} // namespace agent0::ctl
