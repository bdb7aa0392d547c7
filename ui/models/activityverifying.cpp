#include "models/activityverifying.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace agent0 {

Task<Result<ActivityVerdict>> verifyActivityAside(QString folder)
{
    OneShot<Result<ActivityVerdict>> done;
    // The sender goes with the work and comes back to this thread, where the waiting one may be gone.
    QThreadPool::globalInstance()->start([folder, sender = done.sender] {
        auto verdict = verifyActivity(folder);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [sender, verdict] { sender.send(verdict); }, Qt::QueuedConnection);
    });
    co_return co_await done.receiver;
}

} // namespace agent0
