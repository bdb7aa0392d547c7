#pragma once

#include "oauth/secretecho.h"
#include "oauth/tokenendpoint.h"

namespace agent0 {

/// What a token endpoint's answer is the answer to.
struct TokenQuery {
    Leg leg = Leg::None;
    QList<FormField> fields; ///< as they were sent: for advice, and to take echoes of secrets out
    QList<HttpHeader> headers;
    Instant now;
    bool proven = false; ///< a proof of possession came with it (RFC 9449)
};

/// Reads an answer to a token request as TokenEndpoint::request gives it. Strict where a mistake would do harm:
/// status 200, JSON by its Content-Type and by RFC 8259, no member twice, tokens of the characters they may have. Lenient
/// where servers differ and no harm comes of it: null is absent, expires_in may be a text of digits or have a
/// fraction (rounded down) and is believed up to a year, scope may be a list of texts, token_type in any case.
/// A token_type other than Bearer, DPoP or (for an exchange) N_A is refused: such a token must not be used (RFC 6749 7.1).
Result<TokenResponse> readTokenAnswer(const HttpResponse &response, const TokenQuery &query);

/// The failure behind an answer that is no success: an OAuth error (whatever the status), or anything else.
Error tokenRefusal(const HttpResponse &response, const TokenQuery &query);

} // namespace agent0
