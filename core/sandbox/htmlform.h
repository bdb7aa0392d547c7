#pragma once

#include <QByteArray>

#include <optional>

namespace agent0::sandbox {

/// A form of a page, filled in and ready to send.
struct FilledForm {
    QByteArray action;      ///< "" where the form names none
    QByteArray method;      ///< "GET" or "POST"
    QByteArray body;        ///< form-encoded
    bool hasPassword = false;
};

/// The form a person would use: the first with a password field, else the first; its hidden fields kept, name and
/// password filled in. Nothing where the page has no form.
std::optional<FilledForm> fillForm(const QByteArray &html, const QByteArray &username, const QByteArray &password);

} // namespace agent0::sandbox
