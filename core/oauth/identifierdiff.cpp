#include "oauth/identifierdiff.h"

#include "base/displaytext.h"
#include "base/result.h"

#include <QRegularExpression>

#include <array>

namespace agent0 {

namespace {

struct Parts {
    QString scheme, host, port, path;
};

/// By position only: what is compared may be no address at all.
Parts partsOf(const QString &text)
{
    static const QRegularExpression shape(u"^(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?([^/:?]*)(?::(\\d+))?(.*)$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = shape.match(text);
    return {match.captured(1), match.captured(2), match.captured(3), match.captured(4)};
}

QString withoutSlash(const QString &text) { return text.endsWith(u'/') ? text.chopped(1) : text; }

bool isAdminTwin(const QString &a, const QString &b)
{
    const auto twin = [](const QString &host) {
        const qsizetype dot = host.indexOf(u'.');
        return dot < 0 ? QString() : host.left(dot) + "-admin"_L1 + host.mid(dot);
    };
    return twin(a) == b || twin(b) == a;
}

bool isServerPathTwin(const Parts &a, const Parts &b)
{
    static const QRegularExpression server(u"^/oauth2/[A-Za-z0-9]+/?$"_s);
    const auto plain = [](const QString &path) { return path.isEmpty() || path == "/"_L1; };
    return a.host == b.host
        && ((plain(a.path) && server.match(b.path).hasMatch()) || (plain(b.path) && server.match(a.path).hasMatch()));
}

using Test = bool (*)(const QString &, const QString &, const Parts &, const Parts &);

struct Kind {
    QLatin1StringView name;
    QLatin1StringView sentence;
    Test applies;
};

/// The first that applies explains best.
constexpr std::array kinds{
    Kind{"trailing_slash"_L1, "They differ only in the slash at the end."_L1,
        [](const QString &a, const QString &b, const Parts &, const Parts &) {
            return withoutSlash(a) == withoutSlash(b);
        }},
    Kind{"blank"_L1, "They differ only in blanks around them."_L1,
        [](const QString &a, const QString &b, const Parts &, const Parts &) { return a.trimmed() == b.trimmed(); }},
    Kind{"scheme"_L1, "They differ in the scheme: one is https, the other is not."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) {
            return a.scheme != b.scheme && a.host == b.host && a.path == b.path;
        }},
    Kind{"host_case"_L1, "They differ only in the case of letters in the host."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) {
            return a.host != b.host && a.host.compare(b.host, Qt::CaseInsensitive) == 0 && a.path == b.path
                && a.port == b.port;
        }},
    Kind{"case"_L1, "They differ only in the case of letters."_L1,
        [](const QString &a, const QString &b, const Parts &, const Parts &) {
            return a.compare(b, Qt::CaseInsensitive) == 0;
        }},
    Kind{"port"_L1, "They differ in the port."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) {
            return a.host == b.host && a.port != b.port && withoutSlash(a.path) == withoutSlash(b.path);
        }},
    Kind{"admin_host"_L1, "One names the administrator's host (-admin), which is not the issuer."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) { return isAdminTwin(a.host, b.host); }},
    Kind{"okta_server_path"_L1, "One names a custom authorization server (/oauth2/…), the other the org itself."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) { return isServerPathTwin(a, b); }},
    Kind{"path"_L1, "They name the same host but another path."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) {
            return !a.scheme.isEmpty() && a.scheme == b.scheme && a.host == b.host && a.port == b.port;
        }},
    Kind{"host"_L1, "They name different hosts."_L1,
        [](const QString &, const QString &, const Parts &a, const Parts &b) {
            return !a.scheme.isEmpty() && a.scheme == b.scheme && a.host != b.host;
        }},
    Kind{"other"_L1, "They are different identifiers."_L1,
        [](const QString &, const QString &, const Parts &, const Parts &) { return true; }},
};

QString mark(const QString &text, qsizetype from)
{
    return displayText(text.left(from), 200) + u'[' + displayText(text.mid(from, 1)) + u']'
        + displayText(text.mid(from + 1), 200);
}

} // namespace

IdentifierDifference identifierDifference(const QString &expected, const QString &actual)
{
    IdentifierDifference found;
    if (expected == actual)
        return found;
    const auto [there, here] = std::ranges::mismatch(expected, actual);
    found.first = there - expected.begin();
    found.marked = mark(expected, found.first) + " / "_L1 + mark(actual, found.first);
    const Parts a = partsOf(expected);
    const Parts b = partsOf(actual);
    const auto kind = std::ranges::find_if(kinds, [&](const Kind &one) { return one.applies(expected, actual, a, b); });
    found.kind = kind->name;
    found.sentence = kind->sentence;
    return found;
}

} // namespace agent0
