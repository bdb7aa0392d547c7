#pragma once

#include "oauth/servermetadata.h"
#include "oauth/tokenendpoint.h"
#include "oidc/loopbacklistener.h"

#include <functional>

namespace agent0 {

/// Opens an address (https, or http on loopback) where the person can see it.
using OpenBrowser = std::function<void(QByteArray url)>;

/// One authorization code grant in the browser (RFC 6749 4.1, RFC 7636, RFC 8252, RFC 9207).
struct CodeFlowRequest {
    ServerMetadata server;
    ClientCredentials client;
    QStringList scopes;
    quint16 redirectPort = 0;
    QString redirectPath;
    QList<FormField> extra;        ///< more parameters of the authorization request: nonce, prompt …
    QList<FormField> tokenExtra{}; ///< the same of the token request: resource
    std::optional<DpopKey> dpop{}; ///< the tokens are to be bound to it, and so is the code (RFC 9449 10)
    Leg leg = Leg::SignIn;
    QString connection{};          ///< id, for the trace
    std::function<void()> back{};  ///< told when the browser has come back, before the code is sent
};

/// Runs QOAuth2AuthorizationCodeFlow with a reply handler and a network of our own: PKCE S256, a state of 256 bits,
/// one answer accepted on the exact address, its issuer checked, the code sent once, by any of the four client
/// authentications.
class CodeFlow {
public:
    CodeFlow(HttpClient &http, Clock &clock, RandomBytes random);
    ~CodeFlow();

    /// Opens the redirect address, for whoever has to know it before the request (RFC 7591). run() does it where this was not called.
    /// port 0: any free one. Fault::Configuration, code "redirect_port_taken".
    Result<QString> listen(quint16 port, const QString &path);
    /// The token answer. Fault::Refused or SignInNeeded with what the server said; Fault::Untrusted, code "iss_mismatch".
    Task<Result<TokenResponse>> run(CodeFlowRequest request, OpenBrowser open);
    /// What the person sees in the browser in the end. Call it when all that follows is done, too.
    void finish(const Result<> &outcome);

private:
    Result<QString> codeOf(const RedirectAnswer &answer, const ServerMetadata &server, Leg leg) const;

    HttpClient &m_http;
    Clock &m_clock;
    RandomBytes m_random;
    QByteArray m_state; ///< of an address that is open and not used yet
    std::unique_ptr<LoopbackListener> m_listener;
};

} // namespace agent0
