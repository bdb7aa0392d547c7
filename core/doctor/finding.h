#pragma once

#include "base/result.h"
#include "oauth/identifierdiff.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0::doctor {

/// How one check ended. Blocked is a failure of nobody: the administrator's policy says no, and only they can change it.
enum class State { Pass, Warn, Blocked, Fail, Skipped };

/// Who has to act.
enum class Who { Nobody, Person, ProfileKeeper, IdentityAdministrator, ResourceOwner, NetworkKeeper };

QLatin1StringView name(State state); ///< "pass", "warn", "blocked", "fail", "skipped"
QLatin1StringView name(Who who); ///< for programs: "identity_administrator" …
QString title(Who who); ///< for people: "the identity provider's administrator"

/// One thing that was asked or came back. No secret ever; text from outside is harmless to show.
struct Evidence {
    QString name;
    QString value;
};

/// Where the fix is made, in the words of the product that has to change.
struct Fix {
    QString screen; ///< "AI agent > Resource connections", "" when it cannot be said
    QString field;
    QString value; ///< to be pasted
    QString query; ///< for the product's own log
};

/// The code of a finding that says: this check is not about this connection.
inline constexpr auto NotApplicable = "not_applicable"_L1;

/// What one check found.
struct Finding {
    QString id; ///< "D06"
    QString connection; ///< id, "" for what all connections share
    QString title; ///< "Identifiers are the same everywhere"
    State state = State::Pass;
    QString code; ///< stable, for programs: "audience_differs"; "" for Pass
    QString summary; ///< what was found, in a sentence
    QString why; ///< why it matters, in a sentence
    QString advice; ///< what to do, "" for Pass
    Who who = Who::Nobody;
    Fix fix;
    QString topic; ///< page of the help
    QList<Evidence> evidence;
    std::optional<IdentifierDifference> difference; ///< where two identifiers should be equal and are not
    QString after; ///< of one that was skipped: the id of the check that stands in the way
    QString requestId; ///< the server's own id of the refused request
    Fault fault = Fault::Failed; ///< of a failure: decides the exit code

    bool isTrouble() const { return state == State::Warn || state == State::Blocked || state == State::Fail; }
    Finding &&with(const QString &name, const QString &value) &&;
    QJsonObject toJson() const;
};

Finding passed(const QString &summary);
Finding skipped(const QString &because);
Finding skippedAfter(const Finding &obstacle); ///< not before that one has passed
Finding notApplicable(const QString &because); ///< skipped, and nothing builds on it here
Finding warned(QLatin1StringView code, const QString &summary, const QString &advice);
Finding failed(
    QLatin1StringView code, const QString &summary, const QString &advice, Fault fault = Fault::Configuration);
/// The error's own words; Blocked where it is the administrator's no.
Finding failed(const Error &error);
/// Two identifiers that should be equal: the sentence tells what differs, difference where.
Finding differing(QLatin1StringView code, const QString &what, const QString &expected, const QString &actual);

} // namespace agent0::doctor
