#include "company.h"

#include "support/await.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

namespace agent0::test {

using namespace agent0::sandbox;

namespace {

/// One pair for all tests: making an RSA key takes a tenth of a second.
const QList<Jwk> &sharedKeys()
{
    static const QList<Jwk> keys{
        *Jwk::generate(JwsAlgorithm::RS256, u"shared-rsa"_s), *Jwk::generate(JwsAlgorithm::ES256, u"shared-ec"_s)};
    return keys;
}

QJsonObject part(const QByteArray &compact, int index)
{
    const QList<QByteArray> parts = compact.split('.');
    return parts.size() > index ? QJsonDocument::fromJson(fromBase64Url(parts[index]).value_or(QByteArray())).object()
                                : QJsonObject();
}

void merge(Fields &fields, const Fields &extra)
{
    for (const auto &[name, value] : extra.all()) {
        fields.remove(name);
        if (value != "-") // a test's way to leave one out
            fields.add(name, value);
    }
}

} // namespace

QByteArray member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString().toUtf8();
}
QJsonObject claimsOf(const QByteArray &compact) { return part(compact, 1); }
QJsonObject headerOf(const QByteArray &compact) { return part(compact, 0); }

QByteArray basic(const QByteArray &id, const QByteArray &secret)
{
    return "Basic " + (id.toPercentEncoding() + ':' + secret.toPercentEncoding()).toBase64();
}

SandboxOptions Company::prepared(SandboxOptions options)
{
    options.clock = &clock;
    if (options.identityKeys.isEmpty())
        options.identityKeys = sharedKeys();
    return options;
}

Company::Company(SandboxOptions options) : box(prepared(std::move(options)))
{
    if (const auto started = box.start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    callback.route("GET", "/callback", [](const Request &) { return Response::html("<p>done</p>"); });
    if (!callback.listen(0))
        qFatal("no callback");
}

Received Company::send(
    const QByteArray &method, const QByteArray &url, const QList<Header> &headers, const QByteArray &body)
{
    const QUrl parsed(QString::fromUtf8(url));
    QByteArray bytes =
        method + ' ' + url.mid(url.indexOf('/', 8)) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    for (const Header &header : headers)
        bytes += header.name + ": " + header.value + "\r\n";
    if (!body.isEmpty() || method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return converse(quint16(parsed.port()), bytes + "\r\n" + body, quietMs, most);
}

Received Company::get(const QByteArray &url, const QList<Header> &headers) { return send("GET", url, headers, {}); }

Received Company::post(const QByteArray &url, const Fields &form, const QList<Header> &headers)
{
    QList<Header> all = headers;
    all.append(Header{"Content-Type", "application/x-www-form-urlencoded"});
    return send("POST", url, all, form.encoded());
}

QByteArray Company::authorizeAddress(const Fields &extra)
{
    const QByteArray digest = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256);
    Fields asked{{"response_type", "code"}, {"client_id", "0oasandboxagent0"},
        {"redirect_uri", callback.origin() + "/callback"}, {"scope", "openid profile email offline_access"},
        {"state", "st"}, {"nonce", "no"}, {"code_challenge", toBase64Url(digest)}, {"code_challenge_method", "S256"}};
    merge(asked, extra);
    return box.issuer() + "/oauth2/v1/authorize?" + asked.encoded();
}

Fields Company::authorize(const QByteArray &person, const Fields &extra)
{
    const Visitor visitor{person, personNamed(person) ? personNamed(person)->password : QByteArray("wrong")};
    const auto visit = await(browser.open(authorizeAddress(extra), visitor));
    if (!visit)
        return {{"browser", visit.error().code.toUtf8()}};
    if (!visit->address.startsWith(callback.origin()))
        return {{"page", visit->body}};
    return Fields::parse(visit->address.mid(visit->address.indexOf('?') + 1));
}

Received Company::redeemCode(const QByteArray &code, const Fields &extra)
{
    Fields form{{"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", callback.origin() + "/callback"},
        {"code_verifier", verifier}, {"client_id", "0oasandboxagent0"}};
    merge(form, extra);
    return post(tokenEndpoint(), form);
}

QJsonObject Company::signIn(const QByteArray &person, const Fields &extra)
{
    return redeemCode(authorize(person, extra).value("code")).json();
}

Received Company::refresh(const QByteArray &refreshToken, const Fields &extra)
{
    Fields form{{"grant_type", "refresh_token"}, {"refresh_token", refreshToken}, {"client_id", "0oasandboxagent0"}};
    merge(form, extra);
    return post(tokenEndpoint(), form);
}

Received Company::exchange(
    const QJsonObject &tokens, const QByteArray &connection, const Fields &extra, const QList<Header> &headers)
{
    const QByteArray scope = connection == "todo0" ? "todos.read todos.write" : "notes.read notes.write";
    Fields form{{"grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"},
        {"requested_token_type", "urn:ietf:params:oauth:token-type:id-jag"},
        {"subject_token", member(tokens, "id_token")},
        {"subject_token_type", "urn:ietf:params:oauth:token-type:id_token"}, {"audience", box.issuerOf(connection)},
        {"resource", box.resourceOf(connection)}, {"scope", scope}, {"client_id", "0oasandboxagent0"}};
    merge(form, extra);
    return post(tokenEndpoint(), form, headers);
}

QByteArray Company::secretOf(const QByteArray &connection) const
{
    const auto secrets = box.secrets();
    const auto found = secrets.find(QString::fromUtf8(connection));
    return found == secrets.end() ? QByteArray() : found->second.reveal();
}

QByteArray Company::tokenEndpointOf(const QByteArray &connection)
{
    const QByteArray issuer = box.issuerOf(connection);
    const qsizetype path = issuer.indexOf('/', 8);
    const QByteArray behind = path < 0 || path == issuer.size() - 1 ? QByteArray() : issuer.mid(path);
    const QByteArray origin = path < 0 ? issuer : issuer.left(path);
    return member(get(origin + "/.well-known/oauth-authorization-server" + behind).json(), "token_endpoint");
}

Received Company::redeem(
    const QByteArray &idJag, const QByteArray &connection, const Fields &extra, const QList<Header> &headers)
{
    Fields form{{"grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"}, {"assertion", idJag}};
    QList<Header> all = headers;
    if (connection == "todo0" && headers.isEmpty())
        all.append(Header{"Authorization", basic("agent0-at-todo0", secretOf(connection))});
    if (connection == "notes0") {
        form.add("client_id", "agent0-at-notes0");
        form.add("client_secret", secretOf(connection));
    }
    merge(form, extra);
    return post(tokenEndpointOf(connection), form, all);
}

QByteArray Company::accessToken(const QByteArray &person, const QByteArray &connection)
{
    const QByteArray idJag = member(exchange(signIn(person), connection).json(), "access_token");
    return member(redeem(idJag, connection).json(), "access_token");
}

Received Company::todos(const QByteArray &accessToken, const QByteArray &connection)
{
    return get(todosAddress(connection), {{"Authorization", "Bearer " + accessToken}});
}

} // namespace agent0::test
