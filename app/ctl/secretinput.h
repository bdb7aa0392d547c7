#pragma once

#include "base/secret.h"
#include "commandline.h"

namespace agent0::ctl {

/// The environment variable a client secret can come from: AGENT0_CLIENT_SECRET for the identity provider,
/// AGENT0_CLIENT_SECRET_TODO0 for the connection todo0 (letters upper case, all else '_').
QByteArray secretVariable(const std::optional<QString> &connection);

/// The client secret given with this command line: by --secret-stdin, by --secret-file, or by the variable. Nothing when it
/// is not given. Never by an argument.
Result<std::optional<Secret>> givenSecret(const CommandLine &line, const std::optional<QString> &connection);

} // namespace agent0::ctl
