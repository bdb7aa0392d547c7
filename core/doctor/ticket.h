#pragma once

#include "doctor/report.h"

namespace agent0::doctor {

/// Whom a ticket goes to.
enum class Addressee { IdentityAdministrator, ResourceOwner };
std::optional<Addressee> addresseeNamed(QStringView word); ///< "okta", "resource"

/// A text to send to whoever must act, from what the report found for them: which screen and field, the value to paste, a query for
/// their own log, the request's id. Markdown that reads as plain text; nothing secret. Where the report has nothing
/// for them, it says so.
QString ticketFor(const Report &report, const Profile &profile, Addressee addressee);

} // namespace agent0::doctor
