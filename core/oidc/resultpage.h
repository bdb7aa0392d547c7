#pragma once

#include <QByteArray>
#include <QString>

namespace agent0 {

/// A whole HTTP answer with a plain page: our own words, escaped, no script, nothing loaded from anywhere, never stored.
/// status: "200 OK", or "405 Method Not Allowed" and the like.
QByteArray resultPage(const QByteArray &status, const QString &title, const QString &sentence);

/// The same for a request that is not the awaited one: 400, 404, 405 or 431.
QByteArray refusalPage(int status);

} // namespace agent0
