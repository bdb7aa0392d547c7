#include "oauth/endpointaddress.h"

#include "http/httpaddress.h"

#include <algorithm>

namespace agent0 {

namespace {

/// RFC 3986 2: unreserved, reserved and the percent sign.
bool isAddressCharacter(QChar c)
{
    constexpr QLatin1StringView marks("-._~:/?[]@!$&'()*+,;=%");
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || marks.contains(c);
}

bool isOnLoopback(const QString &address)
{
    const auto read = httpAddress(address.toLatin1());
    return read && read->loopback;
}

} // namespace

QString addressProblem(const QString &address)
{
    if (!address.startsWith("https://"_L1) && !address.startsWith("http://"_L1))
        return u"does not begin with https://"_s;
    if (address.contains(u'#'))
        return u"holds a fragment (#)"_s;
    if (!std::ranges::all_of(address, isAddressCharacter))
        return u"holds a character that an address cannot have"_s;
    const auto read = httpAddress(address.toLatin1());
    if (read)
        return {};
    if (read.error().fault == Fault::Untrusted)
        return u"is plain http, which anybody on the way can read and change"_s;
    return u"has no valid host, or names a user"_s;
}

QString publishedAddressProblem(const QString &address, const QString &publisher)
{
    if (const QString problem = addressProblem(address); !problem.isEmpty())
        return problem;
    if (isOnLoopback(address) && !isOnLoopback(publisher))
        return u"leads to this machine, while the server that publishes it is elsewhere"_s;
    return {};
}

} // namespace agent0
