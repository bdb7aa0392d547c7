#include "oidc/resultpage.h"

#include "base/result.h"

namespace agent0 {

namespace {

constexpr QByteArrayView headers = "\r\nContent-Type: text/html; charset=utf-8"
                                   "\r\nCache-Control: no-store"
                                   "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
                                   "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                                   "\r\nReferrer-Policy: no-referrer"
                                   "\r\nX-Content-Type-Options: nosniff"
                                   "\r\nConnection: close";

QByteArray statusLine(int status)
{
    switch (status) {
    case 404: return "404 Not Found";
    case 405: return "405 Method Not Allowed\r\nAllow: GET";
    case 431: return "431 Request Header Fields Too Large";
    default: return "400 Bad Request";
    }
}

} // namespace

QByteArray resultPage(const QByteArray &status, const QString &title, const QString &sentence)
{
    const QByteArray body = u"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>%1</title>"
                            "<style>body{font:18px system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em;"
                            "color-scheme:light dark}</style><h1>%1</h1><p>%2</p></html>"_s
                                .arg(title.toHtmlEscaped(), sentence.toHtmlEscaped())
                                .toUtf8();
    return "HTTP/1.1 " + status + headers.toByteArray() + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

QByteArray refusalPage(int status)
{
    return resultPage(
        statusLine(status), u"Nothing to see here"_s, u"This is not the answer that Agent0 is waiting for."_s);
}

} // namespace agent0
