#include "text/schematext.h"

#include "base/displaytext.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

struct SchemaWords {
    Q_DECLARE_TR_FUNCTIONS(SchemaText)
};

QString typeText(const QString &type)
{
    if (type == "integer"_L1)
        return SchemaWords::tr("Must be a whole number");
    if (type == "number"_L1)
        return SchemaWords::tr("Must be a number");
    if (type == "string"_L1)
        return SchemaWords::tr("Must be a text");
    if (type == "boolean"_L1)
        return SchemaWords::tr("Must be yes or no");
    if (type == "array"_L1)
        return SchemaWords::tr("Must be a list");
    if (type == "object"_L1)
        return SchemaWords::tr("Must be an object");
    return SchemaWords::tr("Must be of another type: %1").arg(type);
}

QString formatText(const QString &format)
{
    if (format == "date"_L1)
        return SchemaWords::tr("Must be a date: 2026-12-31");
    if (format == "time"_L1)
        return SchemaWords::tr("Must be a time: 17:30:00Z");
    if (format == "date-time"_L1)
        return SchemaWords::tr("Must be a date and time: 2026-12-31T17:30:00Z");
    if (format == "email"_L1)
        return SchemaWords::tr("Must be an e-mail address");
    if (format == "uri"_L1)
        return SchemaWords::tr("Must be an address: https://example.com/");
    return SchemaWords::tr("Must have the format %1").arg(format);
}

/// Of rules about how much.
QString boundText(SchemaRule rule)
{
    switch (rule) {
    case SchemaRule::AtLeast: return SchemaWords::tr("Must be at least %1");
    case SchemaRule::AtMost: return SchemaWords::tr("Must be at most %1");
    case SchemaRule::MoreThan: return SchemaWords::tr("Must be more than %1");
    case SchemaRule::LessThan: return SchemaWords::tr("Must be less than %1");
    case SchemaRule::MultipleOf: return SchemaWords::tr("Must be a multiple of %1");
    case SchemaRule::Shortest: return SchemaWords::tr("Too short: characters at least: %1");
    case SchemaRule::Longest: return SchemaWords::tr("Too long: characters at most: %1");
    case SchemaRule::FewestEntries: return SchemaWords::tr("Too few: entries at least: %1");
    case SchemaRule::MostEntries: return SchemaWords::tr("Too many: entries at most: %1");
    case SchemaRule::FewestMembers: return SchemaWords::tr("Too few: members at least: %1");
    case SchemaRule::MostMembers: return SchemaWords::tr("Too many: members at most: %1");
    case SchemaRule::Pattern: return SchemaWords::tr("Must match the pattern %1");
    default: return {};
    }
}

} // namespace

QString problemText(const SchemaProblem &problem)
{
    const QString wanted = displayText(problem.wanted, 120);
    switch (problem.rule) {
    case SchemaRule::Missing: return SchemaWords::tr("Is needed");
    case SchemaRule::Unexpected: return SchemaWords::tr("Is not known here");
    case SchemaRule::Type: return typeText(wanted);
    case SchemaRule::Choice: return SchemaWords::tr("Is none of the values that are allowed");
    case SchemaRule::Format: return formatText(wanted);
    case SchemaRule::Unique: return SchemaWords::tr("The same entry is there twice");
    case SchemaRule::Contains: return SchemaWords::tr("An entry that must be there is not, or too often");
    case SchemaRule::Alternatives: return SchemaWords::tr("Fits none of what is allowed, or more than one");
    case SchemaRule::Forbidden: return SchemaWords::tr("Is not allowed");
    default: return boundText(problem.rule).arg(wanted);
    }
}

QString placedProblemText(const SchemaProblem &problem)
{
    if (problem.place.isEmpty())
        return problemText(problem);
    return displayText(problem.place.join(u'.'), 120) + u": "_s + problemText(problem);
}

} // namespace agent0
