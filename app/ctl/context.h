#pragma once

#include "commandline.h"
#include "composition/composition.h"
#include "output.h"

namespace agent0::ctl {

/// What a running command has at hand. Outlives the command.
struct Context {
    const CommandLine &line;
    Output &out;
    Composition &composition;
};

/// The error of a result of another type.
template<typename T>
std::unexpected<Error> failed(const Result<T> &result) { return std::unexpected(result.error()); }

} // namespace agent0::ctl
