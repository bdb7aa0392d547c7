#include "models/sessionface.h"

#include "base/displaytext.h"
#include "oauth/advice.h"
#include "text/spoken.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

using Tone = SessionFace::Tone;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SessionFace)
};

QString iconFor(Fault fault)
{
    switch (fault) {
    case Fault::Network: return u"offline"_s;
    case Fault::Keychain: return u"lock"_s;
    case Fault::Refused: return u"shield"_s;
    case Fault::Untrusted: return u"warning"_s;
    case Fault::SignInNeeded: return u"signin"_s;
    case Fault::Configuration: return u"settings"_s;
    case Fault::Failed:
    case Fault::Usage:
    case Fault::Malformed:
    case Fault::Interrupted: break;
    }
    return u"error"_s;
}

QString titleFor(Fault fault)
{
    switch (fault) {
    case Fault::Network: return Words::tr("Nobody answers");
    case Fault::Keychain: return Words::tr("The keychain cannot be used");
    case Fault::Refused: return Words::tr("The sign-in was refused");
    case Fault::Untrusted: return Words::tr("The sign-in was stopped for your safety");
    case Fault::SignInNeeded: return Words::tr("The sign-in was not finished");
    case Fault::Configuration: return Words::tr("The configuration needs attention");
    case Fault::Malformed: return Words::tr("The identity provider gave a wrong answer");
    case Fault::Failed:
    case Fault::Usage:
    case Fault::Interrupted: break;
    }
    return Words::tr("That did not work");
}

SessionFace trouble(const Error &error, QList<SessionAction> actions)
{
    if (blockerOf(error) != Blocker::Nobody)
        return {Tone::Warning, u"lock"_s, Words::tr("Blocked by the administrator"), displayText(spokenMessage(error)),
            displayText(spokenHint(error)), std::move(actions)};
    const Tone tone = error.fault == Fault::SignInNeeded ? Tone::Warning : Tone::Trouble;
    return {tone, iconFor(error.fault), titleFor(error.fault), displayText(spokenMessage(error)),
        displayText(spokenHint(error)), std::move(actions)};
}

struct Faces {
    SessionFace operator()(const Opening &) const
    {
        return {Tone::Busy, u"clock"_s, Words::tr("Opening"), Words::tr("Agent0 looks up who is signed in."), {}, {}};
    }
    SessionFace operator()(const Unusable &state) const
    {
        if (state.why.code == "profile_missing"_L1)
            return {Tone::Calm, u"agent0"_s, Words::tr("Welcome"),
                Words::tr("Agent0 does not know your company's identity provider yet. Setting it up takes a few "
                          "questions; the sandbox needs no account anywhere."),
                {}, {SessionAction::SetUp, SessionAction::TrySandbox, SessionAction::TryAgain}};
        if (state.why.fault == Fault::Configuration)
            return trouble(state.why, {SessionAction::TryAgain, SessionAction::SetUp});
        return trouble(state.why, {SessionAction::TryAgain});
    }
    SessionFace operator()(const KeychainTrouble &state) const { return trouble(state.why, {SessionAction::TryAgain}); }
    SessionFace operator()(const SignedOut &state) const
    {
        if (state.failure)
            return trouble(*state.failure, {SessionAction::SignIn});
        return {Tone::Calm, u"signin"_s, Words::tr("Sign in to begin"),
            Words::tr("Your browser opens the sign-in page of your company."), {}, {SessionAction::SignIn}};
    }
    SessionFace operator()(const PreparingSignIn &) const
    {
        return {Tone::Busy, u"clock"_s, Words::tr("One moment"),
            Words::tr("Agent0 asks the identity provider for its sign-in page."), {}, {SessionAction::Cancel}};
    }
    SessionFace operator()(const WaitingForBrowser &state) const
    {
        const QList<SessionAction> actions{
            SessionAction::OpenPageAgain, SessionAction::CopyAddress, SessionAction::Cancel};
        if (!state.opened)
            return {Tone::Warning, u"browser"_s, Words::tr("No browser could be started"),
                Words::tr("Copy the address and open it in a browser on this computer."), {},
                {SessionAction::CopyAddress, SessionAction::OpenPageAgain, SessionAction::Cancel}};
        return {Tone::Busy, u"browser"_s, Words::tr("Go on in your browser"),
            Words::tr("Sign in there. This window comes back by itself."),
            Words::tr("No page to be seen? Open it again, or copy its address into a browser on this computer."),
            actions};
    }
    SessionFace operator()(const FinishingSignIn &) const
    {
        return {Tone::Busy, u"clock"_s, Words::tr("Signing in"),
            Words::tr("Agent0 checks what the identity provider sent."), {}, {}};
    }
    SessionFace operator()(const SignedInSession &state) const
    {
        return {Tone::Calm, u"ok"_s, Words::tr("Signed in"), displayText(state.person.displayName, 80), {}, {}};
    }
    SessionFace operator()(const SessionEnding &) const
    {
        return {Tone::Warning, u"clock"_s, Words::tr("Your session ends soon"),
            Words::tr("Sign in again now, and nothing is interrupted."), {}, {SessionAction::SignInAgain}};
    }
    SessionFace operator()(const Offline &state) const
    {
        return {Tone::Warning, u"offline"_s, Words::tr("The identity provider does not answer"),
            displayText(spokenMessage(state.why)),
            Words::tr("What is at hand works on; the rest follows as soon as it answers again."),
            {SessionAction::TryAgain}};
    }
    SessionFace operator()(const SignInNeeded &state) const
    {
        return {Tone::Warning, u"signin"_s, Words::tr("Please sign in again"), displayText(spokenMessage(state.why)),
            displayText(spokenHint(state.why)), {SessionAction::SignInAgain}};
    }
    SessionFace operator()(const SigningOut &) const
    {
        return {Tone::Busy, u"clock"_s, Words::tr("Signing out"), Words::tr("Agent0 revokes and forgets its tokens."),
            {}, {}};
    }
};

} // namespace

SessionFace faceOf(const SessionState &state) { return std::visit(Faces(), state); }

QString textOf(SessionAction action)
{
    switch (action) {
    case SessionAction::SignIn: return Words::tr("Sign in");
    case SessionAction::SignInAgain: return Words::tr("Sign in again");
    case SessionAction::OpenPageAgain: return Words::tr("Open the page again");
    case SessionAction::CopyAddress: return Words::tr("Copy the address");
    case SessionAction::Cancel: return Words::tr("Cancel");
    case SessionAction::TryAgain: return Words::tr("Try again");
    case SessionAction::SetUp: return Words::tr("Set up Agent0");
    case SessionAction::TrySandbox: return Words::tr("Try it on the sandbox");
    }
    return {};
}

} // namespace agent0
