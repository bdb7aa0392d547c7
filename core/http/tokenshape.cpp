#include "http/tokenshape.h"

#include "base/base64url.h"
#include "base/strictjson.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace agent0 {

namespace {

constexpr qsizetype leastTokenSize = 20;
constexpr double leastEntropy = 3.0; // bits a character, with digits: random hexadecimal has 3.3 and more
constexpr double leastMixedEntropy = 3.6; // letters alone, in mixed case
constexpr qsizetype mostJwtBytes = 64 * 1024;

using Name = std::string_view;

constexpr auto secretNames = std::to_array<Name>({"authorization", "proxy-authorization", "cookie", "set-cookie",
    "set-cookie2", "client_secret", "client_assertion", "assertion", "subject_token", "actor_token", "refresh_token",
    "access_token", "id_token", "id_token_hint", "logout_token", "login_hint_token", "registration_access_token",
    "code", "device_code", "user_code", "code_verifier", "token", "password", "passcode", "passwd", "pin", "otp",
    "secret", "dpop", "state", "nonce", "session_token", "sessiontoken", "session", "sid", "api_key", "apikey",
    "api-key", "x-api-key", "private_key", "privatekey", "samlresponse", "saml_response", "request", "auth_req_id",
    "mcp-session-id", "x-amz-security-token", "ticket", "bearer"});

constexpr auto openNames = std::to_array<Name>({"error", "error_uri", "scope", "scopes", "expires_in",
    "refresh_expires_in", "token_type", "issued_token_type", "requested_token_type", "subject_token_type",
    "actor_token_type", "token_type_hint", "client_assertion_type", "audience", "resource", "grant_type", "client_id",
    "iss", "issuer", "aud", "sub", "azp", "exp", "iat", "nbf", "jti", "kid", "alg", "typ", "active", "redirect_uri",
    "post_logout_redirect_uri", "response_type", "response_mode", "code_challenge", "code_challenge_method", "prompt",
    "max_age", "acr_values", "x-request-id", "x-okta-request-id", "x-correlation-id", "traceparent", "content-type",
    "content-length", "date", "etag", "cache-control", "user-agent", "accept", "vary", "expires", "last-modified",
    "retry-after", "crv", "kty", "jwks_uri", "token_endpoint", "authorization_endpoint", "revocation_endpoint",
    "strict-transport-security", "content-security-policy"});

struct KnownName {
    Name name;
    Visibility visibility = Visibility::FreeText;
};
using NameTable = std::array<KnownName, 512>;

/// Its length and a few of its characters tell nearly all of these names apart.
constexpr size_t slotOf(Name name)
{
    size_t hash = name.size();
    for (const size_t at : {size_t(0), name.size() / 3, name.size() / 2, name.size() - 1}) {
        if (at < name.size())
            hash = hash * 37 + uchar(name[at]);
    }
    return hash % std::tuple_size_v<NameTable>;
}

/// Where that name stands, or could.
constexpr size_t placeOf(Name name, const NameTable &table)
{
    size_t at = slotOf(name);
    while (!table[at].name.empty() && table[at].name != name)
        at = (at + 1) % table.size();
    return at;
}

consteval NameTable tableOfNames()
{
    NameTable table{};
    for (const Name name : openNames)
        table[placeOf(name, table)] = {name, Visibility::Open};
    for (const Name name : secretNames)
        table[placeOf(name, table)] = {name, Visibility::Secret};
    return table;
}

constexpr NameTable knownNames = tableOfNames();

using Characters = std::array<bool, 256>;

consteval Characters these(std::string_view characters)
{
    Characters in{};
    for (const char c : characters)
        in[uchar(c)] = true;
    return in;
}

constexpr Characters cipherCharacters = these("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=");
constexpr Characters addressMarks = these("/:=?#@");
constexpr Characters addressMarksAndDot = these("/:=?#@.");
constexpr Characters pairMarks = these(":=");

constexpr Characters breaks = [] {
    Characters in = these("\"'`<>()[]{},;&?|\\");
    std::fill_n(in.begin(), 0x21, true);
    return in;
}();

bool isCipherCharacter(char c) { return cipherCharacters[uchar(c)]; }
bool isBreak(char c) { return breaks[uchar(c)]; }

double entropy(QByteArrayView text)
{
    std::array<int, 256> counts{};
    for (const char c : text)
        ++counts[uchar(c)];
    double bits = 0;
    for (const int count : counts) {
        if (count > 0)
            bits -= count * std::log2(double(count) / double(text.size()));
    }
    return bits / double(text.size());
}

std::optional<QByteArray> leniently(QByteArrayView base64)
{
    auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromRawData(base64.data(), base64.size()),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
}

/// The decoded part of a JWT; nothing where it cannot be one.
std::optional<QByteArray> jsonPart(QByteArrayView base64)
{
    auto decoded = fromBase64Url(base64);
    if (!decoded) // what others might still read as one
        decoded = leniently(base64);
    return decoded && QByteArrayView(*decoded).trimmed().startsWith('{') ? decoded : std::nullopt;
}

bool isJwt(QByteArrayView word) { return jwtParts(word).has_value(); }

bool anyPiece(QByteArrayView word, const Characters &marks, bool (*isOne)(QByteArrayView))
{
    const auto isMark = [&](char c) { return marks[uchar(c)]; };
    auto at = word.begin();
    while (at != word.end()) {
        const auto end = std::find_if(at, word.end(), isMark);
        if (isOne(QByteArrayView(at, end)))
            return true;
        at = std::find_if_not(end, word.end(), isMark);
    }
    return false;
}

/// One word of a text: an address piece by piece, everything else as a whole and beside each ":" and "=".
bool isSuspicious(QByteArrayView word)
{
    const std::string_view text(word.data(), size_t(word.size())); // QByteArrayView::contains() costs ten times as much
    if (text.find("://") != std::string_view::npos)
        return anyPiece(word, addressMarksAndDot, looksLikeToken) || anyPiece(word, addressMarks, isJwt);
    return looksLikeToken(word) || anyPiece(word, pairMarks, looksLikeToken) || anyPiece(word, pairMarks, isJwt);
}

} // namespace

