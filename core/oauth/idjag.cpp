#include "oauth/idjag.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr auto IdJagType = "oauth-id-jag+jwt"_L1;
constexpr qint64 UsualLifetime = 300; // what Okta gives, and the most its servers take

/// Gathers what differs; each check looks at the whole by itself, so that all of them are named.
class IdJagFindings {
public:
    IdJagFindings(const SlicedObject &claims, const IdJagExpectation &expected) : m_claims(claims), m_expected(expected)
    {
    }

    void require(ClaimChecks &checks)
    {
        if (const auto good = checks.finish(); !good)
            refuse(good.error().code, good.error().message);
    }
    ClaimChecks checks() const { return ClaimChecks(m_claims, m_expected.now, m_expected.skew); }
    void refuse(const QString &code, const QString &message) { m_findings.insert(m_fatal++, {code, message, true}); }
    void note(const QString &code, const QString &message) { m_findings << IdJagFinding{code, message, false}; }

    void parties();
    void times();
    void resource();
    void scope();
    void binding();
    QList<IdJagFinding> take() { return std::move(m_findings); }

private:
    const SlicedObject &m_claims;
    const IdJagExpectation &m_expected;
    QList<IdJagFinding> m_findings;
    qsizetype m_fatal = 0;
};

void IdJagFindings::parties()
{
    const auto text = [this](QLatin1StringView key, const QString &expected) {
        ClaimChecks check = checks();
        require(expected.isEmpty() ? check.textPresent(key) : check.textEquals(key, expected));
    };
    text("iss"_L1, m_expected.issuer);
    ClaimChecks audience = checks();
    const QString only = audience.audience().value(0);
    // RFC 7523 3 lets an assertion name several; an ID-JAG is for one server alone.
    require(audience.audienceIsExactly(m_expected.audience.isEmpty() ? only : m_expected.audience));
    text("client_id"_L1, m_expected.clientIdAtResource);
    text("sub"_L1, {});
    text("jti"_L1, {});
}

void IdJagFindings::times()
{
    for (const auto check : {&ClaimChecks::notExpired, &ClaimChecks::notBefore}) {
        ClaimChecks one = checks();
        require((one.*check)());
    }
    ClaimChecks issued = checks();
    require(issued.issuedInThePast());
    const auto from = numericDate(m_claims.value("iat"_L1));
    const auto until = numericDate(m_claims.value("exp"_L1));
    if (!from || !until)
        return;
    ClaimChecks order = checks();
    require(order.that(*until > *from, "exp"_L1, u"is not after iat"_s));
    if (*until - *from > UsualLifetime)
        note(u"long_lived"_s,
            u"It lives for %1 seconds; some servers take no more than %2."_s.arg(*until - *from).arg(UsualLifetime));
}

void IdJagFindings::resource()
{
    const JsonSlice value = m_claims.value("resource"_L1);
    if (value.isUndefined()) {
        if (!m_expected.resource.isEmpty())
            note(u"resource_absent"_s, u"It names no resource although one was asked for."_s);
        return;
    }
    const auto resources = textsIn(value);
    ClaimChecks check = checks();
    require(check.that(resources.has_value(), "resource"_L1, u"is neither a text nor a list of texts"_s));
    if (m_expected.resource.isEmpty()) {
        note(u"resource_added"_s, u"It names a resource although none was asked for."_s);
        return;
    }
    if (!resources || (resources->size() == 1 && resources->constFirst() == m_expected.resource))
        return;
    ClaimChecks same = checks();
    require(resources->size() > 1
            ? same.that(false, "resource"_L1, u"names %1 resources where one was asked for"_s.arg(resources->size()))
            : same.textEquals("resource"_L1, m_expected.resource));
}

void IdJagFindings::scope()
{
    const JsonSlice value = m_claims.value("scope"_L1);
    const QStringList granted = value.toString().split(u' ', Qt::SkipEmptyParts);
    ClaimChecks check = checks();
    require(check.that(value.isUndefined() || value.isString(), "scope"_L1, u"is not a text"_s));
    if (m_expected.scopes.isEmpty() || (!value.isUndefined() && !value.isString()))
        return;
    if (value.isUndefined())
        return note(u"scope_absent"_s, u"It names no scope although some were asked for; some servers refuse it."_s);
    QStringList more, fewer;
    for (const QString &scope : granted)
        more << (m_expected.scopes.contains(scope) ? QStringList() : QStringList{scope});
    for (const QString &scope : m_expected.scopes)
        fewer << (granted.contains(scope) ? QStringList() : QStringList{scope});
    if (!more.isEmpty())
        refuse(
            u"claim_scope"_s, u"Its scope grants what was not asked for: %1."_s.arg(displayText(more.join(u' '), 200)));
    if (!fewer.isEmpty())
        note(u"scope_narrowed"_s, u"Its scope lacks what was asked for: %1."_s.arg(displayText(fewer.join(u' '), 200)));
}

