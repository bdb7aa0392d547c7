#include "oidc/qtcodeexchange.h"
#include "oidc/signinparts.h"
#include "oidc/tcplistener.h"

namespace agent0 {

void agent0SignInParts(SignInParts &parts)
{
    parts.listener = [](QString path, QString state) -> std::unique_ptr<LoopbackListener> {
        return std::make_unique<TcpListener>(std::move(path), std::move(state));
    };
    parts.codeExchange = [](HttpClient &http, Clock &clock, RandomBytes random,
                             const CodeFlowRequest &request) -> std::unique_ptr<CodeExchange> {
        return std::make_unique<QtCodeExchange>(http, clock, std::move(random), request);
    };
}

} // namespace agent0
