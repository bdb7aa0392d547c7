#include "oauth/dpop.h"

#include "base/digest.h"
#include "base/strictjson.h"
#include "http/challenge.h"
#include "http/skew.h"
#include "base/base64url.h"
#include "jose/jws.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr auto NonceHeader = "DPoP-Nonce";
constexpr auto NonceWanted = "use_dpop_nonce"_L1;
constexpr auto ProofRefused = "invalid_dpop_proof"_L1;
/// What a server's clock may be off without any taking it for a proof of another time.
constexpr Seconds LeastSkew{5};
/// A day, and what an answer may be on its way.
constexpr Seconds MostSkew{24 * 3600 + 5};
constexpr qsizetype LongestNonce = 1024;
constexpr qsizetype MostServers = 1000;

QByteArray originOf(QByteArrayView address)
{
    const qsizetype scheme = address.indexOf("://");
    qsizetype end = scheme < 0 ? 0 : scheme + 3;
    while (end < address.size() && address[end] != '/' && address[end] != '?')
        ++end;
    return address.first(end).toByteArray().toLower();
}

/// RFC 9449 4.2: htu is the address without query and fragment.
QByteArray withoutQuery(QByteArrayView address)
{
    const qsizetype end = address.indexOf('?');
    return (end < 0 ? address : address.first(end)).toByteArray();
}

/// RFC 9449 8.1: visible characters without quotation mark and backslash. Anything else is not sent back.
bool isNonce(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= LongestNonce
        && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\\'; });
}

/// The members that RFC 7638 names and no other: neither kid nor use says anything here.
QJsonObject bareKey(const Jwk &key)
{
    const QJsonObject all = key.toPublicJson();
    QJsonObject bare;
    for (const auto &member : {"kty"_L1, "crv"_L1, "x"_L1, "y"_L1})
        bare.insert(member, all.value(member));
    return bare;
}

QString errorOf(const HttpResponse &answer)
{
    if (const auto challenge = tokenChallenge(answer); challenge && !challenge->parameter("error").isEmpty())
        return challenge->parameter("error");
    const auto body = answer.isJson() ? parseJsonObject(answer.body) : Result<QJsonObject>();
    return body ? body->value("error"_L1).toString() : QString();
}

} // namespace

QByteArray DpopNonces::of(QByteArrayView address) const { return m_byOrigin.value(originOf(address)); }

void DpopNonces::renew(QByteArrayView address, const HttpResponse &answer)
{
    const QByteArray nonce = answer.header(NonceHeader);
    if (isNonce(nonce) && (m_byOrigin.size() < MostServers || m_byOrigin.contains(originOf(address))))
        m_byOrigin.insert(originOf(address), nonce);
}

Seconds DpopNonces::clockAhead(QByteArrayView address) const { return m_ahead.value(originOf(address)); }

bool DpopNonces::learnClock(QByteArrayView address, const HttpResponse &answer, Instant now)
{
    const QByteArray origin = originOf(address);
    const auto ahead = clockSkew(answer, now);
    if (!ahead || std::chrono::abs(*ahead) > MostSkew || m_byOrigin.contains(origin)
        || std::chrono::abs(*ahead - m_ahead.value(origin)) < LeastSkew
        || (m_ahead.size() >= MostServers && !m_ahead.contains(origin)))
        return false;
    m_ahead.insert(origin, *ahead);
    return true;
}

Result<> prove(
    HttpRequest &request, const DpopKey &key, Instant now, const RandomBytes &random, const Secret *accessToken)
{
    const QJsonObject header{{"typ"_L1, "dpop+jwt"_L1}, {"jwk"_L1, bareKey(key.key)}};
    QJsonObject claims{{"jti"_L1, QString::fromLatin1(toBase64Url(random(16)))},
        {"htm"_L1, QString::fromLatin1(request.method)}, {"htu"_L1, QString::fromLatin1(withoutQuery(request.url))},
        {"iat"_L1, unixSeconds(now + key.nonces->clockAhead(request.url))}};
    if (accessToken) {
        const QByteArray digest = sha256(accessToken->reveal());
        claims.insert("ath"_L1, QString::fromLatin1(toBase64Url(digest)));
    }
    if (const QByteArray nonce = key.nonces->of(request.url); !nonce.isEmpty())
        claims.insert("nonce"_L1, QString::fromLatin1(nonce));
    const auto proof = signJws(header, claims, key.key.withKeyId({}), DpopAlgorithm);
    if (!proof)
        return fail(Error(proof.error()).at(request.leg));
    request.headers.removeIf([](const HttpHeader &one) { return one.name == "DPoP"; });
    request.headers.append(HttpHeader{"DPoP", *proof});
    return {};
}

bool wantsAnotherProof(QByteArrayView address, const HttpResponse &answer, const DpopKey &key, Instant now)
{
    key.nonces->renew(address, answer);
    if (answer.status != 400 && answer.status != 401)
        return false;
    const QString error = errorOf(answer);
    return (error == NonceWanted && isNonce(answer.header(NonceHeader)))
        || (error == ProofRefused && key.nonces->learnClock(address, answer, now));
}

Task<Result<HttpResponse>> sendWithToken(HttpClient &http, Clock &clock, RandomBytes random, HttpRequest request,
    std::shared_ptr<const Secret> token, std::optional<DpopKey> key)
{
    request = std::move(request).authorize(key ? "DPoP" : "Bearer", *token);
    if (!key)
        co_return co_await http.send(std::move(request));
    const auto proven = prove(request, *key, clock.now(), random, token.get());
    if (!proven)
        co_return fail(proven.error());
    auto response = co_await http.send(request);
    if (!response || !wantsAnotherProof(request.url, *response, *key, clock.now()))
        co_return response;
    const auto again = prove(request, *key, clock.now(), random, token.get());
    if (!again)
        co_return fail(again.error());
    response = co_await http.send(request);
    if (response)
        key->nonces->renew(request.url, *response);
    co_return response;
}

bool isBoundType(QStringView tokenType) { return tokenType.compare("DPoP"_L1, Qt::CaseInsensitive) == 0; }

bool wantsProof(const Error &refusal)
{
    // What the refresh of the session is refused for says nothing of a connection, and a proof that was refused is no demand for one.
    if (!refusal.oauth || refusal.leg == Leg::Refresh || refusal.code == "proof_refused"_L1
        || refusal.code == "dpop_key_lost"_L1)
        return false;
    const QString &said = refusal.oauth->code;
    return said == NonceWanted || said == ProofRefused || refusal.code == "proof_required"_L1;
}

bool wantsProof(const HttpResponse &refusal)
{
    // A server of both kinds names both, whatever was wrong with the token.
    const auto all = challenges(refusal);
    const auto names = [&](QByteArrayView scheme) {
        return std::ranges::any_of(all, [&](const Challenge &one) { return one.scheme == scheme; });
    };
    return refusal.status == 401 && names("dpop") && !names("bearer");
}

} // namespace agent0
