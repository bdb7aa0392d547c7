#include "sandbox/faulteffects.h"

namespace agent0::sandbox {

namespace {

struct TokenRow {
    const char *name;
    const char *description;
    InToken effect;
    bool refreshedToo = false; ///< worth having in a refreshed ID token as well
};

/// A claim made from what it was.
InToken claimFrom(const char *key, std::function<QJsonValue(const QString &)> change)
{
    return [key = QString::fromLatin1(key), change](
               TokenDraft &draft, const Scene &) { draft.claims[key] = change(draft.claims.value(key).toString()); };
}

InToken both(InToken first, InToken second)
{
    return [first, second](TokenDraft &draft, const Scene &scene) {
        first(draft, scene);
        second(draft, scene);
    };
}

/// The key of somebody else in the header; the token is signed with it.
InToken embeddedKey()
{
    return [](TokenDraft &draft, const Scene &scene) {
        draft.key = *Jwk::generate(draft.algorithm, draft.key.keyId());
        jwsHeader("jwk", draft.key.toPublicJson())(draft, scene);
    };
}

InToken keyFrom(const char *member, const char *path)
{
    return [=](TokenDraft &draft, const Scene &scene) {
        draft.key = *Jwk::generate(draft.algorithm, u"elsewhere"_s);
        jwsHeader(member, QString::fromLatin1(path))(draft, scene);
    };
}

QList<TokenRow> claimRows()
{
    const auto slash = [](const QString &issuer) { return QJsonValue(issuer + u'/'); };
    const auto listed = [](const QString &audience) { return QJsonValue(QJsonArray{audience, u"somebody-else"_s}); };
    return {
        {"iss-other", "iss is another", claim("iss", u"https://other.example"_s), true},
        {"iss-slash", "iss has a slash more", claimFrom("iss", slash)},
        {"iss-case", "iss is in capitals",
            claimFrom("iss", [](const QString &issuer) { return QJsonValue(issuer.toUpper()); })},
        {"iss-missing", "iss is missing", withoutClaim("iss"), true},
        {"iss-list", "iss is a list",
            claimFrom("iss", [](const QString &issuer) { return QJsonValue(QJsonArray{issuer}); })},
        {"sub-missing", "sub is missing", withoutClaim("sub"), true},
        {"sub-empty", "sub is empty", claim("sub", u""_s)},
        {"sub-number", "sub is a number", claim("sub", 42)},
        {"sub-huge", "sub is 1 KB long", claim("sub", QString(1024, u's'))},
        {"sub-terminal", "sub steers the terminal", claim("sub", u"00u\x1b[2J\u202eada"_s)},
        {"sub-other", "sub is another than at sign-in", claim("sub", u"00uother"_s), true},
        {"aud-other", "aud is another client", claim("aud", u"somebody-else"_s), true},
        {"aud-missing", "aud is missing", withoutClaim("aud"), true},
        {"aud-empty-list", "aud is an empty list", claim("aud", QJsonArray())},
        {"aud-number", "aud is a number", claim("aud", 1)},
        {"aud-null", "aud is null", claim("aud", QJsonValue())},
        {"aud-list", "aud is a list of the client alone (which is allowed)",
            claimFrom("aud", [](const QString &audience) { return QJsonValue(QJsonArray{audience}); })},
        {"aud-two", "aud has a second, unknown audience, and no azp", claimFrom("aud", listed)},
        {"aud-two-azp", "aud has a second audience, azp names the client",
            both([](TokenDraft &draft, const Scene &) { draft.claims[u"azp"_s] = draft.claims.value(u"aud"_s); },
                claimFrom("aud", listed))},
        {"azp-other", "azp names another client", claim("azp", u"somebody-else"_s), true},
        {"azp-number", "azp is a number", claim("azp", 5)},
        {"nonce-other", "nonce is another", claim("nonce", u"another-nonce"_s), true},
        {"nonce-missing", "nonce is missing", withoutClaim("nonce")},
        {"nonce-number", "nonce is a number", claim("nonce", 1)},
        {"nonce-empty", "nonce is empty", claim("nonce", u""_s)},
        {"exp-past", "exp is an hour ago", claimLater("exp", -7200), true},
        {"exp-missing", "exp is missing", withoutClaim("exp"), true},
        {"exp-text", "exp is a text", claim("exp", u"4102444800"_s)},
        {"exp-zero", "exp is 0", claim("exp", 0)},
        {"exp-negative", "exp is negative", claim("exp", -1)},
        {"exp-huge", "exp is 1e300", claim("exp", 1e300)},
        {"iat-future", "iat is an hour ahead", claimLater("iat", 3600), true},
        {"iat-missing", "iat is missing", withoutClaim("iat"), true},
        {"iat-text", "iat is a text", claim("iat", u"now"_s)},
        {"iat-old", "iat is a day ago", claimLater("iat", -86400)},
        {"nbf-future", "nbf is an hour ahead",
            [](TokenDraft &draft, const Scene &) {
                draft.claims[u"nbf"_s] = draft.claims.value(u"iat"_s).toDouble() + 3600;
            }},
        {"auth-time-missing", "auth_time is missing", withoutClaim("auth_time")},
        {"auth-time-old", "auth_time is a day ago", claimLater("auth_time", -86400)},
        {"auth-time-other", "auth_time is another than at sign-in", claimLater("auth_time", 500), true},
        {"thin", "no name and no e-mail: they are at the UserInfo endpoint (which is allowed)",
            both(both(withoutClaim("name"), withoutClaim("preferred_username")), withoutClaim("email"))},
        {"acr-missing", "acr is missing", withoutClaim("acr")},
        {"at-hash-other", "at_hash is of another token", claim("at_hash", u"AAAAAAAAAAAAAAAAAAAAAA"_s)},
        {"at-hash-missing", "at_hash is missing (which is allowed)", withoutClaim("at_hash")},
        {"at-hash-number", "at_hash is a number", claim("at_hash", 3)},
    };
}

QList<TokenRow> headerRows()
{
    const QString huge(100'000, u'k');
    return {
        {"kid-unknown", "kid is not in the key set", jwsHeader("kid", u"unknown"_s), true},
        {"kid-number", "kid is a number", jwsHeader("kid", 1)},
        {"kid-null", "kid is null", jwsHeader("kid", QJsonValue())},
        {"kid-huge", "kid of 100 KB", jwsHeader("kid", huge)},
        {"kid-path", "kid is a path", jwsHeader("kid", u"../../../etc/passwd"_s)},
        {"typ-access-token", "typ is that of an access token", jwsHeader("typ", u"at+jwt"_s)},
        {"typ-id-jag", "typ is that of an ID-JAG", jwsHeader("typ", u"oauth-id-jag+jwt"_s)},
        {"typ-logout", "typ is that of a logout token", jwsHeader("typ", u"logout+jwt"_s)},
        {"typ-number", "typ is a number", jwsHeader("typ", 1)},
        {"jwk", "the header brings a key of its own", embeddedKey()},
        {"jku", "the header points to a key set", keyFrom("jku", "TRAP/keys")},
        {"x5u", "the header points to a certificate", keyFrom("x5u", "TRAP/certificate")},
        {"x5c", "the header brings a certificate", jwsHeader("x5c", QJsonArray{u"MIIB"_s})},
        {"crit-unknown", "crit names something unknown", jwsHeader("crit", QJsonArray{u"exp"_s})},
        {"crit-empty", "crit is empty", jwsHeader("crit", QJsonArray())},
        {"crit-text", "crit is a text", jwsHeader("crit", u"b64"_s)},
        {"b64", "b64 is false", jwsHeader("b64", false)},
        {"zip", "the payload is said to be compressed", jwsHeader("zip", u"DEF"_s)},
        {"cty", "the payload is said to be another token", jwsHeader("cty", u"JWT"_s)},
    };
}

} // namespace

QList<Misdeed> idTokenMisdeeds()
{
    QList<Misdeed> all;
    for (const TokenRow &row : claimRows() + headerRows()) {
        const QString name = QString::fromLatin1(row.name);
        all.append({u"idtoken-"_s + name, Point::IdToken, QString::fromLatin1(row.description), row.effect});
        if (row.refreshedToo)
            all.append({u"refreshed-idtoken-"_s + name, Point::RefreshedIdToken,
                u"after a refresh: "_s + QString::fromLatin1(row.description), row.effect});
    }
    return all;
}

} // namespace agent0::sandbox
