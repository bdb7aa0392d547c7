#include "text/connectiontext.h"

#include "base/displaytext.h"
#include "text/claimtext.h"
#include "text/spoken.h"

#include <QCoreApplication>
#include <QLocale>

namespace agent0 {

namespace {

struct ConnectionWords {
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

QString fate(const RevokedToken &token)
{
    if (token.outcome == "revoked"_L1)
        return ConnectionWords::tr("revoked, dead from now on.");
    if (token.outcome == "no_revocation_endpoint"_L1)
        return ConnectionWords::tr("its server offers no revocation; forgotten here.");
    if (token.outcome == "failed"_L1)
        return ConnectionWords::tr("could not be revoked; forgotten here.");
    return ConnectionWords::tr("forgotten here.");
}

} // namespace

QString stateText(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Connected: return ConnectionWords::tr("Connected");
    case ConnectionState::Working: return ConnectionWords::tr("Working…");
    case ConnectionState::Failed: return ConnectionWords::tr("Failed");
    case ConnectionState::Blocked: return ConnectionWords::tr("Blocked by an administrator");
    case ConnectionState::Expired: return ConnectionWords::tr("Expired");
    case ConnectionState::NotConnected: return ConnectionWords::tr("Not connected");
    case ConnectionState::Disabled: return ConnectionWords::tr("Disabled");
    }
    Q_UNREACHABLE();
}

QString accessText(Access access)
{
    return access == Access::Xaa ? ConnectionWords::tr("Cross App Access") : ConnectionWords::tr("Own consent");
}

QString methodText(ClientAuthenticationMethod method)
{
    switch (method) {
    case ClientAuthenticationMethod::None: return ConnectionWords::tr("None (public client)");
    case ClientAuthenticationMethod::ClientSecretBasic: return ConnectionWords::tr("Client secret in the header");
    case ClientAuthenticationMethod::ClientSecretPost: return ConnectionWords::tr("Client secret in the form");
    case ClientAuthenticationMethod::PrivateKeyJwt: return ConnectionWords::tr("Signed with this installation's key");
    }
    Q_UNREACHABLE();
}

QString scopesText(const QStringList &granted, const QStringList &asked)
{
    if (granted.isEmpty())
        return ConnectionWords::tr("asks for %1").arg(displayText(asked.join(u", ")));
    qsizetype got = 0;
    for (const QString &scope : asked)
        got += granted.contains(scope);
    return ConnectionWords::tr("%1 of %2: %3")
        .arg(QLocale().toString(got), QLocale().toString(asked.size()), displayText(granted.join(u", ")));
}

QString spentText(int spent, std::optional<int> budget)
{
    const QLocale locale;
    return budget ? ConnectionWords::tr("%1 of %2").arg(locale.toString(spent), locale.toString(*budget))
                  : locale.toString(spent);
}

QString outcomeText(const RevokedToken &token, Instant now)
{
    QString text = displayText(token.what, 120) + u": "_s + fate(token);
    text[0] = text[0].toUpper();
    if (token.livesUntil)
        text +=
            u' ' + ConnectionWords::tr("Whoever has it can use it until %1.").arg(momentText(*token.livesUntil, now));
    if (token.failure)
        text += u' ' + displayText(spokenMessage(*token.failure));
    return text;
}

QString verdictText(ClaimVerdict verdict)
{
    switch (verdict) {
    case ClaimVerdict::AsAsked: return ConnectionWords::tr("as asked");
    case ClaimVerdict::Told: return ConnectionWords::tr("told");
    case ClaimVerdict::Differs: return ConnectionWords::tr("differs");
    case ClaimVerdict::Refused: return ConnectionWords::tr("will be refused");
    }
    Q_UNREACHABLE();
}

QString tokenText(const QString &token)
{
    if (token == "id_token"_L1)
        return ConnectionWords::tr("ID token");
    if (token == "id_jag"_L1)
        return ConnectionWords::tr("ID-JAG");
    if (token == "access_token"_L1)
        return ConnectionWords::tr("Access token");
    return displayText(token, 60);
}

QString lockReason(const Policy &policy, const QString &connectionId, const JsonPath &member)
{
    if (policy.manages(connectionId))
        return ConnectionWords::tr("Set by your organisation (%1). Ask your administrator to change it.")
            .arg(policy.file());
    if (policy.fixes(JsonPath{u"connections"_s, connectionId} + member))
        return ConnectionWords::tr("Fixed by your organisation (%1).").arg(policy.file());
    return {};
}

} // namespace agent0
