#pragma once

#include <QByteArray>
#include <QString>

namespace agent0::sandbox {

/// The pages of the identity provider: plain HTML, no script, nothing from outside. Every text is escaped.
/// transaction: what the form carries back; hint: whom the client expects, "" for nobody; problem: what went wrong
/// with the last try, "" at first.
QByteArray loginPage(
    const QString &client, const QByteArray &transaction, const QByteArray &hint, const QString &problem);
/// A page of the sandbox around that HTML.
QByteArray pageOf(const QString &title, const QString &body);
QByteArray messagePage(const QString &title, const QString &message);

} // namespace agent0::sandbox
