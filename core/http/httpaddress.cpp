#include "http/httpaddress.h"

#include "http/httprequest.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace agent0 {

namespace {

bool isDecimal(char c) { return c >= '0' && c <= '9'; }
bool isAlphaNumeric(char c) { return isDecimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isHostCharacter(char c) { return isAlphaNumeric(c) || c == '.' || c == '-' || c == '_'; }
bool isAddressCharacter(char c)
{
    return isDecimal(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

// RFC 9110 5.6.2
bool isToken(QByteArrayView text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty()
        && std::ranges::all_of(text, [&](char c) { return isAlphaNumeric(c) || marks.find(c) != marks.npos; });
}

bool isPrintable(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

std::unexpected<Error> badAddress(const QString &why)
{
    return fail(Fault::Configuration, Leg::None, "address_invalid"_L1, u"The address cannot be sent: "_s + why + u'.',
        u"Correct the address in the configuration, or tell the administrator of the server that published it."_s);
}

/// Of a few digits.
int decimal(QByteArrayView digits)
{
    return std::accumulate(digits.begin(), digits.end(), 0, [](int sum, char c) { return sum * 10 + (c - '0'); });
}

// "127.1", "0x7f.1" and "0177.0.0.1" mean 127.0.0.1 to some parsers only, so they do not count.
bool isLoopbackIPv4(QByteArrayView host)
{
    if (!host.startsWith("127."))
        return false;
    int parts = 0;
    for (bool more = true; more; ++parts) {
        const qsizetype end = host.indexOf('.');
        const QByteArrayView part = end < 0 ? host : host.first(end);
        const bool isByte = !part.isEmpty() && part.size() <= 3 && std::ranges::all_of(part, isDecimal)
            && (part.size() == 1 || part.front() != '0') && decimal(part) <= 255;
        if (!isByte)
            return false;
        more = end >= 0;
        host = more ? host.sliced(end + 1) : QByteArrayView();
    }
    return parts == 4;
}

bool isLoopback(QByteArrayView host)
{
    return host.compare("localhost", Qt::CaseInsensitive) == 0 || host == QByteArrayView("::1") || isLoopbackIPv4(host);
}

bool isPort(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 5 && std::ranges::all_of(text, isDecimal) && decimal(text) >= 1
        && decimal(text) <= 65535;
}

/// The host of "host", "host:port", "[v6]" or "[v6]:port"; a null view when it is none of them.
QByteArrayView hostOf(QByteArrayView authority)
{
    const bool bracketed = authority.startsWith('[');
    const qsizetype end = authority.indexOf(bracketed ? ']' : ':');
    if (bracketed && end < 0)
        return {};
    const QByteArrayView host =
        bracketed ? authority.sliced(1, end - 1) : authority.first(end < 0 ? authority.size() : end);
    const QByteArrayView rest = end < 0 ? QByteArrayView() : authority.sliced(bracketed ? end + 1 : end);
    if (!rest.isEmpty() && !(rest.front() == ':' && isPort(rest.sliced(1))))
        return {};
    if (host.isEmpty() || !std::ranges::all_of(host, bracketed ? isAddressCharacter : isHostCharacter))
        return {};
    return host;
}

// What frames a message or names its host is the door's own: a second one is how requests are smuggled.
bool isReserved(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 10> reserved{"host", "content-length", "transfer-encoding", "connection",
        "expect", "te", "trailer", "upgrade", "accept-encoding", "proxy-authorization"};
    return std::ranges::any_of(reserved,
        [&](QByteArrayView one) { return one.size() == name.size() && one.compare(name, Qt::CaseInsensitive) == 0; });
}

bool isHeaderValue(QByteArrayView value)
{
    bool good = true; // without leaving early this is done for many characters at once
    for (const char c : value)
        good &= c == '\t' || (uchar(c) >= 0x20 && c != 0x7f);
    return good;
}

Result<> checkedHeader(const HttpHeader &header)
{
    constexpr auto advice = "A token, an identifier or a value of the configuration holds a character that "
                            "must not be sent: look for a line break in it."_L1;
    if (!isToken(header.name))
        return fail(Fault::Configuration, Leg::None, "header_invalid"_L1, u"A header name is not a token."_s, advice);
    if (!isHeaderValue(header.value))
        return fail(Fault::Configuration, Leg::None, "header_invalid"_L1,
            u"The value of the header %1 holds a control character."_s.arg(QLatin1StringView(header.name)), advice);
    if (isReserved(header.name))
        return fail(Fault::Configuration, Leg::None, "header_reserved"_L1,
            u"The header %1 is set by the transport alone."_s.arg(QLatin1StringView(header.name)),
            u"Leave the header out."_s);
    return {};
}

} // namespace

Result<HttpAddress> httpAddress(QByteArrayView url)
{
    const bool secure = url.startsWith("https://");
    if (!secure && !url.startsWith("http://"))
        return badAddress(u"it does not begin with https://"_s);
    if (!isPrintable(url))
        return badAddress(u"it holds a blank, a control character or a character beyond ASCII"_s);
    if (url.contains('#'))
        return badAddress(u"it holds a fragment (#)"_s);
    const QByteArrayView rest = url.sliced(secure ? 8 : 7);
    const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    const QByteArrayView authority(rest.begin(), end);
    if (authority.contains('@'))
        return badAddress(u"it holds a user name"_s);
    const QByteArrayView host = hostOf(authority);
    if (host.isNull())
        return badAddress(u"its host or port is not valid"_s);
    const bool loopback = isLoopback(host);
    if (!secure && !loopback)
        return fail(Fault::Untrusted, Leg::None, "plain_http"_L1,
            u"The address of %1 is plain http: everything sent there could be read and changed on the way."_s.arg(
                QString::fromLatin1(host)),
            u"Use the https address. Plain http is allowed for 127.0.0.1, ::1 and localhost only."_s);
    return HttpAddress{host.toByteArray(), secure, loopback};
}

Result<HttpAddress> checkedRequest(const HttpRequest &request)
{
    auto address = httpAddress(request.url);
    if (address && !isToken(request.method))
        address = fail(Fault::Configuration, request.leg, "method_invalid"_L1, u"The method is not a token."_s,
            u"Use GET, POST, PUT, PATCH or DELETE."_s);
    for (const HttpHeader &header : request.headers) {
        if (!address)
            break;
        if (const auto checked = checkedHeader(header); !checked)
            address = fail(checked.error());
    }
    if (!address)
        address.error().at(request.leg);
    return address;
}

} // namespace agent0
