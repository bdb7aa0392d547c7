#include "sandbox/faulteffects.h"

#include "base/base64url.h"

namespace agent0::sandbox {

namespace {

InToken audienceChanged(std::function<QJsonValue(const QString &)> change)
{
    return [change](TokenDraft &draft, const Scene &) {
        draft.claims[u"aud"_s] = change(draft.claims.value(u"aud"_s).toString());
    };
}

InToken instead(QByteArray text)
{
    return [text](TokenDraft &draft, const Scene &) { draft.compact = text; };
}

} // namespace

QList<Misdeed> grantMisdeeds()
{
    QList<Misdeed> all;
    const auto add = [&](const char *name, Point point, const char *description, InToken effect) {
        all.append({QString::fromLatin1(name), point, QString::fromLatin1(description), std::move(effect)});
    };
    const auto idJag = [&](const char *name, const char *description, InToken effect) {
        add(name, Point::IdJag, description, std::move(effect));
    };
    idJag("idjag-typ-jwt", "typ is JWT", jwsHeader("typ", u"JWT"_s));
    idJag("idjag-typ-access-token", "typ is that of an access token", jwsHeader("typ", u"at+jwt"_s));
    idJag("idjag-typ-case", "typ is in capitals", jwsHeader("typ", u"OAUTH-ID-JAG+JWT"_s));
    idJag("idjag-aud-other", "aud is another server", claim("aud", u"https://other.example"_s));
    idJag("idjag-aud-slash", "aud has a slash more, or less", audienceChanged([](QString audience) {
        return QJsonValue(audience.endsWith(u'/') ? audience.chopped(1) : audience + u'/');
    }));
    idJag("idjag-aud-list", "aud is a list of the one server (which is allowed)",
        audienceChanged([](const QString &audience) { return QJsonValue(QJsonArray{audience}); }));
    idJag("idjag-aud-two", "aud has a second server", audienceChanged([](const QString &audience) {
        return QJsonValue(QJsonArray{audience, u"https://other.example"_s});
    }));
    idJag("idjag-aud-missing", "aud is missing", withoutClaim("aud"));
    idJag("idjag-client-id-other", "client_id is another client", claim("client_id", u"wiki0-at-todo0"_s));
    idJag("idjag-client-id-idp", "client_id is the one at the identity provider",
        claim("client_id", u"0oasandboxagent0"_s));
    idJag("idjag-client-id-missing", "client_id is missing", withoutClaim("client_id"));
    idJag("idjag-iss-other", "iss is another", claim("iss", u"https://other.example"_s));
    idJag("idjag-sub-other", "sub is another person", claim("sub", u"00uother"_s));
    idJag("idjag-sub-missing", "sub is missing", withoutClaim("sub"));
    idJag("idjag-jti-missing", "jti is missing", withoutClaim("jti"));
    idJag("idjag-jti-same", "jti is always the same", claim("jti", u"IDAAG.same"_s));
    idJag("idjag-exp-past", "exp has passed", claimLater("exp", -7200));
    idJag("idjag-exp-missing", "exp is missing", withoutClaim("exp"));
    idJag("idjag-exp-long", "it lives a day", claimLater("exp", 86400));
    idJag("idjag-iat-future", "iat is an hour ahead", claimLater("iat", 3600));
    idJag("idjag-iat-old", "iat is a minute ago", claimLater("iat", -60));
    idJag("idjag-resource-other", "resource is another", claim("resource", u"https://other.example/"_s));
    idJag("idjag-scope-wider", "scope has more than was asked", claim("scope", u"todos.read todos.write admin"_s));
    idJag("idjag-scope-narrower", "scope has less than was asked, and the answer does not say so",
        claim("scope", u"todos.read"_s));
    idJag("idjag-scope-missing", "scope is missing", withoutClaim("scope"));
    idJag("idjag-cnf-missing", "cnf is missing although a key was proven", withoutClaim("cnf"));
    idJag("idjag-cnf-foreign", "cnf names a stranger's key",
        claim("cnf", QJsonObject{{u"jkt"_s, u"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"_s}}));
    idJag("idjag-signature-stranger", "signed by a stranger under the same kid",
        [](TokenDraft &draft, const Scene &) { draft.key = *Jwk::generate(draft.algorithm, draft.key.keyId()); });
    idJag("idjag-alg-none", "not signed at all", [](TokenDraft &draft, const Scene &) {
        draft.compact =
            toBase64Url(R"({"alg":"none","typ":"oauth-id-jag+jwt"})") + '.' + toBase64Url(payloadBytes(draft)) + '.';
    });
    idJag("idjag-word", "no token but a word", instead("opaque-grant"));
    idJag("idjag-payload-list", "the payload is a list",
        [](TokenDraft &draft, const Scene &) { draft.compact = signedAsIs(draft, headerBytes(draft), "[]"); });

    const auto access = [&](const char *name, const char *description, InToken effect) {
        add(name, Point::AccessToken, description, std::move(effect));
    };
    access("access-token-aud-other", "the access token is for another API", claim("aud", u"https://other.example/"_s));
    access("access-token-expired", "the access token has expired already", claimLater("exp", -7200));
    access("access-token-scope-empty", "the access token holds no scope", claim("scope", u""_s));
    access("access-token-stranger", "the access token is signed by a stranger",
        [](TokenDraft &draft, const Scene &) { draft.key = *Jwk::generate(draft.algorithm, draft.key.keyId()); });
    access("access-token-opaque", "the access token is opaque, and nobody knows it", instead("opaque.access-token~1"));
    return all;
}

} // namespace agent0::sandbox
