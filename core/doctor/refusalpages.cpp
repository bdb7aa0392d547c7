#include "doctor/refusalpages.h"

#include "doctor/remedies.h"
#include "help/helpsource.h"
#include "oauth/advicerows.h"

namespace agent0::doctor {

namespace {

/// "(the audience)" for what is filled in at run time.
QString unfilled(QString hint)
{
    for (const auto &[placeholder, words] : {std::pair("{audience}"_L1, u"(the audience)"_s),
             std::pair("{resource}"_L1, u"(the resource)"_s), std::pair("{scope}"_L1, u"(the scopes)"_s),
             std::pair("{client}"_L1, u"(the client id)"_s), std::pair("{redirect}"_L1, u"(the redirect address)"_s)})
        hint.replace(placeholder, words);
    return hint;
}

QString serverSays(const AdviceRow &row)
{
    QStringList parts;
    if (row.status)
        parts << (row.status < 10 ? u"HTTP %1xx"_s.arg(row.status) : u"HTTP %1"_s.arg(row.status));
    if (!row.error.isEmpty())
        parts << (row.error == "-"_L1 ? u"no OAuth error"_s : u"`%1`"_s.arg(row.error));
    if (!row.description.isEmpty()) {
        const QString words = QString(row.description).replace(u'&', u" … "_s).replace(u'|', u"`, or `"_s);
        parts << u"with words like `%1`"_s.arg(words);
    }
    return parts.isEmpty() ? u"anything else"_s : parts.join(u' ');
}

QString entryOf(const AdviceRow &row)
{
    QString text =
        u"\n- The server says: %1\n- Cause: %2\n- Cure: %3\n"_s.arg(serverSays(row), row.message, unfilled(row.hint));
    const Remedy *remedy = remedyFor(QString(row.code));
    if (!remedy)
        return text;
    text += u"- Who: %1\n"_s.arg(title(remedy->who));
    if (!remedy->screen.isEmpty())
        text += u"- Where: %1, field %2\n"_s.arg(remedy->screen, remedy->field);
    if (!remedy->topic.isEmpty())
        text += u"- More: [%1](%1)\n"_s.arg(remedy->topic);
    return text;
}

HelpPage pageOf(const QString &topic, const QString &title, std::span<const AdviceRow> rows)
{
    QStringList codes;
    QHash<QString, QString> entries;
    for (const AdviceRow &row : rows) {
        if (!codes.contains(row.code))
            codes << row.code;
        entries[row.code] += entryOf(row);
    }
    QString text = u"# %1\n"_s.arg(title);
    for (const QString &code : codes)
        text += u"\n## `%1`\n"_s.arg(code) + entries.value(code);
    return HelpPage::fromText(topic, text);
}

} // namespace

QList<HelpPage> refusalPages()
{
    return {pageOf(u"errors-client"_s, u"Errors: the client is refused"_s, clientAdvice()),
        pageOf(u"errors-sign-in"_s, u"Errors: the sign-in or refresh is refused"_s, signInAdvice()),
        pageOf(u"errors-exchange"_s, u"Errors: the exchange is refused"_s, exchangeAdvice()),
        pageOf(u"errors-redemption"_s, u"Errors: the ID-JAG is refused"_s, redemptionAdvice()),
        pageOf(u"errors-own-consent"_s, u"Errors: the resource's server refuses what it is asked directly"_s,
            consentAdvice()),
        pageOf(u"errors-resource"_s, u"Errors: the resource refuses"_s, resourceAdvice()),
        pageOf(u"errors-general"_s, u"Errors: what any server may say"_s, generalAdvice())};
}

HelpIndex wholeHelp() { return HelpIndex(helpPages() + refusalPages()); }

} // namespace agent0::doctor
