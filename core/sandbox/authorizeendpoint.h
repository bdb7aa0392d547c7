#pragma once

#include "sandbox/idtokens.h"

namespace agent0::sandbox {

/// The part of the identity provider that a browser sees: the authorization endpoint with its login page
/// (RFC 6749 4.1, RFC 7636, RFC 9207, OpenID Connect Core 3.1.2) and the end of a session (RP-Initiated Logout 1.0).
class AuthorizeEndpoint {
public:
    explicit AuthorizeEndpoint(IdpState &state) : m_state(state), m_idTokens(state) { }

    Response authorize(const Request &request);
    Response login(const Request &request);
    Response endSession(const Request &request);

private:
    Answer<const Client *> addressee(const Fields &asked) const;
    Answer<> checkRequest(const Fields &asked) const;
    Response decide(const Request &request, const Fields &asked);
    bool mustAskAgain(const Fields &asked, const BrowserSession &session) const;
    Response page(const Request &request, const Fields &asked, const QString &problem);
    Response answerWithCode(const Request &request, const Fields &asked, const BrowserSession &session);
    Response answerWithProblem(const Request &request, const Fields &asked, const Problem &problem);
    Response sendBack(const Request &request, const Fields &asked, Fields answer);
    BrowserSession signIn(const Fields &asked, const Person &person) const;

    IdpState &m_state;
    IdTokens m_idTokens;
    QHash<QByteArray, Fields> m_pending; ///< by the login form's transaction
};

} // namespace agent0::sandbox
