#pragma once

#include <QByteArray>

#include <functional>

namespace agent0 {

/// A source of so many unpredictable bytes, given from outside so that tests can fix it.
using RandomBytes = std::function<QByteArray(qsizetype)>;

/// The operating system's generator.
QByteArray systemRandomBytes(qsizetype count);

} // namespace agent0
