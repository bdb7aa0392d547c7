#pragma once

#include "base/result.h"
#include "base/task.h"

#include <QByteArray>
#include <QList>

#include <map>

namespace agent0::sandbox {

/// Who sits before the browser.
struct Visitor {
    QByteArray username;
    QByteArray password;
};

/// Where the browser ended up.
struct Visit {
    int status = 0;
    QByteArray address;
    QByteArray body;
    QList<QByteArray> path; ///< every address on the way, in order
};

/// A small browser without a window, for the demo and for tests: follows redirects, keeps cookies, fills in and
/// sends the forms it is shown. It goes to loopback addresses and nowhere else.
class UserAgent {
public:
    /// Opens the address as that person would and goes on until a page without a form. Fault::Untrusted
    /// "not_loopback"; Fault::Network "browser_no_answer"; Fault::Refused "browser_login" (the page did not take the
    /// password) or "browser_lost" (redirects or forms without end). All with Leg::SignIn. The object must outlive the task.
    Task<Result<Visit>> open(QByteArray address, Visitor visitor);
    void forgetCookies() { m_cookies.clear(); }

private:
    struct Page;
    Task<Result<Page>> load(QByteArray method, QByteArray address, QByteArray form);
    QByteArray requestText(const QByteArray &method, const QByteArray &address, const QByteArray &form) const;
    void keepCookies(const QByteArray &host, const Page &page);

    std::map<QByteArray, std::map<QByteArray, QByteArray>> m_cookies; ///< host, name, value
};

} // namespace agent0::sandbox
