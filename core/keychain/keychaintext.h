#pragma once

#include "base/secret.h"

#include <QString>

#include <optional>

namespace agent0 {

/// An entry is text for ever: with QtKeychain text and binary under one name are two entries, and the old one
/// wins. Printable UTF-8 is kept as it is, so that people can see it in the keychain's own window and
/// Windows' 2.5 KB hold a key in PEM; everything else as "base64:…".
QString toKeychainText(const Secret &secret);

/// Nothing where the bytes are not what toKeychainText() makes: somebody else wrote them.
std::optional<Secret> fromKeychainText(const Secret &stored);

} // namespace agent0
