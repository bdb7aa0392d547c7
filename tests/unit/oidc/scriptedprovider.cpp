#include "unit/oidc/scriptedprovider.h"

#include "jose/jws.h"
#include "support/rawtoken.h"

#include <QCryptographicHash>
#include <QTest>

namespace agent0::test {

namespace {

QJsonObject laidOver(QJsonObject below, const QJsonObject &above)
{
    for (auto it = above.begin(); it != above.end(); ++it) {
        if (it->isNull())
            below.remove(it.key());
        else
            below[it.key()] = *it;
    }
    return below;
}

HttpResponse jsonResponse(const QByteArray &body, int status = 200)
{
    return {status, {{"Content-Type", "application/json"}}, body};
}

} // namespace

ScriptedProvider::ScriptedProvider()
{
    clock.autoAdvance = false;
    http.otherwise = [this](const HttpRequest &request) { return serve(request); };
}

ServerMetadata ScriptedProvider::metadata() const
{
    ServerMetadata server;
    server.issuer = issuer;
    server.authorizationEndpoint = issuer + "/authorize"_L1;
    server.tokenEndpoint = issuer + "/token"_L1;
    server.jwksUri = issuer + "/jwks"_L1;
    server.userinfoEndpoint = issuer + "/userinfo"_L1;
    server.endSessionEndpoint = issuer + "/logout"_L1;
    return server;
}

OpenBrowser ScriptedProvider::browser()
{
    return [this](const QByteArray &url) { visit(url); };
}

void ScriptedProvider::visit(const QByteArray &url)
{
    ++timesOpened;
    opened = url;
    asked = QUrlQuery(QString::fromLatin1(url.mid(url.indexOf('?') + 1)).replace(u'+', u"%20"_s));
    if (instead)
        return instead(*this);
    QList<FormField> fields{{"code", "c0de+/ &1"}, {"state", parameter(u"state"_s).toUtf8()}};
    if (redirectWith)
        redirectWith(fields);
    const QString path = redirect().section(u'/', 3).prepend(u'/');
    visitor = std::make_unique<Visitor>(
        port(), browserRequest(port(), path.toUtf8() + '?' + HttpRequest::post({}).form(fields).body));
}

Result<HttpResponse> ScriptedProvider::serve(const HttpRequest &request)
{
    const QByteArray path = request.url.mid(issuer.size());
    if (path == "/token")
        return tokenAnswer ? tokenAnswer(request) : grant(request);
    if (path == "/jwks") {
        QJsonArray keys;
        for (const QByteArray &id : keyIds)
            keys << publishedKey(u"rfc7515-a2"_s, QString::fromLatin1(id)).toPublicJson();
        return jsonResponse(compactJson({{u"keys"_s, keys}}));
    }
    return jsonResponse("{}", 404);
}

QString ScriptedProvider::sentField(const QString &name) const
{
    for (auto request = http.requests.rbegin(); request != http.requests.rend(); ++request) {
        if (request->method == "POST")
            return QUrlQuery(QString::fromLatin1(request->body).replace(u'+', u"%20"_s))
                .queryItemValue(name, QUrl::FullyDecoded);
    }
    return {};
}

HttpResponse ScriptedProvider::grant(const HttpRequest &)
{
    const QByteArray challenge =
        base64Url(QCryptographicHash::hash(sentField(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256));
    // RFC 7636 4.6, RFC 6749 4.1.3: what a real server refuses must not pass here.
    const bool good = sentField(u"grant_type"_s) == u"authorization_code"_s && sentField(u"code"_s) == u"c0de+/ &1"_s
        && QString::fromLatin1(challenge) == parameter(u"code_challenge"_s)
        && sentField(u"redirect_uri"_s) == redirect();
    return good
        ? jsonResponse(tokens())
        : jsonResponse("{\"error\":\"invalid_grant\",\"error_description\":\"PKCE verification failed.\"}", 400);
}

QByteArray ScriptedProvider::idToken(const QJsonObject &over) const
{
    const qint64 now = unixSeconds(clock.now());
    const QJsonObject usual{{u"iss"_s, issuer}, {u"sub"_s, u"ada"_s}, {u"aud"_s, clientId}, {u"iat"_s, now},
        {u"exp"_s, now + 3600}, {u"nonce"_s, parameter(u"nonce"_s)}, {u"name"_s, u"Ada"_s}};
    const Jwk key = publishedKey(u"rfc7515-a2"_s, QString::fromLatin1(keyIds.constLast()));
    return *signJws({}, laidOver(laidOver(usual, claims), over), key, JwsAlgorithm::RS256);
}

QByteArray ScriptedProvider::tokens(const QJsonObject &over) const
{
    const QJsonObject usual{{u"access_token"_s, u"at-1"_s}, {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, 3600},
        {u"refresh_token"_s, u"rt-1"_s}, {u"scope"_s, u"openid profile"_s},
        {u"id_token"_s, QString::fromLatin1(idToken())}};
    return compactJson(laidOver(usual, over));
}

} // namespace agent0::test
