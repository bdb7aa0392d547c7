// A compact token, or a line of agent0ctl jwt --batch: nothing is ever good that nobody signed.
#include "fuzztarget.h"
#include "oauth/idjag.h"
#include "oidc/idtoken.h"
#include "oidc/jwtexplanation.h"
#include "oidc/tokencheck.h"

#include <QJsonDocument>

using namespace agent0;

namespace {
const Instant Now = fromUnixSeconds(1'780'000'000);
}

AGENT0_FUZZ_TARGET(jwt)
{
    (void)UnverifiedJws::parseDpopProof(bytes);
    (void)explainJwt(bytes, Now);
    if (const auto jws = UnverifiedJws::parse(bytes)) {
        fuzz::promise(bytes.startsWith(jws->signingInput), "what is signed is what came");
        fuzz::promise(!verifySignature(*jws, JwkSet(), allAlgorithms()), "without keys nothing is verified");
        IdTokenExpectation expected;
        expected.issuer = jws->claims.value("iss"_L1).toString();
        expected.now = Now;
        fuzz::promise(!verifyIdToken(bytes, JwkSet(), expected), "without keys nobody is signed in");
        IdJagExpectation jag;
        jag.now = Now;
        (void)inspectIdJag(bytes, jag);
    }
    if (bytes.contains('\n'))
        return;
    const QByteArray answered = answerLine(bytes, Now);
    fuzz::promise(QJsonDocument::fromJson(answered).isObject(), "every question has an answer");
}
