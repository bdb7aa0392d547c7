#pragma once

#include "http/httpclient.h"
#include "oidc/codeexchange.h"
#include "oidc/loopbacklistener.h"

#include <memory>

namespace agent0 {

struct CodeFlowRequest;

/// What of a sign-in needs QtNetwork and QtNetworkAuth.
struct SignInParts {
    std::unique_ptr<LoopbackListener> (*listener)(QString path, QString state);
    std::unique_ptr<CodeExchange> (*codeExchange)(
        HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request);
};

/// On Linux they are in a library of their own, loaded when somebody signs in: it brings others, which a program that only
/// uses a token does not need. Fault::Failed, code "library_missing", where it cannot be loaded.
Result<SignInParts> signInParts();

/// All that the library agent0-signin holds for others.
extern "C" Q_DECL_EXPORT void agent0SignInParts(SignInParts &parts);

} // namespace agent0
