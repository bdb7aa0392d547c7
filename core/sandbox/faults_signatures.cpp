#include "sandbox/faulteffects.h"

#include "base/base64url.h"
#include "jose/evpsignature.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace agent0::sandbox {

namespace {

using Bytes = std::function<QByteArray(const QByteArray &)>;

/// The header with another "alg"; the signature is made by sign(input).
InToken underAlgorithm(QJsonValue algorithm, std::function<QByteArray(const TokenDraft &, const QByteArray &)> sign)
{
    return [=](TokenDraft &draft, const Scene &) {
        QJsonObject header = QJsonDocument::fromJson(headerBytes(draft)).object();
        if (algorithm.isUndefined())
            header.remove(u"alg"_s);
        else
            header[u"alg"_s] = algorithm;
        const QByteArray input =
            toBase64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' + toBase64Url(payloadBytes(draft));
        draft.compact = input + '.' + toBase64Url(sign(draft, input));
    };
}

QByteArray nothing(const TokenDraft &, const QByteArray &) { return {}; }
QByteArray properly(const TokenDraft &draft, const QByteArray &input)
{
    return evpSign(draft.key.native(), draft.algorithm, input);
}
QByteArray hmac(const QByteArray &key, const QByteArray &input)
{
    return QMessageAuthenticationCode::hash(input, key, QCryptographicHash::Sha256);
}
QByteArray hmacOfJwk(const TokenDraft &draft, const QByteArray &input)
{
    return hmac(QJsonDocument(draft.key.toPublicJson()).toJson(QJsonDocument::Compact), input);
}
QByteArray hmacOfNumber(const TokenDraft &draft, const QByteArray &input)
{
    const QJsonObject key = draft.key.toPublicJson();
    return hmac(
        fromBase64Url(key.value(key.contains(u"n"_s) ? u"n"_s : u"x"_s).toString().toLatin1()).value_or("key"), input);
}
QByteArray hmacOfNothing(const TokenDraft &, const QByteArray &input) { return hmac({}, input); }

/// The same key under an algorithm that was never announced, or that it cannot do.
std::function<QByteArray(const TokenDraft &, const QByteArray &)> by(JwsAlgorithm algorithm)
{
    return [algorithm](const TokenDraft &draft, const QByteArray &input) {
        const auto key = draft.key.allows(algorithm) ? draft.key : *Jwk::generate(algorithm, draft.key.keyId());
        return evpSign(key.native(), algorithm, input);
    };
}

/// The finished token, changed as text.
InToken afterSigning(Bytes change)
{
    return [change](TokenDraft &draft, const Scene &) { draft.compact = change(sealed(draft)); };
}

InToken withSignature(Bytes change)
{
    return afterSigning([change](const QByteArray &compact) {
        const qsizetype dot = compact.lastIndexOf('.');
        const QByteArray signature = fromBase64Url(QByteArrayView(compact).sliced(dot + 1)).value_or(QByteArray());
        return compact.first(dot + 1) + toBase64Url(change(signature));
    });
}

/// Rightly signed, whatever the payload has become.
InToken withPayload(Bytes change)
{
    return [change](TokenDraft &draft, const Scene &) {
        draft.compact = signedAsIs(draft, headerBytes(draft), change(payloadBytes(draft)));
    };
}

InToken withHeader(Bytes change)
{
    return [change](TokenDraft &draft, const Scene &) {
        draft.compact = signedAsIs(draft, change(headerBytes(draft)), payloadBytes(draft));
    };
}

/// Wrongly signed: the payload is changed after.
QByteArray payloadSwapped(const QByteArray &compact)
{
    QList<QByteArray> parts = compact.split('.');
    parts[1] = toBase64Url(fromBase64Url(parts[1]).value_or(QByteArray()).replace("00u", "01u"));
    return parts.join('.');
}

QByteArray utf16Of(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

QByteArray inFront(const QByteArray &json, const QByteArray &members) { return "{" + members + "," + json.sliced(1); }
QByteArray atEnd(const QByteArray &json, const QByteArray &members) { return json.chopped(1) + "," + members + "}"; }

QByteArray asJsonSerialization(const QByteArray &compact)
{
    const QList<QByteArray> parts = compact.split('.');
    return R"({"protected":")" + parts[0] + R"(","payload":")" + parts[1] + R"(","signature":")" + parts[2] + R"("})";
}

struct SignatureRow {
    const char *name;
    const char *description;
    InToken effect;
};

QList<SignatureRow> algorithmRows()
{
    return {
        {"alg-none", "alg is none, no signature", underAlgorithm(u"none"_s, nothing)},
        {"alg-none-capital", "alg is None", underAlgorithm(u"None"_s, nothing)},
        {"alg-none-capitals", "alg is NONE", underAlgorithm(u"NONE"_s, nothing)},
        {"alg-none-mixed", "alg is nOnE", underAlgorithm(u"nOnE"_s, nothing)},
        {"alg-none-signed", "alg is none, and there is a signature", underAlgorithm(u"none"_s, properly)},
        {"alg-hs256-jwk", "HMAC keyed with the public JWK", underAlgorithm(u"HS256"_s, hmacOfJwk)},
        {"alg-hs256-number", "HMAC keyed with the public key's number", underAlgorithm(u"HS256"_s, hmacOfNumber)},
        {"alg-hs256-empty", "HMAC keyed with nothing", underAlgorithm(u"HS256"_s, hmacOfNothing)},
        {"alg-missing", "alg is missing", underAlgorithm(QJsonValue(QJsonValue::Undefined), properly)},
        {"alg-null", "alg is null", underAlgorithm(QJsonValue(), properly)},
        {"alg-list", "alg is a list", underAlgorithm(QJsonArray{u"RS256"_s}, properly)},
        {"alg-lower", "alg is in lower case", underAlgorithm(u"rs256"_s, properly)},
        {"alg-blank", "alg has a blank", underAlgorithm(u"RS256 "_s, properly)},
        {"alg-nul", "alg has a NUL", underAlgorithm(u"RS256"_s + QChar(u'\0'), properly)},
        {"alg-rs384", "RS384, which was not announced", underAlgorithm(u"RS384"_s, by(JwsAlgorithm::RS384))},
        {"alg-rs512", "RS512, which was not announced", underAlgorithm(u"RS512"_s, by(JwsAlgorithm::RS512))},
        {"alg-ps256", "PS256, which was not announced", underAlgorithm(u"PS256"_s, by(JwsAlgorithm::PS256))},
        {"alg-other", "alg says ES256, the signature is another", underAlgorithm(u"ES256"_s, by(JwsAlgorithm::RS256))},
        {"alg-twice", "alg stands there twice",
            withHeader([](const QByteArray &header) { return inFront(header, "\"alg\":\"none\""); })},
    };
}

QList<SignatureRow> sealRows()
{
    return {
        {"signature-stranger", "signed by a stranger under the same kid",
            [](TokenDraft &draft, const Scene &) { draft.key = *Jwk::generate(draft.algorithm, draft.key.keyId()); }},
        {"signature-payload", "the payload was changed after signing", afterSigning(payloadSwapped)},
        {"signature-cut", "the signature is a byte short",
            withSignature([](const QByteArray &s) { return s.chopped(1); })},
        {"signature-longer", "the signature has a byte more",
            withSignature([](const QByteArray &s) { return s + 'x'; })},
        {"signature-zero", "the signature is all zeros",
            withSignature([](const QByteArray &s) { return QByteArray(s.size(), '\0'); })},
        {"signature-one", "the signature is the number 1",
            withSignature([](const QByteArray &s) { return QByteArray(s.size() - 1, '\0') + '\x01'; })},
        {"signature-empty", "the signature is empty", withSignature([](const QByteArray &) { return QByteArray(); })},
        {"signature-flipped", "one bit of the signature is wrong", withSignature([](QByteArray s) {
             s[0] = char(s[0] ^ 1);
             return s;
         })},
    };
}

QList<SignatureRow> shapeRows()
{
    const auto text = [](const char *name, const char *description, Bytes change) {
        return SignatureRow{name, description, afterSigning(std::move(change))};
    };
    const auto payload = [](const char *name, const char *description, Bytes change) {
        return SignatureRow{name, description, withPayload(std::move(change))};
    };
    return {
        text("two-parts", "header and payload alone", [](const QByteArray &c) { return c.first(c.lastIndexOf('.')); }),
        text("four-parts", "a part more", [](const QByteArray &c) { return c + ".e30"; }),
        text("five-parts", "five parts, as if it were encrypted", [](const QByteArray &c) { return c + ".e30.e30"; }),
        text("json-form", "the JSON serialization", asJsonSerialization),
        text("padding", "base64 with padding", [](const QByteArray &c) { return c + "=="; }),
        text("alphabet", "the other base64 alphabet",
            [](QByteArray c) { return c.replace('-', '+').replace('_', '/') + '+'; }),
        text("blank", "a blank in the payload", [](QByteArray c) { return c.insert(c.indexOf('.') + 3, ' '); }),
        text("line-break", "a line break at the end", [](const QByteArray &c) { return c + '\n'; }),
        text("nul", "a NUL at the end", [](const QByteArray &c) { return c + '\0'; }),
        text("empty", "an empty text", [](const QByteArray &) { return QByteArray(""); }),
        text("word", "a word", [](const QByteArray &) { return QByteArray("token"); }),
        payload("bom", "a byte order mark before the payload", [](const QByteArray &p) { return "\xef\xbb\xbf" + p; }),
        payload(
            "invalid-utf8", "a byte that is no UTF-8", [](const QByteArray &p) { return atEnd(p, "\"x\":\"\xff\""); }),
        payload("utf16", "a payload in UTF-16", utf16Of),
        payload("comment", "a comment in the payload", [](const QByteArray &p) { return "/* hi */" + p; }),
        payload("nan", "NaN in the payload", [](const QByteArray &p) { return atEnd(p, "\"x\":NaN"); }),
        payload("trailing", "text behind the payload", [](const QByteArray &p) { return p + "{}"; }),
        payload("list", "the payload is a list", [](const QByteArray &p) { return "[" + p + "]"; }),
        payload("duplicate-sub", "sub stands there twice, wrong the last time",
            [](const QByteArray &p) { return atEnd(p, "\"sub\":\"00uother\""); }),
        payload("duplicate-escaped", "sub twice, once escaped",
            [](const QByteArray &p) { return atEnd(p, "\"s\\u0075b\":\"00uother\""); }),
        payload("deep", "100,000 levels in the payload",
            [](const QByteArray &p) {
                return atEnd(p, "\"x\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']'));
            }),
        payload("huge", "a payload of 4 MB",
            [](const QByteArray &p) { return atEnd(p, "\"x\":\"" + QByteArray(4'000'000, 'x') + '"'); }),
    };
}

} // namespace

QList<Misdeed> signatureMisdeeds()
{
    QList<Misdeed> all;
    for (const SignatureRow &row : algorithmRows() + sealRows() + shapeRows())
        all.append({u"idtoken-"_s + QString::fromLatin1(row.name), Point::IdToken, QString::fromLatin1(row.description),
            row.effect});
    for (const SignatureRow &row : sealRows())
        all.append({u"refreshed-idtoken-"_s + QString::fromLatin1(row.name), Point::RefreshedIdToken,
            u"after a refresh: "_s + QString::fromLatin1(row.description), row.effect});
    return all;
}

} // namespace agent0::sandbox
