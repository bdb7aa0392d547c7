#include "scenes.h"

#include <QApplication>

namespace agent0::screenshots {

namespace {

using test::WindowStage;

Error error(Fault fault, Leg leg, const QString &message, const QString &hint)
{
    return {fault, leg, u"code"_s, message, hint, {}, {}};
}

template<typename State>
bool is(const WindowStage &stage)
{
    return std::holds_alternative<State>(stage.session.state());
}

void waitForBrowser(WindowStage &stage)
{
    stage.browses = false;
    stage.session.signIn();
    stage.waitFor([&] { return is<WaitingForBrowser>(stage); });
}

void signInInVain(WindowStage &stage, const QString &fault)
{
    stage.fault(fault);
    stage.session.signIn();
    stage.waitFor([&] { return is<SignedOut>(stage); });
}

Scenes whileSignedOut()
{
    return {
        {u"start-signed-out"_s, [](WindowStage &) {}},
        {u"start-opening"_s, [](WindowStage &stage) { stage.session.use(*stage.chain.agent); }},
        {u"start-waiting"_s, waitForBrowser},
        {u"start-no-browser"_s,
            [](WindowStage &stage) {
                stage.browserStarts = false;
                waitForBrowser(stage);
            }},
        {u"start-finishing"_s,
            [](WindowStage &stage) {
                waitForBrowser(stage);
                stage.session.note({Leg::SignIn, {}, u"signed in"_s, {}, {}, {}, {}});
            }},
        {u"start-policy-no"_s, [](WindowStage &stage) { signInInVain(stage, u"signin-policy"_s); }},
        {u"start-network"_s, [](WindowStage &stage) { signInInVain(stage, u"discovery-close"_s); }},
        {u"start-untrusted"_s, [](WindowStage &stage) { signInInVain(stage, u"signin-iss-wrong"_s); }},
        {u"start-keychain"_s,
            [](WindowStage &stage) {
                stage.chain.secrets.locked = true;
                stage.session.reload();
                stage.waitFor([&] { return is<KeychainTrouble>(stage); });
            }},
        {u"start-configuration"_s,
            [](WindowStage &stage) {
                stage.session.refuse(
                    error(Fault::Configuration, Leg::Configuration, u"There is no profile \"default\"."_s,
                        u"Write one with agent0ctl init --template okta, or try the sandbox: agent0 --sandbox."_s));
            }},
    };
}

Scenes whileSignedIn()
{
    return {
        {u"session-ended"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.session.noteFailure(error(Fault::SignInNeeded, Leg::Refresh,
                    u"The identity provider has ended the session."_s, u"Sign in again to go on."_s));
            }},
        {u"session-ending"_s,
            [](WindowStage &stage) {
                stage.fault(u"code-no-refresh-token"_s);
                stage.signIn();
                stage.chain.advance(Seconds(52 * 60));
                stage.session.reload();
                stage.waitFor([&] { return is<SessionEnding>(stage); });
            }},
        {u"session-offline"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.chain.clock.longestPause = Milliseconds(0); // it stays so
                stage.session.noteFailure(
                    error(Fault::Network, Leg::Exchange, u"acme.okta.com refuses the connection."_s, {}));
            }},
        {u"session-keychain"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.chain.secrets.locked = true;
                stage.session.reload();
                stage.waitFor([&] { return is<KeychainTrouble>(stage); });
            }},
        {u"session-signing-in-again"_s,
            [](WindowStage &stage) {
                stage.signIn();
                waitForBrowser(stage);
            }},
        {u"commands"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.window.showCommands();
            }},
        {u"shortcuts"_s,
            [](WindowStage &stage) {
                stage.signIn();
                stage.window.showShortcuts();
            }},
    };
}

} // namespace

Scenes sessionScenes()
{
    Scenes all = whileSignedOut();
    for (Scene &scene : whileSignedIn())
        all.push_back(std::move(scene));
    return all;
}

} // namespace agent0::screenshots
