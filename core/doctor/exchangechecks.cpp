#include "doctor/check.h"

namespace agent0::doctor {

namespace {

Task<Finding> budgetIsLeft(Examination *exam)
{
    const QString person =
        IdJagLedger::person(exam->profile.identityProvider.issuer, exam->person.value("sub"_L1).toString());
    const IdJagBudget budget =
        exam->tools.ledger.budget(person, exam->patient.settings.id, exam->profile.identityProvider.idJagsPerMonth);
    const QString count =
        budget.perMonth ? u"%1 of %2"_s.arg(budget.spent).arg(*budget.perMonth) : QString::number(budget.spent);
    Finding finding =
        passed(budget.perMonth ? u"%1 ID-JAGs of this month are spent."_s.arg(count)
                               : u"%1 ID-JAGs were spent this month; the profile names no limit."_s.arg(count));
    if (budget.exhausted())
        finding = failed("id_jag_budget"_L1, u"This month's ID-JAGs for this resource are spent: %1."_s.arg(count),
            u"Wait for the next month, or ask the administrator for a larger subscription and raise identityProvider.idJagBudget."_s,
            Fault::Refused);
    else if (budget.nearlySpent())
        finding = warned("id_jag_budget_low"_L1,
            u"Most of this month's ID-JAGs for this resource are spent: %1."_s.arg(count),
            u"See what asks so often: agent0ctl activity list. Ask the administrator for a larger subscription in time."_s);
    co_return std::move(finding).with(u"spent this month"_s, count);
}

/// Where both ends are one Okta org, the ordinary refusals mean something more.
void explainTopology(Finding &finding, const Patient &patient)
{
    if (patient.trust != TrustClass::SameOrgCustom)
        return;
    finding.topic = u"same-org"_s;
    finding.summary += u' ' + meaning(*patient.trust);
}

/// As the program itself does it: where a server turns out to want a proof of possession, once more with it.
Task<Result<IssuedIdJag>> obtainIdJag(Examination *exam)
{
    const Connection one = exam->patient.settings;
    const auto key = co_await exam->tools.proofs.inForce(one);
    if (!key)
        co_return fail(key.error());
    exam->patient.key = *key;
    auto idJag = co_await exam->tools.idJags.obtain(one, one.scopes, *key);
    if (idJag || *key || !wantsProof(idJag.error()))
        co_return idJag;
    const auto demanded = co_await exam->tools.proofs.afterDemand(one, idJag.error().leg);
    if (!demanded)
        co_return fail(demanded.error());
    exam->patient.key = *demanded;
    if (!*demanded)
        co_return idJag;
    co_return co_await exam->tools.idJags.obtain(one, one.scopes, *demanded);
}

Finding withWhatWasAsked(Finding finding, const Connection &one)
{
    return std::move(finding)
        .with(u"asked: audience"_s, one.audience)
        .with(u"asked: resource"_s, one.resource)
        .with(u"asked: scope"_s, one.scopes.join(u' '));
}

Task<Finding> exchangeSucceeds(Examination *exam)
{
    exam->patient.inspection.reset();
    auto idJag = co_await obtainIdJag(exam);
    const Connection &one = exam->patient.settings;
    // What was issued and cannot be used is the next check's to tell.
    if (!idJag && !exam->patient.inspection) {
        Finding finding = failed(idJag.error());
        explainTopology(finding, exam->patient);
        co_return withWhatWasAsked(std::move(finding), one);
    }
    if (idJag) {
        exam->patient.key = idJag->dpop;
        exam->patient.idJag = std::move(*idJag);
    }
    co_return withWhatWasAsked(passed(u"The identity provider issued an ID-JAG."_s), one);
}

Finding claimDiffers(const IdJagInspection &inspection, const IdJagFinding &worst, const Examination &exam)
{
    const Connection &one = exam.patient.settings;
    const IdJagClaims &claims = inspection.claims;
    const QString code = u"id_jag_"_s + worst.code;
    Finding finding = failed({}, worst.message, {}, Fault::Untrusted);
    if (worst.code == "claim_aud"_L1 && claims.audience.size() == 1)
        finding = differing({}, u"The ID-JAG's aud is not the audience that was asked for."_s, one.audience,
            claims.audience.constFirst());
    else if (worst.code == "claim_client_id"_L1 && !claims.clientId.isEmpty())
        finding = differing({}, u"The ID-JAG's client_id is not this client's id at the resource's server."_s,
            one.clientId, claims.clientId);
    else if (worst.code == "claim_resource"_L1 && claims.resources.size() == 1)
        finding = differing({}, u"The ID-JAG's resource is not the one that was asked for."_s, one.resource,
            claims.resources.constFirst());
    else if (worst.code == "claim_iss"_L1 && !claims.issuer.isEmpty())
        finding = differing({}, u"The ID-JAG's iss is not the identity provider."_s,
            exam.profile.identityProvider.issuer, claims.issuer);
    finding.code = code;
    finding.fault = Fault::Untrusted;
    finding.advice =
        u"The ID-JAG was not sent on. The identity provider's administrator has to correct what is entered there "
        u"for this connection, or its clock."_s;
    return finding;
}

Finding withClaims(Finding finding, const IdJagClaims &claims)
{
    return std::move(finding)
        .with(u"iss"_s, claims.issuer)
        .with(u"sub"_s, claims.subject)
        .with(u"aud"_s, claims.audience.join(u' '))
        .with(u"client_id"_s, claims.clientId)
        .with(u"resource"_s, claims.resources.join(u' '))
        .with(u"scope"_s, claims.scopes ? claims.scopes->join(u' ') : u"(none)"_s)
        .with(u"lives"_s,
            claims.issuedAt && claims.expires ? u"%1 s"_s.arg((*claims.expires - *claims.issuedAt).count() / 1000)
                                              : u"(not said)"_s)
        .with(u"cnf"_s, claims.keyThumbprint.isEmpty() ? u"(none)"_s : claims.keyThumbprint);
}

/// What the other side will demand and does not get, though it may be issued so.
std::optional<Finding> noteworthy(const IdJagInspection &inspection, const Examination &exam)
{
    for (const IdJagFinding &one : inspection.findings) {
        if (one.code == "scope_narrowed"_L1 || one.code == "resource_added"_L1 || one.code == "cnf_absent"_L1)
            continue; // told elsewhere, or harmless
        const bool needsScope = exam.patient.profile && exam.patient.profile->scope == RedemptionScope::Forbidden;
        Finding finding = one.code == "scope_absent"_L1 && needsScope
            ? failed({}, one.message,
                  u"Let the administrator allow the connection's scopes: this kind of server takes no ID-JAG without one."_s,
                  Fault::Refused)
            : warned({}, one.message,
                  u"Ask the identity provider's administrator; what comes of it depends on the resource's server."_s);
        finding.code = u"id_jag_"_s + one.code;
        return finding;
    }
    return {};
}

Task<Finding> idJagIsRight(Examination *exam)
{
    if (!exam->patient.inspection)
        co_return skipped(u"No ID-JAG was read."_s);
    const IdJagInspection &inspection = *exam->patient.inspection;
    if (!inspection.usable())
        co_return withClaims(claimDiffers(inspection, inspection.findings.constFirst(), *exam), inspection.claims);
    if (auto finding = noteworthy(inspection, *exam))
        co_return withClaims(std::move(*finding), inspection.claims);
    co_return withClaims(
        passed(u"It says what was asked for, and what the resource's server will look for."_s), inspection.claims);
}

Task<Finding> personIsTheSame(Examination *exam)
{
    const QString here = exam->person.value("sub"_L1).toString();
    const QString there = exam->patient.inspection->claims.subject;
    const QString email = exam->patient.inspection->claims.email;
    Finding finding = passed(
        u"Sign-in and ID-JAG name the same person. The id is the identity provider's own and cannot be changed."_s);
    if (here != there)
        finding = warned("subject_differs"_L1, u"The ID-JAG names the person by another id than the sign-in did."_s,
            u"That is right where the administrator maps the resource's users (SAML NameID); else ask the administrator."_s);
    co_return std::move(finding)
        .with(u"sub at sign-in"_s, here)
        .with(u"sub in the ID-JAG"_s, there)
        .with(u"email in the ID-JAG"_s, email.isEmpty() ? u"(none)"_s : email);
}

Task<Finding> dpopIsAgreed(Examination *exam)
{
    const bool bound = !exam->patient.inspection->claims.keyThumbprint.isEmpty();
    const Dpop wish = exam->patient.settings.dpop;
    Finding finding = passed(bound ? u"The ID-JAG is bound to a key."_s : u"No key is wanted, and none is bound."_s);
    if (wish == Dpop::Required && !bound)
        finding = failed("dpop_downgraded"_L1,
            u"The profile wants tokens that are bound to a key, and the ID-JAG is not."_s,
            u"Let the identity provider's administrator enable DPoP for the app, or set the connection's dpop to auto."_s,
            Fault::Untrusted);
    co_return std::move(finding)
        .with(u"cnf"_s, bound ? exam->patient.inspection->claims.keyThumbprint : u"(none)"_s)
        .with(u"announced by the resource's server"_s, exam->patient.server->dpopAlgorithms.join(u' '));
}

constexpr Check ExchangeChecks[] = {
    {"D16"_L1, "ID-JAGs are left this month"_L1,
        "Some subscriptions allow each person 250 ID-JAGs a month and resource."_L1, "budget"_L1, "D08"_L1,
        budgetIsLeft, About::Exchange},
    {"D10"_L1, "The identity provider issues an ID-JAG"_L1,
        "This is where the administrator's policy decides. It spends one ID-JAG."_L1, "federation"_L1,
        "D08 D04 D06 D07 D30 D16"_L1, exchangeSucceeds, About::Exchange},
    {"D12"_L1, "The ID-JAG is what the other side demands"_L1,
        "The resource's server compares each of these; what the administrator typed goes into them."_L1,
        "identifiers"_L1, "D10"_L1, idJagIsRight, About::Exchange},
    {"D15"_L1, "Tokens are bound to a key where that is wanted"_L1,
        "A downgrade to plain bearer tokens is never announced."_L1, "dpop"_L1, "D12"_L1, dpopIsAgreed,
        About::Exchange},
    {"D28"_L1, "Everybody means the same person"_L1,
        "A resource that does not know the id answers with a bare refusal."_L1, "sub-and-claims"_L1, "D12"_L1,
        personIsTheSame, About::Exchange},
};

} // namespace

std::span<const Check> exchangeChecks() { return ExchangeChecks; }

} // namespace agent0::doctor