Visibility visibilityOf(QByteArrayView name)
{
    std::array<char, 40> buffer; // longer than any name above
    if (name.size() > qsizetype(buffer.size()))
        return Visibility::FreeText;
    std::ranges::transform(name, buffer.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return knownNames[placeOf(Name(buffer.data(), size_t(name.size())), knownNames)].visibility;
}

bool isLikeJwt(QByteArrayView text)
{
    // The header is a JSON object: its text begins with {" or {, and so with "ey", "ew" or "eyJ".
    if (!text.startsWith('e') || text.size() > mostJwtBytes)
        return false;
    const qsizetype first = text.indexOf('.');
    const qsizetype second = first < 2 ? -1 : text.indexOf('.', first + 1);
    return second > 0 && text.indexOf('.', second + 1) < 0;
}

std::optional<JwtParts> jwtParts(QByteArrayView text)
{
    if (!isLikeJwt(text))
        return {};
    const qsizetype first = text.indexOf('.');
    const qsizetype last = text.indexOf('.', first + 1);
    auto header = jsonPart(text.first(first));
    auto claims = header ? jsonPart(text.sliced(first + 1, last - first - 1)) : std::nullopt;
    if (!claims)
        return {};
    const bool readable = !findJsonProblem(*header) && !findJsonProblem(*claims);
    return JwtParts{std::move(*header), std::move(*claims), text.size() - last - 1, readable};
}

bool looksLikeToken(QByteArrayView word)
{
    if (word.size() < leastTokenSize || !std::ranges::all_of(word, isCipherCharacter))
        return false;
    const double bits = entropy(word.first(std::min<qsizetype>(word.size(), 512)));
    const bool digits = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
    const bool upper = std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool lower = std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    return digits ? bits >= leastEntropy : upper && lower && bits >= leastMixedEntropy;
}

QByteArray withoutTokens(QByteArrayView text)
{
    QByteArray out;
    auto kept = text.begin(); // what stands before is in out
    // Too short for a token, and no JWT: nothing to look for.
    const bool any = text.size() >= leastTokenSize || text.contains('.');
    for (auto at = any ? text.begin() : text.end(); at != text.end();) {
        const auto wordEnd = std::find_if(at, text.end(), isBreak);
        const QByteArrayView word(at, wordEnd);
        if (isSuspicious(word)) {
            out.append(QByteArrayView(kept, at)).append(secretNote(word.size()));
            kept = wordEnd;
        }
        at = std::find_if_not(wordEnd, text.end(), isBreak);
    }
    if (kept == text.begin())
        return QByteArray::fromRawData(text.data(), text.size());
    return out.append(QByteArrayView(kept, text.end()));
}

QByteArray secretNote(qsizetype bytes)
{
    return "(secret, " + QByteArray::number(bytes) + (bytes == 1 ? " byte)" : " bytes)");
}

} // namespace agent0
