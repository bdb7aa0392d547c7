#include "commands.h"
#include "config/published.h"
#include "context.h"

#include <QJsonArray>

namespace agent0::ctl {

namespace {

QJsonObject findingJson(const Finding &finding)
{
    return {{"path"_L1, finding.path}, {"code"_L1, finding.code}, {"message"_L1, finding.message}, {"hint"_L1, finding.hint}};
}

QJsonArray findingsJson(const QList<Finding> &findings)
{
    QJsonArray all;
    for (const Finding &one : findings)
        all << findingJson(one);
    return all;
}

struct Read {
    ProfilePlace place;
    Effective effective;
};

/// What is in force, whether it may be used or not.
Result<Read> readAll(Context &context)
{
    const auto place = context.composition.place();
    if (!place)
        return failed(place);
    const auto policy = context.composition.policy();
    if (!policy)
        return failed(policy);
    const auto file = ProfileStore::read(*place);
    if (!file)
        return failed(file);
    if (!*file && !policy->present())
        return fail(profileMissing(*place));
    return Read{*place, mergeSettings(*place, file->value_or(QJsonObject()), *policy)};
}

QString settingText(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << one.toVariant().toString();
    const QString text = texts.join(u' ');
    return text.isEmpty() ? u"\"\""_s : shown(text);
}

void warnOf(Context &context, const QList<Finding> &findings)
{
    if (context.out.json())
        return;
    for (const Finding &one : findings)
        context.out.note(shown(one.text()) + (one.hint.isEmpty() ? QString() : u' ' + shown(one.hint)));
}

Task<Result<>> runConfigShow(Context &context)
{
    const auto read = readAll(context);
    if (!read)
        co_return failed(read);
    QJsonArray settings;
    QList<QStringList> rows;
    for (const Setting &one : read->effective.settings()) {
        settings << QJsonObject{{"path"_L1, one.path}, {"value"_L1, one.value}, {"source"_L1, one.source}, {"managed"_L1, one.managed}};
        rows << QStringList{one.path, settingText(one.value), faint(shown(one.source) + (one.managed ? u" (managed)"_s : QString()))};
    }
    context.out.document({{"name"_L1, read->place.name}, {"file"_L1, read->place.file}, {"dataFolder"_L1, read->place.dataFolder},
        {"managed"_L1, read->effective.managed}, {"profile"_L1, wholeProfileToJson(read->effective.profile)},
        {"settings"_L1, settings}, {"problems"_L1, findingsJson(read->effective.problems)},
        {"warnings"_L1, findingsJson(read->effective.warnings)}});
    context.out.remark(u"Profile %1, %2\n"_s.arg(shown(read->place.name), shown(read->place.file)));
    context.out.lines(columns(rows));
    warnOf(context, read->effective.problems + read->effective.warnings);
    co_return Result<>();
}

Task<Result<>> runConfigValidate(Context &context)
{
    const auto read = readAll(context);
    if (!read)
        co_return failed(read);
    const QJsonArray warnings = findingsJson(read->effective.warnings);
    warnOf(context, read->effective.warnings);
    if (!read->effective.problems.isEmpty()) {
        context.out.aside("problems"_L1, findingsJson(read->effective.problems));
        context.out.aside("warnings"_L1, warnings);
        for (const Finding &one : read->effective.problems)
            context.out.line(shown(one.text()) + (one.hint.isEmpty() ? QString() : u' ' + shown(one.hint)));
        Error failure = failureOf({}, read->effective.problems);
        failure.message = u"The profile %1 has %2 problem%3."_s.arg(shown(read->place.file))
                              .arg(read->effective.problems.size())
                              .arg(read->effective.problems.size() == 1 ? QString() : u"s"_s);
        failure.hint.clear();
        co_return fail(failure);
    }
    context.out.document({{"valid"_L1, true}, {"file"_L1, read->place.file}, {"warnings"_L1, warnings}});
    context.out.remark(u"%1 is good."_s.arg(shown(read->place.file)));
    co_return Result<>();
}

Task<Result<>> runConfigSchema(Context &context)
{
    context.out.raw(context.line.has("policy"_L1) ? policySchema() : profileSchema());
    co_return Result<>();
}

} // namespace

const Command configShowCommand{
    .name = "config show",
    .synopsis = "config show",
    .summary = "the effective configuration, and where each value came from",
    .description = "Every value in force: from the profile's file, from the administrator's managed policy, or a default. Values "
                   "of the policy cannot be changed here.",
    .options = {},
    .arguments = {},
    .examples = {{"config show", "the default profile"}, {"config show --config acme.json --json", "any file, for programs"}},
    .exits = {1, 8},
    .run = runConfigShow,
};

const Command configValidateCommand{
    .name = "config validate",
    .synopsis = "config validate",
    .summary = "check a profile: every problem at once",
    .description = "Checks the shape (an unknown key is answered with the nearest known one), every value, and what only the whole shows. "
                   "Nothing is sent anywhere.",
    .options = {},
    .arguments = {},
    .examples = {{"config validate --config acme.json", "a file before it is used"}},
    .exits = {1, 4, 8},
    .run = runConfigValidate,
};

const Command configSchemaCommand{
    .name = "config schema",
    .synopsis = "config schema [--policy]",
    .summary = "print the JSON Schema of a profile",
    .description = "JSON Schema 2020-12, for editors and for checks elsewhere.",
    .options = {{"policy", "", "that of the administrator's managed policy instead"}},
    .arguments = {},
    .examples = {{"config schema > profile.schema.json", "for an editor"}},
    .exits = {},
    .run = runConfigSchema,
};

} // namespace agent0::ctl
