#include "jose/jws.h"

#include "base/base64url.h"
#include "base/displaytext.h"

namespace agent0 {

namespace {

constexpr qsizetype MaxKeyIdBytes = 1024;
constexpr JsonLimits HeaderLimits{.bytes = 64 * 1024, .depth = 16};

std::unexpected<Error> badJws(QLatin1StringView code, const QString &why)
{
    return fail(Fault::Untrusted, Leg::None, code, u"This token is refused: %1."_s.arg(why));
}

struct JwsParts {
    QByteArrayView header, payload, signature, signingInput;
};

/// RFC 7515 7.1: three parts, two dots.
std::optional<JwsParts> split(QByteArrayView compact)
{
    const qsizetype first = compact.indexOf('.');
    const qsizetype second = first < 0 ? -1 : compact.indexOf('.', first + 1);
    if (second < 0 || compact.indexOf('.', second + 1) >= 0)
        return {};
    return JwsParts{compact.first(first), compact.sliced(first + 1, second - first - 1), compact.sliced(second + 1),
        compact.first(second)};
}

/// A text where the member is there at all; "" is none.
bool isAbsentOrText(const JsonSlice &value) { return value.isUndefined() || !value.toString().isEmpty(); }

/// RFC 7515 4.1.2 to 4.1.6 and RFC 8725 3.10: a token cannot bring, or point to, the key that vouches for it.
Result<> refuseHeaderTraps(const SlicedObject &header, bool embeddedKeyAllowed)
{
    for (const auto key : {"jwk"_L1, "jku"_L1, "x5u"_L1, "x5c"_L1}) {
        if (header.contains(key) && !(embeddedKeyAllowed && key == "jwk"_L1))
            return badJws("jws_embedded_key"_L1, u"its header brings or points to a key (%1)"_s.arg(key));
    }
    if (header.contains("b64"_L1))
        return badJws("jws_unencoded"_L1, u"its payload is not encoded (b64)"_s);
    if (header.contains("crit"_L1))
        return badJws("jws_crit"_L1, u"its header demands an extension (crit), and we know none"_s);
    if (header.contains("zip"_L1))
        return badJws("jws_compressed"_L1, u"it is compressed (zip)"_s);
    const JsonSlice content = header.value("cty"_L1);
    if (!isAbsentOrText(content) || isMediaType(content.toString(), "jwt"_L1))
        return badJws("jws_nested"_L1, u"its content (cty) is another token, or is not named by a text"_s);
    return {};
}

Result<> readHeader(UnverifiedJws &jws)
{
    const JsonSlice algorithm = jws.header.value("alg"_L1);
    const auto known = algorithmNamed(algorithm.toString());
    if (!known)
        return badJws("jws_algorithm"_L1,
            algorithm.isString()
                ? u"its algorithm \"%1\" is none that we take"_s.arg(displayText(algorithm.toString(), 40))
                : u"its algorithm is missing or not a text"_s);
    const JsonSlice keyId = jws.header.value("kid"_L1);
    if (!isAbsentOrText(keyId) || keyId.toString().toUtf8().size() > MaxKeyIdBytes)
        return badJws("jws_kid"_L1, u"its key id (kid) is not a text, empty or too long"_s);
    const JsonSlice type = jws.header.value("typ"_L1);
    if (!isAbsentOrText(type))
        return badJws("jws_typ"_L1, u"its type (typ) is not a text, or empty"_s);
    jws.algorithm = *known;
    if (!keyId.isUndefined())
        jws.keyId = keyId.toString();
    jws.type = type.toString();
    return {};
}

Result<> decodeParts(UnverifiedJws &jws, const JwsParts &parts, bool embeddedKeyAllowed)
{
    auto headerText = fromBase64Url(parts.header);
    auto payloadText = fromBase64Url(parts.payload);
    auto signature = fromBase64Url(parts.signature);
    if (!headerText || !payloadText || !signature)
        return badJws("jws_base64"_L1, u"a part of it is not strict base64url"_s);
    auto header = SlicedObject::parse(*std::move(headerText), HeaderLimits);
    if (!header)
        return badJws("jws_header"_L1, u"its header is not a strict JSON object"_s);
    jws.header = *std::move(header);
    jws.signature = *std::move(signature);
    if (const auto read = readHeader(jws); !read)
        return read;
    if (const auto trapped = refuseHeaderTraps(jws.header, embeddedKeyAllowed); !trapped)
        return trapped;
    auto claims = SlicedObject::parse(*std::move(payloadText));
    if (!claims)
        return badJws("jws_payload"_L1, u"its payload is not a strict JSON object"_s);
    jws.claims = *std::move(claims);
    return {};
}

Result<UnverifiedJws> takeApart(QByteArrayView compact, qsizetype maxBytes, bool embeddedKeyAllowed)
{
    if (compact.size() > maxBytes)
        return badJws("jws_too_large"_L1, u"it is larger than %1 bytes"_s.arg(maxBytes));
    const auto parts = split(compact);
    if (!parts)
        return badJws("jws_parts"_L1, u"it does not have three parts"_s);
    UnverifiedJws jws{};
    if (const auto decoded = decodeParts(jws, *parts, embeddedKeyAllowed); !decoded)
        return fail(decoded.error());
    jws.signingInput = parts->signingInput.toByteArray();
    return jws;
}

} // namespace

Result<UnverifiedJws> UnverifiedJws::parse(QByteArrayView compact, qsizetype maxBytes)
{
    return takeApart(compact, maxBytes, false);
}

Result<UnverifiedJws> UnverifiedJws::parseDpopProof(QByteArrayView compact, qsizetype maxBytes)
{
    auto jws = takeApart(compact, maxBytes, true);
    if (!jws)
        return jws;
    if (!isMediaType(jws->type, "dpop+jwt"_L1))
        return badJws("jws_typ"_L1, u"its type (typ) is not dpop+jwt"_s);
    const JsonSlice key = jws->header.value("jwk"_L1);
    if (!key.isObject() || !key["d"_L1].isUndefined())
        return badJws("jws_embedded_key"_L1, u"its header holds no public key (jwk)"_s);
    return jws;
}

bool isMediaType(QStringView typ, QLatin1StringView mediaType)
{
    static constexpr auto Application = "application/"_L1;
    if (typ.startsWith(Application, Qt::CaseInsensitive))
        typ = typ.sliced(Application.size());
    return typ.compare(mediaType, Qt::CaseInsensitive) == 0;
}

} // namespace agent0
