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
