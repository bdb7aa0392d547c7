#pragma once

#include "base/clock.h"
#include "http/httprequest.h"

namespace agent0 {

/// A point of time in any of the three forms of RFC 9110 5.6.7; nothing for anything else.
std::optional<Instant> httpDate(QByteArrayView text);

/// How far the server's clock is ahead of ours (negative: behind), by its Date header; nothing when there is
/// none or it cannot be read. Right to a second or the time the answer took, whichever is more.
std::optional<Seconds> clockSkew(const HttpResponse &response, Instant now);

/// How long the server asks to wait (RFC 9110 10.2.3: seconds or a date), from 0 to one day; nothing for
/// anything else. A date is read by the server's own clock where it tells it, so that a wrong clock here does
/// no harm.
std::optional<Seconds> retryAfter(const HttpResponse &response, Instant now);

} // namespace agent0
