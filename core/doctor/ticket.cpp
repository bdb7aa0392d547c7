#include "doctor/ticket.h"

#include <QDateTime>
#include <QTimeZone>

namespace agent0::doctor {

namespace {

bool isFor(const Finding &finding, Addressee addressee)
{
    const Who who = addressee == Addressee::IdentityAdministrator ? Who::IdentityAdministrator : Who::ResourceOwner;
    return finding.isTrouble() && finding.who == who;
}

QString row(const QString &label, const QString &value)
{
    return value.isEmpty() ? QString() : u"- %1: %2\n"_s.arg(label, value);
}

QString quoted(const QString &text) { return text.isEmpty() ? text : u'`' + QString(text).replace(u'`', u'\'') + u'`'; }

QString introduction(const Report &report, const Profile &profile, Addressee addressee)
{
    const QString whom = addressee == Addressee::IdentityAdministrator
        ? u"Request to the administrator of the identity provider (%1)"_s.arg(profile.identityProvider.issuer)
        : u"Request to the owner of the resource"_s;
    const QString when = QDateTime::fromSecsSinceEpoch(unixSeconds(report.began), QTimeZone::utc())
                             .toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
    return u"# %1\n\nAgent0, an installed agent, reaches connected apps by Cross App Access (an ID-JAG from the "
           u"identity provider, redeemed "
           u"at the app's authorization server). A check on %2 found what only you can change.\n"_s.arg(whom, when);
}

QString itemOf(const Finding &finding, const Profile &profile, int number)
{
    const Connection *one = profile.connection(finding.connection);
    QString text = u"\n## %1. %2\n\n%3\n\n"_s.arg(number).arg(finding.title, finding.summary);
    text += row(u"What to do"_s, finding.advice);
    text += row(u"Screen"_s, finding.fix.screen);
    text += row(u"Field"_s, finding.fix.field);
    text += row(u"Value to enter"_s, quoted(finding.fix.value));
    if (finding.difference)
        text += row(u"The two differ at"_s, quoted(finding.difference->marked));
    text += row(u"Client at the identity provider"_s, quoted(profile.identityProvider.clientId));
    if (one) {
        text += row(u"Client at the resource's authorization server"_s, quoted(one->clientId));
        text += row(u"Authorization server"_s, quoted(one->authorizationServer));
        text += row(u"Resource"_s, quoted(one->resource));
        text += row(u"Scopes"_s, quoted(one->scopes.join(u' ')));
    }
    text += row(u"Request id"_s, quoted(finding.requestId));
    text += row(u"System Log query"_s, quoted(finding.fix.query));
    for (const Evidence &evidence : finding.evidence)
        text += row(u"Seen: "_s + evidence.name, quoted(evidence.value));
    return text;
}

} // namespace

std::optional<Addressee> addresseeNamed(QStringView word)
{
    if (word == "okta"_L1)
        return Addressee::IdentityAdministrator;
    if (word == "resource"_L1)
        return Addressee::ResourceOwner;
    return {};
}

QString ticketFor(const Report &report, const Profile &profile, Addressee addressee)
{
    QString text = introduction(report, profile, addressee);
    int number = 0;
    for (const Finding &one : report.findings) {
        if (isFor(one, addressee))
            text += itemOf(one, profile, ++number);
    }
    if (number == 0)
        text += u"\nNothing was found that is yours to change.\n"_s;
    return text + u"\nNo token, code, key or secret is in this text.\n"_s;
}

} // namespace agent0::doctor
