#include "oauth/idjagcomparison.h"

#include "oauth/identifierdiff.h"

#include <algorithm>

namespace agent0 {

namespace {

QString spaced(const QStringList &texts) { return texts.join(u' '); }

/// The claim that a finding is about: "claim_aud", "resource_absent", "jws_typ", "long_lived".
QString claimOf(const QString &code)
{
    if (code == "long_lived"_L1)
        return u"exp"_s;
    if (code == "jws_typ"_L1)
        return u"typ"_s;
    return code.startsWith("claim_"_L1) ? code.sliced(6) : code.section(u'_', 0, 0);
}

bool isIdentifier(const QString &claim)
{
    return claim == "iss"_L1 || claim == "aud"_L1 || claim == "client_id"_L1 || claim == "resource"_L1;
}

/// The place that differs says more about two identifiers than that they do.
QString reason(const ComparedClaim &row, const IdJagFinding &finding)
{
    if (!isIdentifier(row.claim) || row.asked.isEmpty() || row.said.isEmpty())
        return finding.message;
    const IdentifierDifference difference = identifierDifference(row.asked, row.said);
    return difference.kind.isEmpty() ? finding.message : difference.sentence + u' ' + difference.marked;
}

void judge(ComparedClaim &row, const QList<IdJagFinding> &findings)
{
    const auto found =
        std::ranges::find_if(findings, [&](const IdJagFinding &finding) { return claimOf(finding.code) == row.claim; });
    if (found == findings.end()) {
        row.verdict = row.asked.isEmpty() ? ClaimVerdict::Told : ClaimVerdict::AsAsked;
        return;
    }
    row.verdict = found->fatal ? ClaimVerdict::Refused : ClaimVerdict::Differs;
    row.why = reason(row, *found);
}

} // namespace

QList<ComparedClaim> compareIdJag(
    const QJsonObject &header, const QJsonObject &claims, const IdJagExpectation &expected)
{
    const IdJagInspection inspection = inspectIdJag(header, claims, expected);
    const IdJagClaims &said = inspection.claims;
    QList<ComparedClaim> compared{
        {u"typ"_s, u"oauth-id-jag+jwt"_s, header.value("typ"_L1).toString(), {}, {}},
        {u"iss"_s, expected.issuer, said.issuer, {}, {}},
        {u"sub"_s, {}, said.subject, {}, {}},
        {u"aud"_s, expected.audience, spaced(said.audience), {}, {}},
        {u"client_id"_s, expected.clientIdAtResource, said.clientId, {}, {}},
        {u"resource"_s, expected.resource, spaced(said.resources), {}, {}},
        {u"scope"_s, spaced(expected.scopes), spaced(said.scopes.value_or(QStringList())), {}, {}},
    };
    for (const IdJagFinding &finding : inspection.findings) {
        const QString claim = claimOf(finding.code);
        const bool shown = std::ranges::any_of(compared, [&](const ComparedClaim &row) { return row.claim == claim; });
        if (!shown)
            compared << ComparedClaim{claim, {}, claims.value(claim).toVariant().toString(), {}, {}};
    }
    for (ComparedClaim &row : compared)
        judge(row, inspection.findings);
    return compared;
}

} // namespace agent0
