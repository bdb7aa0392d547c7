#include "text/checktext.h"

#include "base/displaytext.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};

QString countText(doctor::State state, int count)
{
    switch (state) {
    case doctor::State::Fail: return CheckWords::tr("%n failed", nullptr, count);
    case doctor::State::Blocked: return CheckWords::tr("%n blocked by an administrator", nullptr, count);
    case doctor::State::Warn: return CheckWords::tr("%n to be looked at", nullptr, count);
    case doctor::State::Skipped: return CheckWords::tr("%n skipped", nullptr, count);
    case doctor::State::Pass: return CheckWords::tr("%n passed", nullptr, count);
    }
    return {};
}

} // namespace

QString stateText(doctor::State state)
{
    switch (state) {
    case doctor::State::Pass: return CheckWords::tr("Passed");
    case doctor::State::Warn: return CheckWords::tr("Warning");
    case doctor::State::Blocked: return CheckWords::tr("Blocked");
    case doctor::State::Fail: return CheckWords::tr("Failed");
    case doctor::State::Skipped: return CheckWords::tr("Skipped");
    }
    return {};
}

QString whoText(doctor::Who who)
{
    switch (who) {
    case doctor::Who::Nobody: return {};
    case doctor::Who::Person: return CheckWords::tr("You");
    case doctor::Who::ProfileKeeper: return CheckWords::tr("Whoever keeps this profile");
    case doctor::Who::IdentityAdministrator: return CheckWords::tr("The identity provider's administrator");
    case doctor::Who::ResourceOwner: return CheckWords::tr("The owner of the resource");
    case doctor::Who::NetworkKeeper: return CheckWords::tr("Whoever keeps the network");
    }
    return {};
}

QString trustText(doctor::TrustClass trust)
{
    using doctor::TrustClass;
    switch (trust) {
    case TrustClass::SameServer: return CheckWords::tr("One and the same server: it can never work.");
    case TrustClass::SameOrgCustom: return CheckWords::tr("One Okta org: needs the AI Agents subscription.");
    case TrustClass::OtherOrgServer: return CheckWords::tr("The org server of another Okta org: it cannot work.");
    case TrustClass::OtherOrgCustom:
        return CheckWords::tr("A custom server of another Okta org: it has to trust this one.");
    case TrustClass::SameHost: return CheckWords::tr("Two issuers on one host: the second has to trust the first.");
    case TrustClass::Separate: return CheckWords::tr("Two trust domains, as it should be.");
    }
    return {};
}

QString verdictText(const doctor::Report &report)
{
    using doctor::State;
    QStringList parts;
    for (const State state : {State::Fail, State::Blocked, State::Warn, State::Skipped, State::Pass}) {
        if (const qsizetype count = report.count(state))
            parts << countText(state, int(count));
    }
    const bool well = !report.firstFailure() && report.count(State::Warn) == 0;
    const QString spent = CheckWords::tr("%n ID-JAG(s) spent", nullptr, report.idJagsSpent);
    const QString counted = (parts << spent).join(u" · "_s);
    return well ? CheckWords::tr("All is well.") + u' ' + counted : counted;
}

QString lineText(const doctor::Finding &finding)
{
    QStringList parts{stateText(finding.state), finding.summary.simplified()};
    if (!finding.connection.isEmpty())
        parts.insert(1, displayText(finding.connection, 80));
    return parts.join(u" · "_s);
}

} // namespace agent0
