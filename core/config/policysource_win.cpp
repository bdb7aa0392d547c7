#include "config/policysource.h"

#include <QSettings>

namespace agent0 {

PolicySource PolicySource::ofTheSystem() { return {u"HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Agent0"_s}; }

/// The value "Policy" of that key, as JSON text. Windows lets only administrators write there.
Result<std::optional<QByteArray>> readPolicyText(const PolicySource &source)
{
    const QSettings hive(source.file, QSettings::NativeFormat);
    if (!hive.contains(u"Policy"_s))
        return std::nullopt;
    return hive.value(u"Policy"_s).toString().toUtf8();
}

} // namespace agent0
