#pragma once

#include "oauth/advice.h"

namespace agent0 {

// The tables of advice.h, one a leg. Rows are tried in this order: consentAdvice and clientAdvice first, generalAdvice last.
std::span<const AdviceRow> clientAdvice(); ///< the client's own authentication, on every leg
std::span<const AdviceRow> signInAdvice(); ///< sign-in, refresh, sign-out
std::span<const AdviceRow> exchangeAdvice(); ///< token exchange at the identity provider
std::span<const AdviceRow> redemptionAdvice(); ///< at the resource's authorization server
std::span<const AdviceRow> consentAdvice(); ///< the same server, asked directly; before clientAdvice
std::span<const AdviceRow> resourceAdvice(); ///< calls of the resource
std::span<const AdviceRow> generalAdvice(); ///< what fits anything

namespace advice {

inline constexpr unsigned on(Leg leg) { return 1U << unsigned(leg); }
inline constexpr unsigned SignIn = on(Leg::SignIn);
inline constexpr unsigned Refresh = on(Leg::Refresh);
inline constexpr unsigned Exchange = on(Leg::Exchange);
inline constexpr unsigned Redemption = on(Leg::Redemption);
inline constexpr unsigned Consent = on(Leg::Consent);
inline constexpr unsigned Resource = on(Leg::Resource);
inline constexpr unsigned Provider = SignIn | Refresh | Exchange; ///< the identity provider
inline constexpr unsigned Tokens = Provider | Redemption | Consent | on(Leg::Revocation);
inline constexpr unsigned Every = ~0U;

} // namespace advice

} // namespace agent0
