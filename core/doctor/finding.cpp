#include "doctor/finding.h"

#include "base/displaytext.h"
#include "http/tokenshape.h"
#include "oauth/advice.h"

#include <QJsonArray>

namespace agent0::doctor {

namespace {

/// Words of a server: shown, but for what looks like a token.
QString foreign(const QString &text) { return displayText(QString::fromUtf8(withoutTokens(text.toUtf8()))); }

QJsonObject differenceJson(const IdentifierDifference &difference)
{
    return {{"kind"_L1, difference.kind}, {"sentence"_L1, difference.sentence}, {"at"_L1, difference.first},
        {"marked"_L1, difference.marked}};
}

QJsonObject fixJson(const Fix &fix)
{
    return {{"screen"_L1, fix.screen}, {"field"_L1, fix.field}, {"value"_L1, fix.value}, {"logQuery"_L1, fix.query}};
}

void addAnswer(Finding &finding, const OAuthError &answer)
{
    if (answer.httpStatus)
        finding.evidence << Evidence{u"HTTP status"_s, QString::number(answer.httpStatus)};
    if (!answer.code.isEmpty())
        finding.evidence << Evidence{u"error"_s, displayText(answer.code, 100)};
    if (!answer.description.isEmpty())
        finding.evidence << Evidence{u"error_description"_s, foreign(answer.description)};
    if (!answer.requestId.isEmpty())
        finding.evidence << Evidence{u"request id"_s, displayText(answer.requestId, 100)};
    finding.requestId = displayText(answer.requestId, 100);
}

} // namespace

QLatin1StringView name(State state)
{
    switch (state) {
    case State::Pass: return "pass"_L1;
    case State::Warn: return "warn"_L1;
    case State::Blocked: return "blocked"_L1;
    case State::Fail: return "fail"_L1;
    case State::Skipped: return "skipped"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView name(Who who)
{
    switch (who) {
    case Who::Nobody: return "nobody"_L1;
    case Who::Person: return "person"_L1;
    case Who::ProfileKeeper: return "profile_keeper"_L1;
    case Who::IdentityAdministrator: return "identity_administrator"_L1;
    case Who::ResourceOwner: return "resource_owner"_L1;
    case Who::NetworkKeeper: return "network_keeper"_L1;
    }
    Q_UNREACHABLE();
}

QString title(Who who)
{
    switch (who) {
    case Who::Nobody: return u"nobody"_s;
    case Who::Person: return u"you"_s;
    case Who::ProfileKeeper: return u"whoever keeps this profile"_s;
    case Who::IdentityAdministrator: return u"the identity provider's administrator"_s;
    case Who::ResourceOwner: return u"the owner of the resource"_s;
    case Who::NetworkKeeper: return u"whoever runs this computer's network"_s;
    }
    Q_UNREACHABLE();
}

Finding &&Finding::with(const QString &label, const QString &value) &&
{
    evidence << Evidence{label, displayText(value)};
    return std::move(*this);
}

QJsonObject Finding::toJson() const
{
    QJsonArray rows;
    for (const Evidence &row : evidence)
        rows << QJsonObject{{"name"_L1, row.name}, {"value"_L1, row.value}};
    QJsonObject json{{"id"_L1, id}, {"title"_L1, title}, {"state"_L1, doctor::name(state)}, {"summary"_L1, summary},
        {"why"_L1, why}, {"evidence"_L1, rows}, {"topic"_L1, topic}};
    if (!connection.isEmpty())
        json["connection"_L1] = connection;
    if (state == State::Pass)
        return json;
    json["code"_L1] = code;
    json["advice"_L1] = advice;
    json["who"_L1] = doctor::name(who);
    if (!fix.screen.isEmpty() || !fix.field.isEmpty() || !fix.query.isEmpty())
        json["fix"_L1] = fixJson(fix);
    if (difference)
        json["difference"_L1] = differenceJson(*difference);
    if (!requestId.isEmpty())
        json["requestId"_L1] = requestId;
    if (!after.isEmpty())
        json["after"_L1] = after;
    return json;
}

Finding passed(const QString &summary)
{
    Finding finding;
    finding.summary = summary;
    return finding;
}

Finding skipped(const QString &because)
{
    Finding finding = passed(because);
    finding.state = State::Skipped;
    finding.code = u"skipped"_s;
    return finding;
}

Finding skippedAfter(const Finding &obstacle)
{
    Finding finding = skipped(u"Skipped, because this comes first: %1 %2."_s.arg(obstacle.id, obstacle.title));
    finding.after = obstacle.id;
    return finding;
}

Finding notApplicable(const QString &because)
{
    Finding finding = skipped(because);
    finding.code = NotApplicable;
    return finding;
}

Finding warned(QLatin1StringView code, const QString &summary, const QString &advice)
{
    Finding finding = passed(summary);
    finding.state = State::Warn;
    finding.code = code;
    finding.advice = advice;
    return finding;
}

Finding failed(QLatin1StringView code, const QString &summary, const QString &advice, Fault fault)
{
    Finding finding = warned(code, summary, advice);
    finding.state = State::Fail;
    finding.fault = fault;
    return finding;
}

Finding failed(const Error &error)
{
    // Where no server has said anything, the words are this program's own: a client's id is no token.
    const auto words = [&](const QString &text) { return error.oauth ? foreign(text) : displayText(text); };
    Finding finding = failed({}, words(error.message), words(error.hint), error.fault);
    finding.code = error.code;
    if (blockerOf(error) != Blocker::Nobody)
        finding.state = State::Blocked;
    if (error.oauth)
        addAnswer(finding, *error.oauth);
    return finding;
}

Finding differing(QLatin1StringView code, const QString &what, const QString &expected, const QString &actual)
{
    const IdentifierDifference difference = identifierDifference(expected, actual);
    Finding finding = failed(code, u"%1 %2"_s.arg(what, difference.sentence),
        u"Make both the same, byte for byte; identifiers are never repaired on the way."_s);
    finding.difference = difference;
    return std::move(finding)
        .with(u"here"_s, expected)
        .with(u"there"_s, actual)
        .with(u"differ at"_s, difference.marked);
}

} // namespace agent0::doctor
