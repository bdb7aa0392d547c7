#pragma once

#include <functional>
#include <memory>

namespace agent0::sandbox {

/// Calls back, on the event loop, when somebody wants the program to end: SIGINT, SIGTERM, and with stdinToo the end
/// of standard input. One at a time.
class StopSignals {
public:
    StopSignals(std::function<void()> stop, bool stdinToo);
    ~StopSignals();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace agent0::sandbox
