#include "oauth/dpop.h"

#include "base/strictjson.h"
#include "http/challenge.h"
#include "jose/base64url.h"
#include "jose/jws.h"

#include <QCryptographicHash>

#include <algorithm>

namespace agent0 {

namespace {

constexpr auto NonceHeader = "DPoP-Nonce";
constexpr auto NonceWanted = "use_dpop_nonce"_L1;
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

Result<> prove(
    HttpRequest &request, const DpopKey &key, Instant now, const RandomBytes &random, const Secret *accessToken)
{
    const QJsonObject header{{"typ"_L1, "dpop+jwt"_L1}, {"jwk"_L1, bareKey(key.key)}};
    QJsonObject claims{{"jti"_L1, QString::fromLatin1(toBase64Url(random(16)))},
        {"htm"_L1, QString::fromLatin1(request.method)}, {"htu"_L1, QString::fromLatin1(withoutQuery(request.url))},
        {"iat"_L1, unixSeconds(now)}};
    if (accessToken) {
        const QByteArray digest = QCryptographicHash::hash(accessToken->reveal(), QCryptographicHash::Sha256);
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

bool wantsNonce(QByteArrayView address, const HttpResponse &answer, const DpopKey &key)
{
    key.nonces->renew(address, answer);
    return (answer.status == 400 || answer.status == 401) && isNonce(answer.header(NonceHeader))
        && errorOf(answer) == NonceWanted;
}

bool wantsProof(const Error &refusal)
{
    if (!refusal.oauth)
        return false;
    const QString &said = refusal.oauth->code;
    return said == NonceWanted || said == "invalid_dpop_proof"_L1 || refusal.code == "proof_required"_L1;
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
