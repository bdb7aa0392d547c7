#include "statustext.h"

#include "agentjson.h"
#include "output.h"

namespace agent0::ctl {

namespace {

QString stateWord(const QString &state)
{
    if (state == "connected"_L1)
        return good(u"connected"_s);
    if (state == "blocked"_L1)
        return bad(u"blocked by the administrator"_s);
    if (state == "not_connected"_L1)
        return u"not connected"_s;
    return shown(state);
}

QString idJagText(const ConnectionStatus &one)
{
    if (one.idJagBudget) {
        const bool nearlySpent = IdJagBudget{one.idJagsThisMonth, one.idJagBudget}.nearlySpent();
        const QString text = u"%1 of %2 ID-JAGs this month"_s.arg(one.idJagsThisMonth).arg(*one.idJagBudget);
        return nearlySpent ? bad(text + u", nearly all"_s) : text;
    }
    return one.idJagsThisMonth == 0 ? QString() : u"%1 ID-JAGs this month"_s.arg(one.idJagsThisMonth);
}

QString personText(const Person &person)
{
    const QString name = shown(person.displayName);
    return person.email.isEmpty() || person.email == person.displayName ? name : name + u" <"_s + shown(person.email) + u'>';
}

/// "api.baseUrl" and its value, for each value of the connection.
void appendSettings(QList<QStringList> &rows, const QJsonObject &settings, const QString &prefix)
{
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const QJsonValue value = *it;
        if (value.isObject()) {
            appendSettings(rows, value.toObject(), prefix + it.key() + u'.');
            continue;
        }
        QStringList texts;
        for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
            texts << one.toVariant().toString();
        rows << QStringList{prefix + it.key(), shown(texts.join(u' '))};
    }
}

} // namespace

QStringList sessionLines(const Status &status, const Profile &profile, Instant now)
{
    const SessionStatus &session = status.session;
    QList<QStringList> rows{{u"Profile"_s, shown(profile.displayName.isEmpty() ? profile.name : profile.displayName)}};
    if (session.signedIn) {
        rows << QStringList{u"Signed in"_s, personText(session.person)} << QStringList{u"at"_s, shown(session.person.issuer)};
        if (session.signedInAt)
            rows << QStringList{u"since"_s, relativeTime(*session.signedInAt, now)};
        if (session.idTokenExpires)
            rows << QStringList{u"ID token"_s, (*session.idTokenExpires > now ? u"expires "_s : u"expired "_s)
                    + relativeTime(*session.idTokenExpires, now) + (session.canRefresh ? u", is renewed when needed"_s : QString())};
    } else {
        rows << QStringList{u"Signed in"_s, session.reason == "sign_in_needed"_L1
                ? u"no longer: agent0ctl login"_s : u"no: agent0ctl login"_s};
    }
    rows << QStringList{u"Keychain"_s, session.keychainGood ? shown(session.keychain) : bad(shown(session.keychain))};
    return columns(rows) << QString();
}

QStringList connectionLines(const QList<ConnectionStatus> &connections, Instant now)
{
    QList<QStringList> rows;
    for (const ConnectionStatus &one : connections) {
        const QString until = one.tokenExpires && *one.tokenExpires > now ? relativeTime(*one.tokenExpires, now) : QString();
        rows << QStringList{shown(one.settings.id), shown(one.settings.displayName), stateWord(one.state),
            shown(one.scopesGranted.join(u' ')), until.isEmpty() ? until : u"expires "_s + until, idJagText(one)};
    }
    return rows.isEmpty() ? QStringList{u"No connections."_s} : columns(rows);
}

QStringList connectionDetails(const ConnectionStatus &connection, const Profile &profile, Instant now)
{
    QList<QStringList> rows;
    appendSettings(rows, settingsJson(profile, connection.settings.id), {});
    rows << QStringList{u"state"_s, stateWord(connection.state)}
         << QStringList{u"server profile in force"_s, shown(connection.serverProfile)};
    if (connection.blocked)
        rows << QStringList{u"blocked"_s, shown(connection.blocked->message)}
             << QStringList{u"who can change it"_s, shown(connection.blocked->hint)};
    if (connection.settings.managed)
        rows << QStringList{u"managed"_s, u"by the administrator"_s};
    if (!connection.scopesGranted.isEmpty())
        rows << QStringList{u"granted"_s, shown(connection.scopesGranted.join(u' '))};
    if (connection.tokenExpires)
        rows << QStringList{u"token expires"_s, relativeTime(*connection.tokenExpires, now)};
    if (const QString spent = idJagText(connection); !spent.isEmpty())
        rows << QStringList{u"spent"_s, spent};
    return columns(rows);
}

} // namespace agent0::ctl
