// A token endpoint's answer. The first byte chooses status and leg; an error never repeats what was sent.
#include "oauth/tokenanswer.h"
#include "fuzztarget.h"

using namespace agent0;

namespace {
const QByteArray Sent = "tGzv3JOkF0XG5Qx2TlKWIA-what-was-sent";
}

AGENT0_FUZZ_TARGET(tokenanswer)
{
    if (bytes.isEmpty())
        return;
    const auto choice = static_cast<unsigned char>(bytes[0]);
    constexpr std::array<int, 4> Statuses{200, 400, 401, 503};
    constexpr std::array<Leg, 4> Legs{Leg::Refresh, Leg::Exchange, Leg::Redemption, Leg::Consent};
    HttpResponse response;
    response.status = Statuses[choice & 3];
    response.headers = {{"Content-Type", (choice & 16) ? "text/html" : "application/json"}};
    response.body = bytes.sliced(1);
    TokenQuery query;
    query.leg = Legs[(choice >> 2) & 3];
    query.fields = {{"grant_type", "refresh_token"}, {"refresh_token", Sent}};
    query.now = fromUnixSeconds(1'780'000'000);
    const auto answer = readTokenAnswer(response, query);
    if (answer) {
        fuzz::promise(response.status == 200 && !answer->accessToken.isEmpty(), "a token came with a success");
        for (const char c : answer->accessToken.reveal())
            fuzz::promise(c > 0x20 && c < 0x7f, "a token fits into a header");
        fuzz::promise(!answer->expiresIn || answer->expiresIn->count() >= 0, "a lifetime is none before now");
        return;
    }
    const Error &error = answer.error();
    fuzz::promise(!error.code.isEmpty() && !error.message.isEmpty(), "an error says what happened");
    const QString said =
        error.message + error.hint + (error.oauth ? error.oauth->description + error.oauth->code : QString());
    fuzz::promise(!said.contains(QString::fromLatin1(Sent)), "an error repeats no secret");
}
