#include "jose/jwk.h"

#include "base/base64url.h"
#include "jose/evpkey.h"
#include "jose/evpsignature.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace agent0 {

namespace {

std::unexpected<Error> badJwk(const QString &why)
{
    return fail(
        Fault::Malformed, Leg::None, "jwk_invalid"_L1, u"This is no usable JSON Web Key: %1."_s.arg(why));
}

/// Reads the members of a JWK and remembers the first problem.
class JwkMembers {
public:
    explicit JwkMembers(const QJsonObject &jwk) : m_jwk(jwk) { }

    QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_jwk.value(key);
        if (!value.isUndefined() && !value.isString())
            refuse(u"\"%1\" is not a text"_s.arg(key));
        return value.toString();
    }
    /// RFC 7518 6: octets in base64url. bytes 0: of any length up to 8192 bits.
    QByteArray octets(QLatin1StringView key, qsizetype bytes = 0)
    {
        const auto decoded = fromBase64Url(text(key).toUtf8());
        const qsizetype size = decoded ? decoded->size() : 0;
        // One byte more than 8192 bits: some libraries put a zero before the modulus.
        if (size == 0 || (bytes ? size != bytes : size > 1025))
            refuse(u"\"%1\" is missing, not base64url or of the wrong length"_s.arg(key));
        return decoded.value_or(QByteArray());
    }
    Secret secret(QLatin1StringView key, qsizetype bytes = 0)
    {
        return m_jwk.contains(key) ? Secret(octets(key, bytes)) : Secret();
    }
    /// RFC 7517 4.2, 4.3: may the key make or check signatures.
    bool allowsSignatures(bool isPrivate)
    {
        const QJsonValue operations = m_jwk.value("key_ops"_L1);
        if (!operations.isUndefined() && !operations.isArray())
            refuse(u"\"key_ops\" is not a list"_s);
        const QJsonArray list = operations.toArray();
        const bool named = list.contains(u"verify"_s) || (isPrivate && list.contains(u"sign"_s));
        const QString use = text("use"_L1);
        return (!m_jwk.contains("use"_L1) || use == "sig"_L1) && (operations.isUndefined() || named);
    }
    void refuse(const QString &why) { m_problem = m_problem.isEmpty() ? why : m_problem; }
    const QString &problem() const { return m_problem; }

private:
    const QJsonObject &m_jwk;
    QString m_problem;
};

EvpKey rsaFrom(JwkMembers &members, bool isPrivate)
{
    RsaNumbers numbers{members.octets("n"_L1), members.octets("e"_L1), {}};
    if (isPrivate) {
        numbers.secret.push_back(members.secret("d"_L1));
        for (const auto key : {"p"_L1, "q"_L1, "dp"_L1, "dq"_L1, "qi"_L1}) {
            Secret factor = members.secret(key);
            if (!factor.isEmpty())
                numbers.secret.push_back(std::move(factor));
        }
        if (numbers.secret.size() != 1 && numbers.secret.size() != 6)
            members.refuse(u"some of p, q, dp, dq and qi are missing"_s);
    }
    return members.problem().isEmpty() ? evpRsa(numbers) : EvpKey();
}

EvpKey ecFrom(JwkMembers &members, bool isPrivate)
{
    const EcCurve *curve = ecCurveNamed(members.text("crv"_L1));
    if (!curve) {
        members.refuse(u"its curve is not P-256, P-384 or P-521"_s);
        return {};
    }
    const QByteArray x = members.octets("x"_L1, curve->bytes);
    const QByteArray y = members.octets("y"_L1, curve->bytes);
    const Secret d = isPrivate ? members.secret("d"_L1, curve->bytes) : Secret();
    return members.problem().isEmpty() ? evpEc(*curve, x, y, d) : EvpKey();
}

EvpKey okpFrom(JwkMembers &members, bool isPrivate)
{
    if (members.text("crv"_L1) != "Ed25519"_L1)
        members.refuse(u"its curve is not Ed25519"_s);
    const QByteArray x = members.octets("x"_L1, 32);
    const Secret d = isPrivate ? members.secret("d"_L1, 32) : Secret();
    return members.problem().isEmpty() ? evpEd25519(x, d) : EvpKey();
}

EvpKey keyFrom(JwkMembers &members, bool isPrivate)
{
    const QString type = members.text("kty"_L1);
    if (type == "RSA"_L1)
        return rsaFrom(members, isPrivate);
    if (type == "EC"_L1)
        return ecFrom(members, isPrivate);
    if (type == "OKP"_L1)
        return okpFrom(members, isPrivate);
    members.refuse(u"its type is not RSA, EC or OKP"_s);
    return {};
}

QJsonObject publicMembers(const EvpShape &shape)
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(toBase64Url(bytes)); };
    QJsonObject jwk{{u"kty"_s, shape.type}};
    if (shape.type == "RSA"_L1) {
        jwk[u"n"_s] = text(shape.n);
        jwk[u"e"_s] = text(shape.e);
        return jwk;
    }
    jwk[u"crv"_s] = shape.curve;
    jwk[u"x"_s] = text(shape.x);
    if (shape.type == "EC"_L1)
        jwk[u"y"_s] = text(shape.y);
    return jwk;
}

} // namespace

