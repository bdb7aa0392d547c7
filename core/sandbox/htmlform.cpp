#include "sandbox/htmlform.h"

#include <QRegularExpression>
#include <QString>

namespace agent0::sandbox {

namespace {

const QString FormPattern = QStringLiteral("<form\\b([^>]*)>(.*?)</form>");
const QString InputPattern = QStringLiteral("<input\\b([^>]*)>");
constexpr auto Loosely = QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;

QString unescaped(QString text)
{
    return text.replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
        .replace(QStringLiteral("&#x27;"), QStringLiteral("'"))
        .replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

QString attribute(const QString &tag, const char *name)
{
    const QRegularExpression pattern(
        QStringLiteral("\\b%1\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))").arg(QLatin1StringView(name)), Loosely);
    const auto found = pattern.match(tag);
    for (int i = 1; i <= 3; ++i) {
        if (found.capturedLength(i) > 0)
            return unescaped(found.captured(i));
    }
    return {};
}

void addField(QByteArray &body, const QString &name, const QByteArray &value)
{
    if (!body.isEmpty())
        body.append('&');
    body.append(name.toUtf8().toPercentEncoding()).append('=').append(value.toPercentEncoding());
}

FilledForm filled(const QString &tag, const QString &inside, const QByteArray &username, const QByteArray &password)
{
    FilledForm form;
    form.action = attribute(tag, "action").toUtf8();
    form.method = attribute(tag, "method").compare(QStringLiteral("post"), Qt::CaseInsensitive) == 0 ? "POST" : "GET";
    auto inputs = QRegularExpression(InputPattern, Loosely).globalMatch(inside);
    while (inputs.hasNext()) {
        const QString input = inputs.next().captured(1);
        const QString name = attribute(input, "name");
        const QString type = attribute(input, "type").toLower();
        if (name.isEmpty() || type == QStringLiteral("checkbox") || type == QStringLiteral("submit"))
            continue;
        if (type == QStringLiteral("hidden"))
            addField(form.body, name, attribute(input, "value").toUtf8());
        else
            addField(form.body, name, type == QStringLiteral("password") ? password : username);
        form.hasPassword |= type == QStringLiteral("password");
    }
    return form;
}

} // namespace

std::optional<FilledForm> fillForm(const QByteArray &html, const QByteArray &username, const QByteArray &password)
{
    std::optional<FilledForm> first;
    auto forms = QRegularExpression(FormPattern, Loosely).globalMatch(QString::fromUtf8(html));
    while (forms.hasNext()) {
        const auto found = forms.next();
        FilledForm form = filled(found.captured(1), found.captured(2), username, password);
        if (form.hasPassword)
            return form;
        if (!first)
            first = std::move(form);
    }
    return first;
}

} // namespace agent0::sandbox
