#pragma once

#include "http/httprequest.h"

#include <span>

namespace agent0 {

/// One row of what is known about refusals (research xaa.md 4): what the server says, what it means, who has to do what.
struct AdviceRow {
    unsigned legs; ///< bits 1 << Leg
    int status; ///< 0: any; 3, 4, 5: that hundred
    QLatin1StringView error; ///< the OAuth error, "" any, "-" none came
    /// What the description must hold, in any case: "a&b|c" is (a and b) or c; "" anything.
    QLatin1StringView description;
    Fault fault;
    QLatin1StringView code; ///< Error.code
    QLatin1StringView message; ///< a sentence: what happened
    QLatin1StringView hint; ///< what to do next, and who; {audience}, {resource}, {scope}, {client} … are what was sent
};

/// Every row, the most particular first. The last ones fit anything.
std::span<const std::span<const AdviceRow>> adviceTables();

/// Whose no it is, where a refusal is a decision and not a fault: nothing that this program or the person does changes it, and
/// no consent page may be opened instead.
enum class Blocker { Nobody, IdentityAdministrator, ResourceOwner };
Blocker blockerOf(const Error &error);
QLatin1StringView name(Blocker blocker); ///< "identity_administrator", "resource_owner"; "" for Nobody

/// The first row that fits. There always is one.
const AdviceRow &adviceFor(Leg leg, const OAuthError &refusal);

/// The Error of a refusal on that leg: fault, code, message and hint of its row, the server's words kept whole. sent: the
/// request's fields, whose identifiers (never its secrets) fill the hint.
Error refusalError(Leg leg, const OAuthError &refusal, const QList<FormField> &sent = {});

} // namespace agent0