struct Jwk::Verifiers {
    std::map<JwsAlgorithm, EvpVerifier> made;
};

Result<Jwk> Jwk::fromKey(EvpKey key, QString keyId, bool isPrivate)
{
    const auto shape = key ? evpShape(key.get()) : std::nullopt;
    if (!shape)
        return badJwk(u"OpenSSL does not take its numbers"_s);
    if (const QString problem = evpProblem(*shape); !problem.isEmpty())
        return badJwk(problem);
    Jwk jwk;
    jwk.m_key = std::move(key);
    jwk.m_verifiers = std::make_shared<Verifiers>();
    jwk.m_keyId = std::move(keyId);
    jwk.m_type = shape->type;
    jwk.m_curve = shape->curve;
    jwk.m_private = isPrivate;
    if (isPrivate && !jwk.worksAsPair())
        return badJwk(u"its private half does not belong to the public one"_s);
    return jwk;
}

bool Jwk::worksAsPair() const
{
    static constexpr QByteArrayView Probe("does this pair sign what it verifies?");
    const JwsAlgorithm algorithm = algorithms().constFirst();
    return verifies(algorithm, Probe, evpSign(m_key.get(), algorithm, Probe));
}

bool Jwk::verifies(JwsAlgorithm algorithm, QByteArrayView input, QByteArrayView signature) const
{
    return allows(algorithm)
        && m_verifiers->made.try_emplace(algorithm, m_key.get(), algorithm)
               .first->second.verify(input, signature);
}

Result<Jwk> Jwk::fromJson(const QJsonObject &object)
{
    JwkMembers members(object);
    const bool isPrivate = object.contains("d"_L1);
    EvpKey key = keyFrom(members, isPrivate);
    const QString keyId = members.text("kid"_L1);
    const QString algorithm = members.text("alg"_L1);
    const bool signing = members.allowsSignatures(isPrivate);
    if (!members.problem().isEmpty())
        return badJwk(members.problem());
    auto jwk = fromKey(std::move(key), keyId, isPrivate);
    if (!jwk)
        return jwk;
    jwk->m_algorithm = algorithmNamed(algorithm);
    // An algorithm we do not know (RSA-OAEP, ES256K) binds the key to a use that is not ours.
    jwk->m_signing = signing && (jwk->m_algorithm || !object.contains("alg"_L1));
    return jwk;
}

Result<Jwk> Jwk::generate(JwsAlgorithm forAlgorithm, QString keyId)
{
    auto jwk = fromKey(evpGenerated(forAlgorithm), std::move(keyId), true);
    if (jwk)
        jwk->m_algorithm = forAlgorithm;
    return jwk;
}

Result<Jwk> Jwk::fromPrivatePem(const Secret &pem, QString keyId)
{
    auto jwk = fromKey(evpFromPrivatePem(pem), std::move(keyId), true);
    if (!jwk)
        return fail(Fault::Malformed, Leg::None, "pem_invalid"_L1, u"This is no usable private key in PEM."_s,
            u"Give an unencrypted RSA key of 2048 to 8192 bits, an EC key on P-256, P-384 or P-521, or an Ed25519 key."_s);
    return jwk;
}

bool Jwk::allows(JwsAlgorithm algorithm) const
{
    if (!m_signing || (m_algorithm && *m_algorithm != algorithm))
        return false;
    if (m_type == "RSA"_L1)
        return algorithm <= JwsAlgorithm::PS512;
    if (const EcCurve *curve = ecCurveNamed(m_curve))
        return curve->algorithm == algorithm;
    return algorithm == JwsAlgorithm::EdDSA;
}

QList<JwsAlgorithm> Jwk::algorithms() const
{
    QList<JwsAlgorithm> able;
    for (const JwsAlgorithm algorithm : allAlgorithms()) {
        if (allows(algorithm))
            able << algorithm;
    }
    return able;
}

QJsonObject Jwk::toPublicJson() const
{
    QJsonObject jwk = publicMembers(*evpShape(m_key.get()));
    if (!m_keyId.isEmpty())
        jwk[u"kid"_s] = m_keyId;
    if (m_algorithm)
        jwk[u"alg"_s] = QString(name(*m_algorithm));
    if (m_signing)
        jwk[u"use"_s] = u"sig"_s;
    return jwk;
}

Secret Jwk::toPrivatePem() const { return m_private ? evpToPrivatePem(m_key.get()) : Secret(); }

QByteArray Jwk::thumbprint() const
{
    // RFC 7638 3: the required members alone, by name, without blanks; QJsonObject keeps its names in that
    // order.
    const QByteArray text =
        QJsonDocument(publicMembers(*evpShape(m_key.get()))).toJson(QJsonDocument::Compact);
    return toBase64Url(evpDigest(JwsAlgorithm::RS256, text));
}

Jwk Jwk::withKeyId(QString keyId) const
{
    Jwk renamed(*this);
    renamed.m_keyId = std::move(keyId);
    return renamed;
}

} // namespace agent0
