#include "broker/retry.h"

namespace agent0 {

namespace {

constexpr int MostAttempts = 3;
constexpr Milliseconds FirstPause{200};

bool wasNotCarriedOut(const Error &failure)
{
    if (failure.fault != Fault::Network)
        return false;
    const int status = failure.oauth ? failure.oauth->httpStatus : 0;
    return failure.retryAfterSeconds || status == 429 || status == 503 || failure.code == "connect_failed"_L1
        || failure.code == "dns_failed"_L1;
}

} // namespace

std::optional<Milliseconds> pauseBeforeRetry(
    const Error &failure, int done, Milliseconds left, const RandomBytes &random)
{
    if (done >= MostAttempts || !wasNotCarriedOut(failure))
        return {};
    const Milliseconds base = FirstPause * (1 << (done - 1));
    const auto jitter = Milliseconds(base.count() * uchar(random(1).at(0)) / 255);
    Milliseconds pause = base / 2 + jitter;
    if (failure.retryAfterSeconds)
        pause = std::max(pause, Milliseconds(*failure.retryAfterSeconds * 1000));
    if (pause >= left)
        return {};
    return pause;
}

} // namespace agent0
