#include "doctor/check.h"

#include "oauth/grants.h"

namespace agent0::doctor {

namespace {

/// Facts are remembered for the provider, so that nobody has to probe twice.
Task<> remember(Examination *exam, QString fact, QString value)
{
    const QString issuer = exam->profile.identityProvider.issuer;
    const auto kept =
        co_await exam->tools.vault.update([=](VaultContent &content) { content.learned[issuer][fact] = value; });
    Q_UNUSED(kept); // a fact that could not be kept is probed again
}

/// As if the server had refused the ID token: that is what a refresh is for.
Task<Finding> refreshRotates(Examination *exam)
{
    const auto before = co_await exam->tools.session.refreshToken();
    if (!before)
        co_return skipped(u"There is no refresh token to try."_s);
    const auto renewed = co_await exam->tools.session.idToken(Session::hash(*exam->idToken));
    if (!renewed)
        co_return failed(renewed.error());
    exam->idToken = *renewed;
    const auto after = co_await exam->tools.session.refreshToken();
    const bool rotates = after && !after->token->equals(before->token->reveal());
    co_await remember(
        exam, u"rotates"_s, rotates ? u"each refresh gives a new refresh token"_s : u"the refresh token stays"_s);
    co_return passed(rotates
            ? u"The session was refreshed, and the refresh token rotated: programs must take turns, which these do."_s
            : u"The session was refreshed; the refresh token stays the same."_s);
}

Task<Finding> refreshTokenIsSubject(Examination *exam)
{
    const auto subject = co_await exam->tools.session.refreshToken();
    if (!subject)
        co_return skipped(u"There is no refresh token to try."_s);
    const Connection one = exam->patient.settings;
    const auto idJag = co_await exam->tools.idJags.obtainWith(one, one.scopes, *subject);
    co_await remember(exam, u"refresh-token-subject"_s, idJag ? u"yes"_s : u"no"_s);
    if (idJag)
        co_return passed(u"The identity provider takes the refresh token as proof of who is there."_s);
    co_return passed(
        u"The identity provider does not take the refresh token as proof of who is there; the ID token is used."_s)
        .with(u"answer"_s, idJag.error().message);
}

Task<Finding> eachScope(Examination *exam)
{
    const Connection one = exam->patient.settings;
    QStringList refused;
    Finding finding = passed(u"Each scope can be had by itself."_s);
    for (const QString &scope : one.scopes) {
        const QStringList alone(scope);
        const auto idJag = co_await exam->tools.idJags.obtain(one, alone);
        finding.evidence << Evidence{scope, idJag ? u"granted"_s : idJag.error().code};
        if (!idJag)
            refused << scope;
    }
    co_await remember(
        exam, u"scopes of "_s + one.id, refused.isEmpty() ? u"each alone"_s : u"refused: "_s + refused.join(u' '));
    if (refused.isEmpty())
        co_return finding;
    Finding trouble =
        warned("scope_denied"_L1, u"Not every scope of the connection is allowed: %1."_s.arg(refused.join(u' ')),
            u"Take these out of the connection, or ask the administrator to allow them in the resource connection."_s);
    trouble.evidence = finding.evidence;
    co_return trouble;
}

Task<Finding> dpopIsOffered(Examination *exam)
{
    const QStringList atProvider = exam->idp->dpopAlgorithms;
    const QStringList atServer = exam->patient.server->dpopAlgorithms;
    const bool both = !atProvider.isEmpty() && !atServer.isEmpty();
    co_await remember(
        exam, u"dpop of "_s + exam->patient.settings.id, both ? u"announced by both"_s : u"not announced by both"_s);
    co_return passed(both ? u"Both servers announce DPoP."_s : u"DPoP is not announced by both servers."_s)
        .with(u"identity provider"_s, atProvider.join(u' '))
        .with(u"resource's server"_s, atServer.join(u' '));
}

constexpr Check ProbeChecks[] = {
    {"D32"_L1, "Does a refresh rotate"_L1, "Rotation decides how carefully programs must share a session."_L1,
        "session"_L1, "D08"_L1, refreshRotates, About::Exchange},
    {"D33"_L1, "Is a refresh token a proof"_L1,
        "Where it is, a session outlives its ID token without another refresh."_L1, "session"_L1, "D08 D10"_L1,
        refreshTokenIsSubject, About::Exchange},
    {"D11"_L1, "Each scope by itself"_L1, "One scope that is not allowed makes some providers refuse all."_L1,
        "scopes"_L1, "D08 D04 D07"_L1, eachScope, About::Exchange},
    {"D34"_L1, "Is DPoP offered"_L1, "A bound token is worth nothing to a thief."_L1, "dpop"_L1, "D02 D05"_L1,
        dpopIsOffered, About::Exchange},
};

} // namespace

std::span<const Check> probeChecks() { return ProbeChecks; }

} // namespace agent0::doctor
