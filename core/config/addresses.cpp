#include "config/addresses.h"

#include "base/strictjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

Finding textFinding(QLatin1StringView code, QString message, QString hint = {})
{
    return Finding{{}, QString(code), std::move(message), std::move(hint)};
}

bool onlyBetween(const QString &text, char16_t first, char16_t last)
{
    return std::ranges::all_of(text, [=](QChar c) { return c.unicode() >= first && c.unicode() <= last; });
}

/// What every text that goes on the wire keeps: nobody trims it later.
std::optional<Finding> checkWireText(const QString &text)
{
    if (text.isEmpty())
        return textFinding("empty"_L1, u"is empty"_s);
    if (text.front().isSpace() || text.back().isSpace())
        return textFinding("blank_at_end"_L1, u"begins or ends with a blank"_s,
            u"Identifiers are sent byte for byte as typed: remove the blank."_s);
    if (!onlyBetween(text, 0x20, 0x7E))
        return textFinding("bad_character"_L1, u"holds a character that is not visible ASCII"_s);
    return {};
}

// Without regular expressions, here and below: every start of a program comes by, and the first one costs it a megabyte of
// instructions.
bool isByteText(QStringView text)
{
    return !text.isEmpty() && text.size() <= 3
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool loopbackHost(const QString &host)
{
    const QList<QStringView> parts = QStringView(host).split(u'.');
    const bool ipv4 = parts.size() == 4 && parts[0] == "127"_L1 && std::ranges::all_of(parts, isByteText);
    return host == "localhost"_L1 || host == "::1"_L1 || ipv4;
}

bool isIdCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_' || c == u'-';
}

std::optional<Finding> checkParts(const QString &text, const QUrl &url)
{
    if (text.contains(u' ') || text.contains(u'\\') || !url.isValid() || url.scheme().isEmpty())
        return textFinding("bad_address"_L1, u"is not an address"_s, u"Write it in full, like https://acme.example."_s);
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return textFinding("address_user_info"_L1, u"holds a user name or password"_s,
            u"Remove it; secrets are given with --secret-stdin."_s);
    if (url.hasFragment())
        return textFinding("address_fragment"_L1, u"has a fragment (#…)"_s, u"Remove the # and what is behind it."_s);
    return {};
}

} // namespace

std::optional<Finding> checkIdentifier(const QString &text) { return checkWireText(text); }

std::optional<Finding> checkConnectionId(const QString &text)
{
    constexpr qsizetype Longest = 64;
    const bool begins = !text.isEmpty() && isIdCharacter(text.front()) && !u"._-"_s.contains(text.front());
    if (begins && text.size() <= Longest && std::ranges::all_of(text, isIdCharacter))
        return {};
    return textFinding("bad_id"_L1, u"is not an id"_s,
        u"Use up to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit."_s);
}

std::optional<Finding> checkUri(const QString &text)
{
    if (const auto problem = checkWireText(text))
        return problem;
    return checkParts(text, QUrl(text, QUrl::StrictMode));
}

std::optional<Finding> checkOptionalUri(const QString &text) { return text.isEmpty() ? std::nullopt : checkUri(text); }

std::optional<Finding> checkOptionalAddress(const QString &text)
{
    return text.isEmpty() ? std::nullopt : checkAddress(text);
}

std::optional<Finding> checkRegion(const QString &text)
{
    const bool good = text.size() <= 40 && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
    if (good)
        return {};
    return textFinding("bad_region"_L1, u"is no region"_s, u"Write it as Amazon does: eu-central-1."_s);
}

std::optional<Finding> checkAddress(const QString &text)
{
    if (const auto problem = checkUri(text))
        return problem;
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.scheme() == "http"_L1;
    if ((!plain && url.scheme() != "https"_L1) || url.host().isEmpty())
        return textFinding(
            "bad_address"_L1, u"is not an https address"_s, u"Write it in full, like https://acme.example."_s);
    if (plain && !loopbackHost(url.host()))
        return textFinding(
            "plain_http"_L1, u"is plain http, which is for this machine's loopback only"_s, u"Use https."_s);
    return {};
}

