#pragma once

#include "base/result.h"
#include "base/task.h"

#include <QMap>

namespace agent0 {

/// What came back on the redirect address with the right state.
using RedirectAnswer = QMap<QString, QString>;

/// Waits on 127.0.0.1 for one redirect (RFC 8252 7.3): GET on exactly that path with exactly that state. Whatever else
/// comes (other paths and methods, a wrong or missing state, parameters given twice, garbage, slow or endless requests) is
/// answered or dropped, and does not end the wait. After the right one the port is closed; the browser waits for
/// finish().
class LoopbackListener {
public:
    virtual ~LoopbackListener() = default;

    /// port 0: any free one. Fault::Configuration, code "redirect_port_taken".
    virtual Result<> listen(quint16 port) = 0;
    virtual QString redirectUri() const = 0;
    virtual Task<RedirectAnswer> answer() = 0;
    /// Shows the person how it ended: a plain page without scripts, with nothing of the answer in it. Without a
    /// browser that waits it does nothing.
    virtual void finish(const QString &title, const QString &sentence) = 0;
};

} // namespace agent0
