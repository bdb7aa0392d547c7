#include "models/lastidjag.h"
#include "oauth/grants.h"
#include "oauth/serverprofile.h"
#include "text/activitytext.h"
#include "text/claimtext.h"
#include "text/relativetime.h"
#include "views/connectiondetailspane.h"
#include "views/factsgrid.h"
#include "views/roleschart.h"

#include "base/displaytext.h"

namespace agent0 {

namespace {

constexpr int HistoryRows = 12;

Label::Tone toneOf(ClaimVerdict verdict)
{
    switch (verdict) {
    case ClaimVerdict::AsAsked: return Label::Tone::Success;
    case ClaimVerdict::Told: return Label::Tone::Normal;
    case ClaimVerdict::Differs: return Label::Tone::Warning;
    case ClaimVerdict::Refused: return Label::Tone::Danger;
    }
    Q_UNREACHABLE();
}

} // namespace

void ConnectionDetailsPane::refresh(const ConnectionDetails &details)
{
    const auto &failure = m_desk.model().failure(m_id);
    m_roles->show(details, failure ? failure->leg : Leg::None);
    showIdJag(details);
    showIdentities(details);
    showRegistrations(details);
    showServer(details);
    showHistory(details);
}

void ConnectionDetailsPane::showIdJag(const ConnectionDetails &details)
{
    m_idJag->clear();
    const auto sighting = lastIdJag(m_desk.entries(), details, m_desk.profile());
    if (!sighting) {
        m_idJag->addNote(tr("There was none yet. Connect, and it is shown here claim by claim."));
        return;
    }
    m_idJag->setHeadings({tr("Claim"), tr("Asked"), tr("In the ID-JAG")});
    for (const ComparedClaim &claim : sighting->compared) {
        const Label::Tone tone = toneOf(claim.verdict);
        const QString mark = claim.verdict == ClaimVerdict::AsAsked ? u"✓ "_s
            : claim.verdict == ClaimVerdict::Told                   ? QString()
                                                                    : u"≠ "_s;
        m_idJag->addRow({{claim.claim, Label::Tone::Muted}, {claim.asked.isEmpty() ? u"–"_s : displayText(claim.asked)},
            {mark + (claim.said.isEmpty() ? tr("(absent)") : displayText(claim.said)), tone}});
        if (!claim.why.isEmpty())
            m_idJag->addNote(verdictText(claim.verdict) + u": "_s + displayText(claim.why), tone);
    }
    m_idJag->addNote(tr("Issued %1.").arg(momentText(sighting->when, m_desk.now())));
}

void ConnectionDetailsPane::showIdentities(const ConnectionDetails &details)
{
    m_identities->clear();
    if (details.identities.isEmpty()) {
        m_identities->addNote(tr("Nobody is signed in."));
        return;
    }
    m_identities->setHeadings({tr("Token"), tr("Subject (sub)"), tr("Issued by")});
    const QString first = details.identities.first().subject;
    bool same = true;
    for (const SeenIdentity &seen : details.identities) {
        const bool other = seen.subject != first;
        same = same && !other;
        const QString subject = seen.email.isEmpty() ? seen.subject : seen.subject + u" · "_s + seen.email;
        m_identities->addRow({{tokenText(seen.token), Label::Tone::Muted},
            {displayText(subject), other ? Label::Tone::Warning : Label::Tone::Normal}, displayText(seen.issuer)});
    }
    if (!same)
        m_identities->addNote(
            tr("The parties name the person differently. That is usual where each has its own accounts; the "
               "authorization server has to know which of its people the ID-JAG means."));
}

void ConnectionDetailsPane::showRegistrations(const ConnectionDetails &details)
{
    m_registrations->clear();
    const ClientRegistration &idp = details.atIdentityProvider;
    const ClientRegistration &resource = details.atResource;
    const auto offered = [](const ClientRegistration &one) {
        return one.methodsOffered.isEmpty() ? tr("not known yet") : displayText(one.methodsOffered.join(u", "));
    };
    m_registrations->setHeadings({QString(), tr("At the identity provider"), tr("At the resource's server")});
    m_registrations->addRow(
        {{tr("Server"), Label::Tone::Muted}, displayText(idp.server), displayText(resource.server)});
    m_registrations->addRow(
        {{tr("Client ID"), Label::Tone::Muted}, displayText(idp.clientId), displayText(resource.clientId)});
    m_registrations->addRow({{tr("Proves itself"), Label::Tone::Muted}, methodText(idp.authentication.method),
        methodText(resource.authentication.method)});
    m_registrations->addRow({{tr("Server takes"), Label::Tone::Muted}, offered(idp), offered(resource)});
    m_registrations->addNote(
        tr("The ID-JAG must carry client_id \"%1\": at the identity provider the administrator enters it as "
           "the agent's client ID registered in this app.")
            .arg(displayText(resource.clientId)),
        Label::Tone::Normal);
}

void ConnectionDetailsPane::showServer(const ConnectionDetails &details)
{
    m_server->clear();
    if (!details.authorizationServer) {
        m_server->addNote(tr("Its metadata have not been read yet."));
        return;
    }
    const ServerMetadata &server = *details.authorizationServer;
    const bool grant = server.grantTypes.contains(QLatin1StringView(JwtBearerGrant));
    const bool profile = server.grantProfiles.contains(QLatin1StringView(IdJagProfile));
    const QString treatedAs = details.status.serverProfile == "auto"_L1
        ? tr("%1, by its metadata").arg(guessProfile(server))
        : displayText(details.status.serverProfile);
    const auto yesNo = [](bool yes) { return yes ? tr("yes") : tr("does not say so"); };
    m_server->addRow({{tr("Token endpoint"), Label::Tone::Muted}, displayText(server.tokenEndpoint)});
    m_server->addRow({{tr("Revocation"), Label::Tone::Muted},
        server.revocationEndpoint.isEmpty() ? tr("none: tokens live until they expire")
                                            : displayText(server.revocationEndpoint)});
    m_server->addRow({{tr("JWT bearer grant"), Label::Tone::Muted},
        {yesNo(grant), grant ? Label::Tone::Normal : Label::Tone::Warning}});
    m_server->addRow({{tr("ID-JAG profile"), Label::Tone::Muted},
        {yesNo(profile), profile ? Label::Tone::Normal : Label::Tone::Warning}});
    m_server->addRow({{tr("Treated as"), Label::Tone::Muted}, treatedAs});
    if (details.authorizationServerRead)
        m_server->addNote(tr("Read %1.").arg(relativeTime(*details.authorizationServerRead, m_desk.now())));
}

void ConnectionDetailsPane::showHistory(const ConnectionDetails &details)
{
    m_history->clear();
    const ActivityEntries &entries = m_desk.entries();
    const auto number = entries.numberOf(m_id);
    int shown = 0;
    for (qsizetype row = 0; number && row < entries.size() && shown < HistoryRows; ++row) {
        const ActivityEntry &entry = entries.at(row);
        if (entry.connection != *number || entry.kind == ActivityKind::Exchange)
            continue;
        const bool ok = entries.text(entry.result) == "ok"_L1;
        m_history->addRow({{relativeTime(entry.time, m_desk.now()), Label::Tone::Muted}, kindText(entry.kind),
            {resultText(entries.text(entry.result)), ok ? Label::Tone::Success : Label::Tone::Danger}});
        ++shown;
    }
    if (shown == 0)
        m_history->addNote(tr("Nothing was done with it yet."));
    for (const IdJagLedger::Line &month : details.months)
        m_history->addNote(tr("%1: %n ID-JAG(s)", nullptr, month.count).arg(month.month));
}

} // namespace agent0
