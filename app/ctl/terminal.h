#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <functional>

namespace agent0::ctl {

/// The seam to the platform's terminal and signals.

bool inputIsTerminal();
bool outputIsTerminal();

/// Standard input to its end. Fault::Interrupted when a signal came, Fault::Usage when it is larger than limit.
Result<QByteArray> readStandardInput(qint64 limit);
/// What standard input has now, waiting for the first of it; "" at its end. Fault::Interrupted when a signal came.
Result<QByteArray> readSomeInput();
/// The first line of standard input; on a terminal it is asked for and not shown.
Result<Secret> readSecretLine(const char *prompt);

/// Calls back in the event loop at SIGINT or SIGTERM. The second signal ends the process at once.
class Interruption {
public:
    explicit Interruption(std::function<void()> interrupted);
    ~Interruption();
    static bool happened(); ///< also before the event loop could tell
private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace agent0::ctl
