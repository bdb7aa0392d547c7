#include "text/spoken.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <vector>

namespace agent0 {

namespace {

/// As core has them; what is a name or an address there is a %n. A test holds each against core's sources.
constexpr const char *Texts[] = {
    QT_TRANSLATE_NOOP("Core", "The server said: %1."),
    QT_TRANSLATE_NOOP("Core", "%1 did not answer within %2 seconds."),
    QT_TRANSLATE_NOOP("Core", "No connection to %1 within %2 seconds."),
    QT_TRANSLATE_NOOP("Core", "No connection to %1: %2."),
    QT_TRANSLATE_NOOP("Core", "nothing listens there"),
    QT_TRANSLATE_NOOP("Core", "The identity provider answers: %1"),
    QT_TRANSLATE_NOOP("Core", "The resource names its authorization server: %1"),
    QT_TRANSLATE_NOOP("Core", "The resource names its scopes: %1"),
    QT_TRANSLATE_NOOP("Core", "The resource's authorization server answers: %1"),
    QT_TRANSLATE_NOOP("Core", "Its authorization server names its scopes: %1"),
    QT_TRANSLATE_NOOP("Core", "Its authorization server takes clients by %1."),
    QT_TRANSLATE_NOOP(
        "Core", "The probe spends up to %1 ID-JAGs more than the %2 of the checks, and refreshes the session once."),
    QT_TRANSLATE_NOOP("Core", "no way to it"),
    QT_TRANSLATE_NOOP("Core", "The name %1 is not known to the network."),
    QT_TRANSLATE_NOOP(
        "Core", "The connection to %1 was lost before the answer was complete; the request was not sent again."),
    QT_TRANSLATE_NOOP("Core", "The answer of %1 ended before it was complete."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 is for another host."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 is for another host: %2."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 (%2) expired on %3."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 (%2) is not valid before %3."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 is signed by nobody but itself (%2)."),
    QT_TRANSLATE_NOOP("Core", "The certificate of %1 comes from an authority that this computer does not know: %2."),
    QT_TRANSLATE_NOOP("Core", "The proxy wants a user name and password for %1."),
    QT_TRANSLATE_NOOP("Core", "The proxy could not reach %1."),
    QT_TRANSLATE_NOOP("Core", "Check the network connection and the proxy settings, then try again."),
    QT_TRANSLATE_NOOP("Core", "Whether the server acted on the request is not known. Look before you do it again."),
    QT_TRANSLATE_NOOP("Core", "Start the program that should listen on this computer, or correct the port."),
    QT_TRANSLATE_NOOP("Core", "A proxy on the way or the server is at fault: tell whoever runs it."),
    QT_TRANSLATE_NOOP("Core",
        "Check this computer's date and time. If they are right, tell whoever runs the server; an extra CA file does "
        "not help here."),
    QT_TRANSLATE_NOOP("Core",
        "If your company inspects TLS traffic, put its certificate authority into the system's store or name its PEM "
        "file as the extra CA file; otherwise do not go on and ask your administrator."),
    QT_TRANSLATE_NOOP("Core", "Ask your administrator whether the proxy may reach this host."),
    QT_TRANSLATE_NOOP("Core", "The keychain is locked."),
    QT_TRANSLATE_NOOP("Core", "The keychain has no keyring to keep secrets in."),
    QT_TRANSLATE_NOOP("Core", "No keychain (Secret Service) is running."),
    QT_TRANSLATE_NOOP("Core", "There is no session bus, so no keychain can be reached."),
    QT_TRANSLATE_NOOP("Core", "The library for the keychain is not installed."),
    QT_TRANSLATE_NOOP("Core", "This program may not talk to the keychain."),
    QT_TRANSLATE_NOOP("Core", "The keychain does not answer."),
    QT_TRANSLATE_NOOP("Core", "The keychain did not answer in time."),
    QT_TRANSLATE_NOOP("Core", "The keychain refused access."),
    QT_TRANSLATE_NOOP("Core", "The keychain failed: %1"),
    QT_TRANSLATE_NOOP("Core", "Unlock it, for example in “Passwords and Keys”, and try again."),
    QT_TRANSLATE_NOOP("Core", "Make a default keyring, for example in “Passwords and Keys”, and try again."),
    QT_TRANSLATE_NOOP("Core", "Install and start one: the package gnome-keyring or kwalletmanager."),
    QT_TRANSLATE_NOOP(
        "Core", "Look whether a window asks for its password, else end gnome-keyring-daemon and start it again."),
    QT_TRANSLATE_NOOP("Core", "Allow Agent0 when the keychain asks, and try again."),
    QT_TRANSLATE_NOOP("Core", "Look at the keychain's own window."),
    QT_TRANSLATE_NOOP("Core", "Nobody is signed in."),
    QT_TRANSLATE_NOOP("Core", "Sign in: agent0ctl login"),
    QT_TRANSLATE_NOOP("Core", "The session at the identity provider has ended: it no longer takes the refresh token."),
    QT_TRANSLATE_NOOP("Core", "Nobody came back from the browser within %1 seconds."),
    QT_TRANSLATE_NOOP("Core", "The connection \"%1\" is disabled."),
    QT_TRANSLATE_NOOP("Core", "The administrator's policy disables it."),
    QT_TRANSLATE_NOOP("Core", "There is no connection \"%1\"."),
    QT_TRANSLATE_NOOP("Core", "There is no client secret for the client %1 in the keychain."),
    QT_TRANSLATE_NOOP("Core", "There is no private key for the client %1 in the keychain."),
    QT_TRANSLATE_NOOP("Core", "The redirect address 127.0.0.1:%1 cannot be opened: another program uses it."),
    QT_TRANSLATE_NOOP("Core", "%1 publishes no metadata (asked %2)."),
    QT_TRANSLATE_NOOP("Core", "Check the address: it must be the issuer exactly as its administrator gave it."),
    QT_TRANSLATE_NOOP("Core", "%1 answers with %2 instead of a document."),
    QT_TRANSLATE_NOOP("Core", "The document at %1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("Core", "There is no profile %1 (%2)."),
    QT_TRANSLATE_NOOP("Core", "Write one with `agent0ctl init`, or try everything with `agent0ctl demo`."),
    QT_TRANSLATE_NOOP("Core", "Another Agent0 is changing this profile just now."),
    QT_TRANSLATE_NOOP("Core", "Try again in a moment."),
    QT_TRANSLATE_NOOP("Core", "The resource does not accept the access token."),
    QT_TRANSLATE_NOOP("Core", "The resource does not allow you this."),
    QT_TRANSLATE_NOOP("Core", "Ask the owner of the resource for the permission, or the administrator for the scope."),
    QT_TRANSLATE_NOOP("Core", "The resource has nothing at this address."),
    QT_TRANSLATE_NOOP("Core", "The token does not carry the scope that this call needs."),
    QT_TRANSLATE_NOOP("Core", "The resource wants a newer or stronger sign-in."),
    QT_TRANSLATE_NOOP("Core", "The server gets too many requests."),
    QT_TRANSLATE_NOOP("Core", "Wait and try again; the server may have said how long."),
    QT_TRANSLATE_NOOP("Core", "Wait and try again."),
    QT_TRANSLATE_NOOP("Core", "The server is overloaded or in maintenance."),
    QT_TRANSLATE_NOOP("Core", "The server failed at its work."),
    QT_TRANSLATE_NOOP("Core", "Try again later; if it goes on, ask its administrator, with the request id."),
    QT_TRANSLATE_NOOP("Core", "There is no todo with the id %1."),
    QT_TRANSLATE_NOOP("Core", "List the todos again: it may have been removed elsewhere."),
    QT_TRANSLATE_NOOP("Core", "%1 refused the access token, a fresh one as well (status %2)."),
    QT_TRANSLATE_NOOP("Core", "%1 does not allow this (status %2)."),
    QT_TRANSLATE_NOOP(
        "Core", "Ask the resource's administrator whether the person and the connection's scopes allow it."),
    QT_TRANSLATE_NOOP("Core", "%1 has nothing at this address (status %2)."),
    QT_TRANSLATE_NOOP("Core", "Check the path, and the connection's api.baseUrl."),
    QT_TRANSLATE_NOOP("Core", "%1 was not reached: the proxy on the way wants to know who you are (status %2)."),
    QT_TRANSLATE_NOOP("Core", "Set network.proxy, or the system's proxy, to one that lets this program through."),
    QT_TRANSLATE_NOOP("Core", "%1 asks to wait: too many requests (status %2)."),
    QT_TRANSLATE_NOOP("Core", "Try again later."),
    QT_TRANSLATE_NOOP("Core", "%1 has a fault of its own (status %2)."),
    QT_TRANSLATE_NOOP("Core", "Try again later; if it stays, tell the resource's owner the time and the status."),
    QT_TRANSLATE_NOOP("Core", "%1 refused the request (status %2)."),
    QT_TRANSLATE_NOOP("Core", "Sign in again: the resource wants a newer or stronger sign-in."),
    QT_TRANSLATE_NOOP("Core", "Your administrator's policy does not allow this sign-in."),
    QT_TRANSLATE_NOOP("Core",
        "Ask the administrator for a rule of the sign-on or access policy that covers this client, you and this "
        "grant."),
    QT_TRANSLATE_NOOP("Core", "Your administrator has not given you this app."),
    QT_TRANSLATE_NOOP(
        "Core", "Ask the administrator to assign you to it (Okta: AI agent > User access > Assignments)."),
    QT_TRANSLATE_NOOP(
        "Core", "The sign-in was refused: you cancelled it, or the identity provider does not let you in."),
    QT_TRANSLATE_NOOP("Core", "If you did not cancel it, ask the administrator whether you may use this app."),
    QT_TRANSLATE_NOOP("Core", "The identity provider wants to see you in the browser."),
    QT_TRANSLATE_NOOP("Core", "Sign in: agent0ctl login --force"),
    QT_TRANSLATE_NOOP("Core", "Sign in again: agent0ctl login"),
    QT_TRANSLATE_NOOP("Core", "The code that the browser brought back is not valid any more."),
    QT_TRANSLATE_NOOP("Core", "Sign in again, and do not load the last page twice: agent0ctl login"),
    QT_TRANSLATE_NOOP("Core", "The identity provider gets too many requests for you."),
    QT_TRANSLATE_NOOP("Core", "Wait a minute and try again."),
    QT_TRANSLATE_NOOP("Core", "The resource's app is not set up for Cross App Access, or you are not assigned to it."),
    QT_TRANSLATE_NOOP("Core",
        "Ask the administrator to enable Cross App Access on the resource's app (Resource Server tab), and to assign "
        "you to that app as well."),
    QT_TRANSLATE_NOOP("Core", "The identity provider issues no more ID-JAGs for you and this resource this month."),
    QT_TRANSLATE_NOOP("Core",
        "Wait for the next month, or ask the administrator for a larger subscription. agent0ctl connections show "
        "prints the count."),
    QT_TRANSLATE_NOOP("Core", "Your session at the identity provider has ended."),
    QT_TRANSLATE_NOOP("Core", "Your account at the identity provider is not active, or not assigned."),
    QT_TRANSLATE_NOOP("Core", "Ask the administrator to look at your account."),
    QT_TRANSLATE_NOOP("Core", "The resource wants a stronger sign-in than you gave."),
    QT_TRANSLATE_NOOP("Core", "Sign in again with a second factor: agent0ctl login --force"),
    QT_TRANSLATE_NOOP("Core",
        "The identity provider no longer accepts the sign-in: the ID token has expired, or its session was ended."),
    QT_TRANSLATE_NOOP("Core", "Your administrator has not linked this app to the agent."),
    QT_TRANSLATE_NOOP(
        "Core", "Ask the administrator for a delegation link (Okta: AI agent > User access, or Machine access)."),
    QT_TRANSLATE_NOOP("Core", "Your administrator's policy does not allow this access."),
    QT_TRANSLATE_NOOP(
        "Core", "Ask the administrator for a policy rule that covers this client, you and token exchange."),
    QT_TRANSLATE_NOOP("Core", "Your administrator's policy does not allow this from the network that you are in."),
    QT_TRANSLATE_NOOP("Core", "Connect to the company's network or VPN, or ask the administrator."),
    QT_TRANSLATE_NOOP("Core", "Your administrator does not allow this access."),
    QT_TRANSLATE_NOOP("Core",
        "Ask the administrator for a connection between this agent and the resource, and for your assignment to both."),
    QT_TRANSLATE_NOOP("Core", "Your administrator allows none of the scopes that the connection asks for."),
    QT_TRANSLATE_NOOP("Core", "The resource does not know you, or does not know which of its users you are."),
    QT_TRANSLATE_NOOP("Core",
        "Sign in to the resource once in the browser with the same company account. If that does not help, ask the "
        "owner of the resource to link your account (SSO connection, federated identity)."),
    QT_TRANSLATE_NOOP("Core", "The policy of the resource's server does not allow this access."),
    QT_TRANSLATE_NOOP("Core", "The resource's server does not trust your identity provider."),
    QT_TRANSLATE_NOOP(
        "Core", "The resource was not allowed to this program: the person, or the server's policy, said no."),
    QT_TRANSLATE_NOOP("Core", "The resource's server does not take what it had given to this program any more."),
    QT_TRANSLATE_NOOP("Core", "Allow the access again: agent0ctl connect"),
    QT_TRANSLATE_NOOP("Core", "Access to %1 has been under way for %2 seconds."),
    QT_TRANSLATE_NOOP("Core", "Finish it in the browser where a page is open, and try again."),
    QT_TRANSLATE_NOOP("Core", "Check the spelling of the address and the network connection (or VPN)."),
    QT_TRANSLATE_NOOP("Core", "No TLS connection to %1 was possible: %2."),
    QT_TRANSLATE_NOOP("Core", "The proxy refused the way to %1 with status %2."),
    QT_TRANSLATE_NOOP("Core", "The name of the proxy is not known to the network."),
    QT_TRANSLATE_NOOP("Core",
        "Put the name into network.proxy (http://NAME@HOST:PORT) and its password into the keychain (agent0ctl secret "
        "set --proxy --secret-stdin), or ask your administrator for a rule that lets Agent0 through."),
    QT_TRANSLATE_NOOP(
        "Core", "You may be behind a captive portal or a sign-on proxy; otherwise check the configured address."),
    QT_TRANSLATE_NOOP("Core", "is missing"),
    QT_TRANSLATE_NOOP("Core", "is not an https address"),
    QT_TRANSLATE_NOOP("Core", "is plain http, which is for this machine's loopback only"),
    QT_TRANSLATE_NOOP("Core", "is not an address"),
    QT_TRANSLATE_NOOP("Core", "begins or ends with a blank"),
    QT_TRANSLATE_NOOP("Core", "Identifiers are sent byte for byte as typed: remove the blank."),
    QT_TRANSLATE_NOOP("Core", "holds a character that is not visible ASCII"),
    QT_TRANSLATE_NOOP("Core", "holds a user name or password"),
    QT_TRANSLATE_NOOP("Core", "has a fragment (#…)"),
    QT_TRANSLATE_NOOP("Core", "Remove the # and what is behind it."),
    QT_TRANSLATE_NOOP("Core", "has a query, which an issuer never has (RFC 8414)"),
    QT_TRANSLATE_NOOP("Core", "is not an id"),
    QT_TRANSLATE_NOOP("Core", "Use up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit."),
    QT_TRANSLATE_NOOP("Core", "must begin with '/'"),
    QT_TRANSLATE_NOOP("Core", "is not the path of an address"),
    QT_TRANSLATE_NOOP("Core", "is not a proxy"),
    QT_TRANSLATE_NOOP("Core", "is not an absolute path"),
    QT_TRANSLATE_NOOP("Core", "must be a whole number from %1 to %2"),
    QT_TRANSLATE_NOOP("Core", "must contain openid, or there is no sign-in"),
    QT_TRANSLATE_NOOP("Core", "do not contain offline_access: the sign-in ends with its ID token"),
    QT_TRANSLATE_NOOP("Core", "Add offline_access to stay signed in."),
    QT_TRANSLATE_NOOP("Core", "ends with a slash, and Okta's issuer never does"),
    QT_TRANSLATE_NOOP("Core", "is the address of the Okta Admin Console, not of the org"),
    QT_TRANSLATE_NOOP("Core",
        "is the client id at the identity provider: there are two client registrations, and they are never mixed"),
    QT_TRANSLATE_NOOP("Core", "Use the id that the resource's authorization server gave."),
    QT_TRANSLATE_NOOP("Core", "differs from authorizationServer only by the slash at its end"),
    QT_TRANSLATE_NOOP("Core", "%1 is set by your organisation and cannot be changed here."),
    QT_TRANSLATE_NOOP("Core", "It comes from %1: ask your administrator."),
    QT_TRANSLATE_NOOP("Core", "There is a connection of that id already."),
    QT_TRANSLATE_NOOP("Core", "Edit that one, or choose another id."),
};

/// One of the texts, and how to find out what stands for its %n.
struct Pattern {
    const char *text;
    QRegularExpression expression;
};

std::vector<Pattern> patterns()
{
    std::vector<Pattern> all;
    for (const char *text : Texts) {
        QString form = QRegularExpression::escape(QString::fromUtf8(text));
        form.replace(QRegularExpression(u"\\\\%[1-9]"_s), u"(.+)"_s);
        all.push_back({text,
            QRegularExpression(QRegularExpression::anchoredPattern(form),
                QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption)});
    }
    // The one that says most: what fits "No connection to %1: %2." may fit a longer one better.
    std::ranges::sort(all, std::greater(), [](const Pattern &one) { return qstrlen(one.text); });
    return all;
}

QString sentence(const QString &english)
{
    static const std::vector<Pattern> all = patterns();
    for (const Pattern &one : all) {
        const auto match = one.expression.match(english);
        if (!match.hasMatch())
            continue;
        QString text = QCoreApplication::translate("Core", one.text);
        if (text == QString::fromUtf8(one.text))
            return english;
        // At once, so that a %1 in a name is none of ours.
        QStringList names = match.capturedTexts().mid(1);
        for (QString &name : names)
            name = spoken(name);
        switch (names.size()) {
        case 1: text = text.arg(names[0]); break;
        case 2: text = text.arg(names[0], names[1]); break;
        case 3: text = text.arg(names[0], names[1], names[2]); break;
        default: break;
        }
        return text;
    }
    return english;
}

} // namespace

QString spoken(const QString &english)
{
    // What a server said for itself is added behind.
    const qsizetype said = english.indexOf(u" The server said: "_s);
    if (said < 0)
        return sentence(english);
    return sentence(english.first(said)) + u' ' + sentence(english.sliced(said + 1));
}

std::span<const char *const> spokenTexts() { return Texts; }

QString spokenMessage(const Error &error) { return spoken(error.message); }
QString spokenHint(const Error &error) { return spoken(error.hint); }

} // namespace agent0
