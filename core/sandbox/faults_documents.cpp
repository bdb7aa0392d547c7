#include "sandbox/faulteffects.h"

namespace agent0::sandbox {

namespace {

/// A change of the issuer that a person would hardly see.
InDocument issuerChanged(std::function<QString(QString)> change)
{
    return [change](QJsonObject &document, const Scene &) {
        document[u"issuer"_s] = change(document.value(u"issuer"_s).toString());
    };
}

/// Addresses no token and no browser may be sent to, of both kinds of server.
struct BadAddress {
    const char *name;
    const char *description;
    const char *value; ///< "TRAP": the trap's origin
};

const QList<BadAddress> BadAddresses{
    {"http", "is plain http on a public host", "http://idp.example.com/endpoint"},
    {"file", "is a file", "file:///etc/passwd"},
    {"relative", "is relative", "/oauth2/v1/endpoint"},
    {"javascript", "is a script", "javascript:alert(1)"},
    {"user-name", "has a user name", "http://ada:pw@127.0.0.1:1/endpoint"},
    {"fragment", "has a fragment", "http://127.0.0.1:1/endpoint#here"},
    {"crlf", "would split a header", "http://127.0.0.1:1/endpoint\r\nX-Injected: yes"},
    {"trap", "is another origin", "TRAP/endpoint"},
    {"empty", "is empty", ""},
};

const QList<BadAddress> BadBrowserAddresses{
    {"data", "is a data address", "data:text/html,<h1>hello</h1>"},
    {"mailto", "is a mail address", "mailto:ada@example.com?subject=hello"},
    {"custom", "has a scheme of some app", "steam://run/1"},
    {"smb", "is a share", "smb://attacker.example/share"},
    {"unc", "is a network path", "\\\\attacker.example\\share"},
    {"shell", "has characters a shell would read", "https://127.0.0.1/$(touch /tmp/owned)`id`;&|"},
    {"dash", "begins with a dash, like an option", "--help"},
};

void addBadAddresses(QList<Misdeed> &all, const char *prefix, Point point, const char *member)
{
    const QString name = QString::fromLatin1(prefix);
    all.append({name + u"-missing"_s, point, u"%1 is missing"_s.arg(QLatin1StringView(member)),
        withoutDocumentMember(member)});
    all.append(
        {name + u"-number"_s, point, u"%1 is a number"_s.arg(QLatin1StringView(member)), documentMember(member, 17)});
    QList<BadAddress> addresses = BadAddresses;
    if (QLatin1StringView(member) == "authorization_endpoint"_L1)
        addresses += BadBrowserAddresses;
    for (const BadAddress &address : addresses)
        all.append({name + u'-' + QString::fromLatin1(address.name), point,
            QString::fromLatin1(member) + u' ' + QString::fromLatin1(address.description),
            documentMember(member, QString::fromLatin1(address.value))});
}

void addBadIssuers(QList<Misdeed> &all, const QString &prefix, Point point)
{
    const auto add = [&](const char *name, const char *description, InDocument effect) {
        all.append({prefix + QString::fromLatin1(name), point, QString::fromLatin1(description), std::move(effect)});
    };
    add("-issuer-other", "the issuer is another", documentMember("issuer", u"https://other.example"_s));
    add("-issuer-slash", "the issuer has a slash more, or less",
        issuerChanged([](QString issuer) { return issuer.endsWith(u'/') ? issuer.chopped(1) : issuer + u'/'; }));
    add("-issuer-case", "the issuer's scheme is in capitals",
        issuerChanged([](const QString &issuer) { return u"HTTP"_s + issuer.sliced(4); }));
    add("-issuer-localhost", "the issuer says localhost for 127.0.0.1",
        issuerChanged([](QString issuer) { return issuer.replace(u"127.0.0.1"_s, u"localhost"_s); }));
    add("-issuer-missing", "the issuer is missing", withoutDocumentMember("issuer"));
    add("-issuer-number", "the issuer is a number", documentMember("issuer", 1));
    add("-no-auth-method", "none of the client's ways to prove itself is announced",
        documentMember("token_endpoint_auth_methods_supported", QJsonArray{u"tls_client_auth"_s}));
}

} // namespace

QList<Misdeed> documentMisdeeds()
{
    QList<Misdeed> all;
    addBadIssuers(all, u"discovery"_s, Point::IdpMetadata);
    addBadAddresses(all, "discovery-authorization", Point::IdpMetadata, "authorization_endpoint");
    addBadAddresses(all, "discovery-token", Point::IdpMetadata, "token_endpoint");
    addBadAddresses(all, "discovery-jwks", Point::IdpMetadata, "jwks_uri");
    addBadAddresses(all, "discovery-logout", Point::IdpMetadata, "end_session_endpoint");
    addBadIssuers(all, u"as-discovery"_s, Point::ServerMetadata);
    addBadAddresses(all, "as-discovery-token", Point::ServerMetadata, "token_endpoint");
    const auto add = [&](const char *name, Point point, const char *description, InDocument effect) {
        all.append({QString::fromLatin1(name), point, QString::fromLatin1(description), std::move(effect)});
    };
    add("discovery-no-pkce", Point::IdpMetadata, "PKCE with S256 is not announced",
        documentMember("code_challenge_methods_supported", QJsonArray{u"plain"_s}));
    add("discovery-no-id-jag", Point::IdpMetadata, "ID-JAGs are not announced",
        withoutDocumentMember("identity_chaining_requested_token_types_supported"));
    add("discovery-no-dpop", Point::IdpMetadata, "proofs of possession are not announced",
        withoutDocumentMember("dpop_signing_alg_values_supported"));
    add("discovery-no-iss-parameter", Point::IdpMetadata, "iss in the answer is not announced",
        withoutDocumentMember("authorization_response_iss_parameter_supported"));
    add("discovery-algorithms-none", Point::IdpMetadata, "ID tokens are announced to be unsigned or HMAC",
        documentMember("id_token_signing_alg_values_supported", QJsonArray{u"none"_s, u"HS256"_s}));
    add("as-discovery-no-pkce", Point::ServerMetadata, "PKCE is not announced",
        withoutDocumentMember("code_challenge_methods_supported"));
    add("as-discovery-no-profile", Point::ServerMetadata, "the ID-JAG grant profile is not announced",
        withoutDocumentMember("authorization_grant_profiles_supported"));
    add("as-discovery-no-jwt-bearer", Point::ServerMetadata, "the JWT bearer grant is not announced",
        documentMember("grant_types_supported", QJsonArray{u"authorization_code"_s}));
    add("resource-discovery-other", Point::ResourceMetadata, "the metadata is for another resource",
        documentMember("resource", u"https://other.example/"_s));
    add("resource-discovery-server-trap", Point::ResourceMetadata, "the metadata names a foreign authorization server",
        documentMember("authorization_servers", QJsonArray{u"https://attacker.example"_s}));
    add("resource-discovery-no-server", Point::ResourceMetadata, "the metadata names no authorization server",
        withoutDocumentMember("authorization_servers"));
    add("userinfo-other-sub", Point::UserInfo, "UserInfo is about somebody else", documentMember("sub", u"00uother"_s));
    add("userinfo-no-sub", Point::UserInfo, "UserInfo does not say about whom", withoutDocumentMember("sub"));
    add("userinfo-markup", Point::UserInfo, "the name is markup",
        documentMember("name", u"<b>Ada</b><img src='file:///etc/passwd'>"_s));
    return all;
}

} // namespace agent0::sandbox