void IdJagFindings::binding()
{
    const JsonSlice confirmation = m_claims.value("cnf"_L1);
    if (confirmation.isUndefined()) {
        if (!m_expected.keyThumbprint.isEmpty())
            note(u"cnf_absent"_s, u"It is bound to no key although a DPoP proof was sent."_s);
        return;
    }
    ClaimChecks check = checks();
    require(check.that(confirmation.isObject(), "cnf"_L1, u"is not an object"_s));
    if (m_expected.keyThumbprint.isEmpty())
        return note(u"cnf_added"_s, u"It is bound to a key: it can be redeemed with that key's DPoP proof alone."_s);
    ClaimChecks same = checks();
    require(same.that(
        confirmation["jkt"_L1].toString() == m_expected.keyThumbprint, "cnf"_L1, u"names another key than ours"_s));
}

IdJagInspection inspectionOf(const QString &type, const SlicedObject &claims, const IdJagExpectation &expected)
{
    IdJagFindings findings(claims, expected);
    if (!isMediaType(type, IdJagType))
        findings.refuse(u"jws_typ"_s,
            u"This token is refused: its type is \"%1\" where \"%2\" was expected."_s.arg(
                displayText(type, 60), IdJagType));
    findings.parties();
    findings.times();
    findings.resource();
    findings.scope();
    findings.binding();
    return {IdJagClaims::fromJson(claims), findings.take()};
}

std::unexpected<Error> atExchange(Error error) { return fail(std::move(error.at(Leg::Exchange))); }

} // namespace

IdJagClaims IdJagClaims::fromJson(const SlicedObject &claims)
{
    const auto text = [&](QLatin1StringView key) { return claims.value(key).toString(); };
    const auto time = [&](QLatin1StringView key) -> std::optional<Instant> {
        const auto seconds = numericDate(claims.value(key));
        return seconds ? std::optional(fromUnixSeconds(*seconds)) : std::nullopt;
    };
    const JsonSlice scope = claims.value("scope"_L1);
    return {
        .issuer = text("iss"_L1),
        .subject = text("sub"_L1),
        .audience = textsIn(claims.value("aud"_L1)).value_or(QStringList()),
        .clientId = text("client_id"_L1),
        .id = text("jti"_L1),
        .issuedAt = time("iat"_L1),
        .expires = time("exp"_L1),
        .resources = textsIn(claims.value("resource"_L1)).value_or(QStringList()),
        .scopes = scope.isString() ? std::optional(scope.toString().split(u' ', Qt::SkipEmptyParts)) : std::nullopt,
        .email = text("email"_L1),
        .keyThumbprint = claims.value("cnf"_L1)["jkt"_L1].toString(),
        .all = claims,
    };
}

Result<IdJagInspection> inspectIdJag(QByteArrayView compact, const IdJagExpectation &expected)
{
    const auto jws = UnverifiedJws::parse(compact);
    if (!jws)
        return atExchange(jws.error());
    return inspectionOf(jws->type, jws->claims, expected);
}

IdJagInspection inspectIdJag(const QJsonObject &header, const QJsonObject &claims, const IdJagExpectation &expected)
{
    return inspectionOf(header.value("typ"_L1).toString(), claims, expected);
}

Result<IdJagInspection> verifyIdJag(
    QByteArrayView compact, const JwkSet &keys, const IdJagExpectation &expected, const QList<JwsAlgorithm> &allowed)
{
    const auto jws = UnverifiedJws::parse(compact);
    if (!jws)
        return atExchange(jws.error());
    if (const auto key = verifySignature(*jws, keys, allowed); !key)
        return atExchange(key.error());
    IdJagInspection inspection = inspectionOf(jws->type, jws->claims, expected);
    if (inspection.usable())
        return inspection;
    const IdJagFinding &worst = inspection.findings.constFirst();
    return atExchange(Error{Fault::Untrusted, Leg::Exchange, worst.code, worst.message, {}, {}, {}});
}

} // namespace agent0
