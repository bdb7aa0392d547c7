// What a browser, or anybody on this machine, sends to the redirect address.
#include "fuzztarget.h"
#include "oidc/redirectrequest.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(redirect)
{
    const RedirectRequest request = RedirectRequest::read(bytes, QStringLiteral("/callback"), 8765);
    fuzz::promise(request.status == 200 || request.status >= 400, "an answer is yes or no");
    if (request.status != 200)
        return;
    fuzz::promise(bytes.startsWith("GET /callback"), "only that path is answered");
    fuzz::promise(bytes.contains("8765"), "only under our own address");
    for (auto field = request.fields.begin(); field != request.fields.end(); ++field)
        fuzz::promise(bytes.size() >= field.key().size() + field.value().size(), "a field is part of what came");
}
