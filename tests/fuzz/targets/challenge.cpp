// The head of an answer: WWW-Authenticate, an address as it may be sent to, and both as they are recorded.
#include "http/challenge.h"
#include "fuzztarget.h"
#include "http/httpaddress.h"
#include "http/tracerecord.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(challenge)
{
    HttpResponse response;
    response.status = 401;
    for (const QByteArray &line : bytes.split('\n'))
        response.headers.append({"WWW-Authenticate", line});
    for (const Challenge &one : challenges(response)) {
        fuzz::promise(!one.scheme.isEmpty() && one.scheme == one.scheme.toLower(), "a scheme has a name");
        fuzz::promise(one.parameters.size() <= bytes.size(), "no parameter comes from nowhere");
    }
    (void)tokenChallenge(response);
    if (const auto address = httpAddress(bytes)) {
        fuzz::promise(bytes.contains(address->host) && !bytes.contains('\r'), "an address is one line");
        fuzz::promise(address->secure || address->loopback, "plain http stays on this machine");
    }
    const HttpRequest request = HttpRequest::post("https://api.example/?x=v3ry-s3cret-value&y=" + bytes)
                                    .form({{"client_secret", "v3ry-s3cret-value"}});
    ShownJwts jwts;
    const HttpResponse answer{200, {{"Content-Type", "application/json"}, {"X-Echo", bytes}}, bytes};
    const TraceRecord record = traceRecord(request, answer, {}, {}, jwts);
    constexpr QByteArrayView secret("v3ry-s3cret-value");
    fuzz::promise(!record.url.contains(QLatin1String(secret)) && !record.answerHeaders.json().contains(secret)
            && !record.answerFields.json().contains(secret),
        "a secret is taken out wherever it is repeated");
}
