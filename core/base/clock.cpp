#include "base/clock.h"

#include <QTimer>

namespace agent0 {

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

Milliseconds SystemClock::ticks() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

Task<> SystemClock::sleep(Milliseconds time)
{
    OneShot<bool> over;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [sender = over.sender] { sender.send(true); });
    timer.start(time);
    co_await over.receiver;
}

} // namespace agent0