std::optional<Finding> checkIssuer(const QString &text)
{
    if (const auto problem = checkAddress(text))
        return problem;
    if (text.contains(u'?'))
        return textFinding("issuer_query"_L1, u"has a query, which an issuer never has (RFC 8414)"_s);
    return {};
}

std::optional<Finding> checkRedirectPath(const QString &text)
{
    if (!text.startsWith(u'/'))
        return textFinding("bad_path"_L1, u"must begin with '/'"_s);
    const bool plain = onlyBetween(text, 0x21, 0x7E) && QUrl(text, QUrl::StrictMode).isValid();
    if (!plain || text.contains(u'?') || text.contains(u'#') || text.startsWith("//"_L1))
        return textFinding(
            "bad_path"_L1, u"is not the path of an address"_s, u"Like /callback: no query, no fragment."_s);
    return {};
}

std::optional<Finding> checkScope(const QString &text)
{
    const bool plain = onlyBetween(text, 0x21, 0x7E) && !text.contains(u'"') && !text.contains(u'\\');
    if (!text.isEmpty() && plain)
        return {};
    return textFinding("bad_scope"_L1, u"is not one scope"_s, u"List scopes one by one: [\"openid\", \"email\"]."_s);
}

std::optional<Finding> checkProxy(const QString &text)
{
    if (text.isEmpty() || text == "none"_L1)
        return {};
    const QUrl whole(text, QUrl::StrictMode);
    if (whole.userInfo().contains(u':'))
        return textFinding("address_user_info"_L1, u"holds a password"_s,
            u"Keep the name alone, http://NAME@HOST:PORT, and give the password to the keychain: "
            "agent0ctl secret set --proxy --secret-stdin."_s);
    const QString plain = whole.userInfo().isEmpty() ? text : whole.toString(QUrl::RemoveUserInfo);
    if (const auto problem = checkUri(plain))
        return problem;
    const QUrl url(plain, QUrl::StrictMode);
    const bool known = QStringList{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}.contains(url.scheme());
    if (!known || url.host().isEmpty())
        return textFinding("bad_proxy"_L1, u"is not a proxy"_s,
            u"Use \"none\", or an address like http://proxy.acme.example:3128; leave it out for the system's."_s);
    return {};
}

std::optional<Finding> checkFilePath(const QString &text)
{
    if (text.isEmpty() || QFileInfo(text).isAbsolute())
        return {};
    return textFinding("relative_path"_L1, u"is not an absolute path"_s);
}

std::optional<Finding> checkWord(const QString &text)
{
    return text.isEmpty() ? textFinding("empty"_L1, u"holds an empty word"_s) : checkLabel(text);
}

std::optional<Finding> checkVariable(const QString &text)
{
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*=[^\\x00-\\x1f\\x7f]*$"_s);
    if (variable.match(text).hasMatch())
        return {};
    return textFinding("bad_variable"_L1, u"is not NAME=value"_s, u"List variables one by one: [\"LANG=C\"]."_s);
}

bool looksLikeSecretName(const QString &name)
{
    const QString plain = name.toLower().remove(u'_').remove(u'-');
    const auto words = {"secret"_L1, "password"_L1, "passphrase"_L1, "privatekey"_L1, "token"_L1, "apikey"_L1};
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return plain.contains(word); });
}

std::optional<Finding> checkLabel(const QString &text)
{
    if (std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return {};
    return textFinding("bad_character"_L1, u"holds a control character"_s);
}

std::optional<Finding> checkAuthorizationDetails(const QString &text)
{
    const QByteArray json = text.toUtf8();
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    bool good = !list.isEmpty() && !findJsonProblem(json);
    for (const QJsonValue one : list)
        good = good && !one["type"_L1].toString().isEmpty();
    if (text.isEmpty() || good)
        return {};
    return textFinding("bad_authorization_details"_L1, u"is not a JSON list of objects that each have a type"_s,
        u"Write it as one text, like [{\"type\":\"todo\",\"actions\":[\"read\"]}]."_s);
}

} // namespace agent0
