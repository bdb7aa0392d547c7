#pragma once

#include "oauth/discovery.h"
#include "oauth/tokenendpoint.h"
#include "oidc/codeflow.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/memorydocuments.h"
#include "support/scriptedhttp.h"

#include "unit/oidc/visitor.h"

#include <QUrlQuery>

namespace agent0::test {

/// An OpenID provider whose every answer a test can change, with a browser that goes where it is sent. It grants
/// a code to whoever comes, and holds the client to what RFC 6749 and 7636 ask of it.
class ScriptedProvider {
public:
    ScriptedProvider();

    ServerMetadata metadata() const;
    /// Follows the provider's redirect to the listener, with what answer makes of the request.
    OpenBrowser browser();
    /// The signed ID token with these claims laid over the usual ones; a null value takes one away.
    QByteArray idToken(const QJsonObject &over = {}) const;
    QByteArray tokens(const QJsonObject &over = {}) const; ///< the token answer

    quint16 port() const { return quint16(redirect().section(u':', 2).section(u'/', 0, 0).toUInt()); }
    QString redirect() const { return asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded); }
    QString parameter(const QString &name) const { return asked.queryItemValue(name, QUrl::FullyDecoded); }
    QString sentField(const QString &name) const; ///< of the last token request

    QString issuer = u"https://idp.example"_s;
    QString clientId = u"agent0"_s;
    QJsonObject claims;                 ///< laid over the ID token's
    QUrlQuery asked;                    ///< the last authorization request
    QByteArray opened;                  ///< and its whole address
    int timesOpened = 0;
    std::function<void(QList<FormField> &)> redirectWith; ///< changes what the browser brings back
    std::function<HttpResponse(const HttpRequest &)> tokenAnswer; ///< instead of the usual one
    std::function<void(ScriptedProvider &)> instead;       ///< what the browser does instead of coming back

    ManualClock clock;
    ScriptedHttp http;
    MemoryDocuments documents{clock};
    Discovery discovery{http, clock, documents};
    QList<QByteArray> keyIds{"k1"};     ///< in the key set
    std::unique_ptr<Visitor> visitor;   ///< the browser at the listener

private:
    Result<HttpResponse> serve(const HttpRequest &request);
    HttpResponse grant(const HttpRequest &request);
    void visit(const QByteArray &url);
};

} // namespace agent0::test
