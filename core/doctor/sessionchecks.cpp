#include "doctor/check.h"

#include "base/displaytext.h"
#include "base/filelock.h"
#include "oidc/idtoken.h"
#include "oidc/tokenadvice.h"

#include <QFileInfo>

namespace agent0::doctor {

namespace {

/// A refresh takes seconds; a mark that is older was left by a program that died.
constexpr Seconds RefreshTakes{120};
constexpr Milliseconds LockPatience{2'000};

QString factOf(const VaultContent &content, const QString &server, QLatin1StringView fact)
{
    const auto facts = content.learned.find(server);
    if (facts == content.learned.end())
        return {};
    const auto found = facts->second.find(fact);
    return found == facts->second.end() ? QString() : found->second;
}

Task<Finding> sessionIsAlone(Examination *exam)
{
    const auto content = co_await exam->tools.vault.read();
    if (!content)
        co_return failed(content.error());
    // Where there is no folder yet nobody holds a lock in it.
    if (QFileInfo::exists(exam->folder)) {
        const auto lock =
            co_await FileLock::acquire(exam->folder + "/session.lock"_L1, exam->tools.ports.clock, LockPatience);
        if (!lock)
            co_return warned("session_busy"_L1,
                u"Another program has been working on this session for more than two seconds."_s,
                u"Wait for it, or end it: agent0 and agent0ctl take turns."_s);
    }
    const auto &refreshing = (*content)->refreshing;
    if (refreshing && exam->now() - refreshing->since > RefreshTakes)
        co_return warned("refresh_interrupted"_L1,
            u"A refresh of the session was begun by process %1 and its answer never stored: the refresh token may be used up."_s
                .arg(refreshing->process),
            u"If the next refresh fails, sign in again: agent0ctl login"_s);
    if ((*content)->stranded)
        co_return warned("refresh_token_stranded"_L1,
            u"The newest refresh token waits in the sealed vault, because the keychain did not take it."_s,
            u"Unlock the keychain; the next use moves the token there."_s);
    co_return passed(u"No other program is in the middle of a refresh."_s);
}

Finding signedOutFinding()
{
    Finding finding = failed("signed_out"_L1, u"Nobody is signed in, so that the steps from here on cannot be tried."_s,
        u"Sign in: agent0ctl login"_s, Fault::SignInNeeded);
    finding.who = Who::Person;
    return finding;
}

Task<Finding> verified(Examination *exam)
{
    const auto jws = UnverifiedJws::parse(exam->idToken->reveal());
    if (!jws)
        co_return failed(tokenFailure(jws.error(), Leg::SignIn));
    const auto keys = co_await exam->tools.discovery.keys(exam->idp->jwksUri, jws->keyId);
    if (!keys)
        co_return failed(keys.error());
    IdTokenExpectation expected;
    expected.issuer = exam->profile.identityProvider.issuer;
    expected.clientId = exam->profile.identityProvider.clientId;
    expected.now = exam->now();
    expected.algorithms = idTokenAlgorithms(exam->idp->idTokenAlgorithms);
    const auto token = verifyIdToken(exam->idToken->reveal(), *keys, expected);
    if (!token)
        co_return failed(tokenFailure(token.error(), Leg::SignIn));
    exam->person = token->claims();
    co_return passed(u"%1 is signed in; the ID token is good."_s.arg(token->displayName()))
        .with(u"sub"_s, token->subject())
        .with(u"aud"_s, token->audience().join(u' '))
        .with(u"expires in"_s, u"%1 s"_s.arg(std::chrono::floor<Seconds>(token->expires() - exam->now()).count()));
}

Task<Finding> somebodyIsSignedIn(Examination *exam)
{
    const auto token = co_await exam->tools.session.idToken();
    if (!token && token.error().code == "signed_out"_L1)
        co_return signedOutFinding();
    if (!token)
        co_return failed(token.error());
    exam->idToken = *token;
    co_return co_await verified(exam);
}

Task<Finding> sessionRenews(Examination *exam)
{
    const auto secret = co_await readSessionSecret(exam->tools.ports.secrets, exam->profile.name);
    if (!secret)
        co_return failed(secret.error());
    if (!*secret)
        co_return warned("refresh_token_missing"_L1,
            u"The sign-in brought no refresh token: it ends with its ID token, within the hour."_s,
            u"Ask for the scope offline_access, and let the administrator allow the refresh token grant for the app "
            u"(Okta: "
            u"Applications > the linked app > General > Grant type)."_s);
    const auto content = co_await exam->tools.vault.read();
    const QString rotates =
        content ? factOf(**content, exam->profile.identityProvider.issuer, "rotates"_L1) : QString();
    const qint64 hours = (exam->now() - (*secret)->obtainedAt).count() / 3'600'000;
    co_return passed(u"A refresh token is in the keychain."_s)
        .with(u"obtained"_s, u"%1 h ago"_s.arg(hours))
        .with(u"rotation"_s, rotates.isEmpty() ? u"not known: agent0ctl doctor --probe finds out"_s : rotates);
}

Finding unbound(const Examination &exam)
{
    const Dpop wish = exam.profile.identityProvider.dpop;
    if (wish == Dpop::Off)
        return passed(u"The profile does not want the sign-in to be bound to a key."_s);
    if (exam.idp->dpopAlgorithms.isEmpty())
        return passed(u"The identity provider does not announce that it binds tokens to keys (DPoP)."_s);
    return warned("session_not_bound"_L1,
        u"The identity provider can bind the sign-in to a key (DPoP), and this sign-in is not bound."_s,
        u"Sign in again: agent0ctl login --force"_s);
}

Task<Finding> sessionIsBound(Examination *exam)
{
    const auto secret = co_await readSessionSecret(exam->tools.ports.secrets, exam->profile.name);
    if (!secret)
        co_return failed(secret.error());
    if (!*secret)
        co_return skipped(u"There is no refresh token."_s);
    const auto key = exam->tools.proofs.ofSession(**secret);
    if (!key)
        co_return failed(key.error());
    if (!*key)
        co_return unbound(*exam).with(u"announced"_s, exam->idp->dpopAlgorithms.join(u' '));
    const auto content = co_await exam->tools.vault.read();
    const bool plain = content && (*content)->session && (*content)->session->accessTokenType == "Bearer"_L1;
    Finding finding = passed(u"The refresh token is bound to a key that lies beside it in the keychain."_s);
    if (plain)
        finding = warned("dpop_downgraded"_L1,
            u"The identity provider was shown a key (DPoP) and gives plain access tokens: at the most the refresh token is bound."_s,
            u"Ask its administrator whether DPoP is on for this app."_s);
    co_return std::move(finding).with(u"key"_s, (*key)->thumbprint());
}

/// Of the provider, whichever profile has asked.
Task<Finding> probesAreRemembered(Examination *exam)
{
    const auto content = co_await exam->tools.vault.read();
    if (!content)
        co_return failed(content.error());
    const auto facts = (*content)->learned.find(exam->profile.identityProvider.issuer);
    if (facts == (*content)->learned.end())
        co_return passed(
            u"Nothing has been probed yet: agent0ctl doctor --probe, which says beforehand what it spends."_s);
    Finding finding = passed(u"What this identity provider can do is known from earlier use and probes."_s);
    for (const auto &[fact, value] : facts->second)
        finding.evidence << Evidence{displayText(fact, 80), displayText(value, 200)};
    co_return finding;
}

Task<Finding> mailIsKnown(Examination *exam)
{
    const QString email = exam->person.value("email"_L1).toString();
    const bool asked = exam->profile.identityProvider.scopes.contains("email"_L1);
    Finding finding = passed(email.isEmpty()
            ? u"The ID token names no e-mail address. A resource that knows its people by e-mail will not know this one."_s
            : u"The ID token names an e-mail address, which some resources know their people by."_s);
    co_return std::move(finding)
        .with(u"email"_s, email.isEmpty() ? u"(none)"_s : email)
        .with(u"scope email"_s, asked ? u"asked for"_s : u"not asked for"_s);
}

constexpr Check SessionChecks[] = {
    {"D26"_L1, "Programs take turns with the session"_L1,
        "A rotated refresh token that is used twice ends the whole sign-in."_L1, "session"_L1, "D20 D18"_L1,
        sessionIsAlone, About::Exchange},
    {"D08"_L1, "Somebody is signed in"_L1, "The exchange gives access in the name of who is signed in."_L1,
        "session"_L1, "D02 D21 D24 D18"_L1, somebodyIsSignedIn, About::Exchange},
    {"D17"_L1, "The session can be renewed"_L1, "Without a refresh token people sign in again every hour."_L1,
        "session"_L1, "D08"_L1, sessionRenews, About::Exchange},
    {"D38"_L1, "The session is bound to a key"_L1, "A bound refresh token is worth nothing to who steals it."_L1,
        "dpop"_L1, "D08"_L1, sessionIsBound, About::Exchange},
    {"D35"_L1, "What probes have found out"_L1, "What a server was seen to do once need not be tried again."_L1,
        "session"_L1, "D18"_L1, probesAreRemembered, About::Exchange},
    {"D09"_L1, "What the resource may know the person by"_L1,
        "An ID-JAG names the person by an immutable id; an e-mail address comes only when it was asked for at sign-in."_L1,
        "sub-and-claims"_L1, "D08"_L1, mailIsKnown, About::Exchange},
};

} // namespace

std::span<const Check> sessionChecks() { return SessionChecks; }

} // namespace agent0::doctor
