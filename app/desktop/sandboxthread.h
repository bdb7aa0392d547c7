#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QThread>

#include <functional>
#include <map>
#include <memory>

namespace agent0::desktop {

/// What is needed to use a sandbox.
struct SandboxAccess {
    QJsonObject profile;
    std::map<QString, Secret> secrets; ///< of the clients, by connection; "identityProvider" for the one there
};

/// The sandbox in a thread of its own, so that making its keys holds up no window. Ends with this object.
class SandboxThread : public QObject {
    Q_OBJECT

public:
    SandboxThread();
    ~SandboxThread() override;

    void start();
    /// After finishedStarting(); once.
    Result<SandboxAccess> take();

signals:
    void finishedStarting();

private:
    class Servers;
    std::unique_ptr<Result<SandboxAccess>> m_access;
    Servers *m_servers; ///< lives in the thread and goes with it
    QThread m_thread;
};

} // namespace agent0::desktop
