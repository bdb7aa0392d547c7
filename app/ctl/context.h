#pragma once

#include "commandline.h"
#include "composition/composition.h"
#include "output.h"

#include <functional>

namespace agent0::ctl {

/// What a running command has at hand. Outlives the command.
struct Context {
    const CommandLine &line;
    Output &out;
    Composition &composition;
    StepSink &onStep;              ///< a command that shows the chain's steps sets it
    /// Done when the command has ended, however it ended; has a few seconds.
    std::function<Task<>()> afterwards = {};

    /// The composition's, for a command that will want a token: the keychain begins while the rest is got ready.
    Result<Agent *> agentForAccess() const;
    /// The connection of that id as it is in force; Fault::Configuration, with the nearest id, where there is none.
    static Result<Connection> connection(const Profile &profile, const QString &id);
};

/// The error of a result of another type.
template<typename T>
std::unexpected<Error> failed(const Result<T> &result)
{
    return std::unexpected(result.error());
}

} // namespace agent0::ctl
