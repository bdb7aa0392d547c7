#include "base/nextturn.h"

#include <QTimer>

namespace agent0 {

Task<> nextTurn()
{
    OneShot<bool> over;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [sender = over.sender] { sender.send(true); });
    timer.start(0);
    co_await over.receiver;
}

} // namespace agent0
