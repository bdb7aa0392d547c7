#include "elicitationprompt.h"

namespace agent0::ctl {

namespace {

using Action = ElicitationReply::Action;

/// One line that was typed; nothing at the end of input.
Task<std::optional<QString>> typedLine(TypedLines *lines)
{
    const auto line = co_await lines->next();
    if (!line)
        co_return std::nullopt;
    co_return QString::fromUtf8(*line);
}

QString questionOf(const ElicitationField &field)
{
    QString question = u"  "_s + field.title;
    if (!field.description.isEmpty())
        question += u" - "_s + field.description;
    if (!field.choices.isEmpty())
        question += u" ("_s + shown(field.choices.join(u" | "_s)) + u')';
    if (field.kind == ElicitationField::Kind::Boolean)
        question += u" (yes | no)"_s;
    if (!field.fallback.isUndefined())
        question += u" [%1]"_s.arg(shown(field.fallback.toVariant().toString()));
    return question + (field.required ? u": "_s : u" (may be empty): "_s);
}

/// The value of one field; undefined where it was left empty, nothing where the person left.
Task<std::optional<QJsonValue>> valueOf(Output *out, TypedLines *lines, ElicitationField field)
{
    for (;;) {
        out->warn(questionOf(field));
        const auto typed = co_await typedLine(lines);
        if (!typed)
            co_return std::nullopt;
        const bool mayBeEmpty = !field.required || !field.fallback.isUndefined();
        if (typed->isEmpty() && mayBeEmpty)
            co_return QJsonValue(QJsonValue::Undefined);
        const auto value = elicitationValue(field, *typed);
        if (value)
            co_return *value;
        out->warn(u"  "_s + value.error().message);
    }
}

Task<Action> decision(Output *out, TypedLines *lines, QString question)
{
    out->warn(question);
    const auto answer = co_await typedLine(lines);
    if (!answer)
        co_return Action::Cancel;
    co_return answer->toLower() == "yes"_L1 || answer->toLower() == "y"_L1 ? Action::Accept : Action::Decline;
}

} // namespace

Task<ElicitationReply> askOnTerminal(Output *out, TypedLines *lines, Elicitation form, QString who)
{
    out->warn(u"%1 asks: %2"_s.arg(who.isEmpty() ? u"The server"_s : shown(who), form.message));
    ElicitationReply reply;
    reply.action = Action::Cancel;
    if (!form.address.isEmpty()) {
        out->warn(u"  It wants you to open %1"_s.arg(shown(QString::fromUtf8(form.address))));
        reply.action = co_await decision(out, lines, u"Have you opened it? (yes | no): "_s);
        co_return reply;
    }
    for (const ElicitationField &field : form.fields) {
        const auto value = co_await valueOf(out, lines, field);
        if (!value)
            co_return reply;
        if (!value->isUndefined())
            reply.values[field.name] = *value;
    }
    reply.action = co_await decision(out, lines, u"Send this? (yes | no): "_s);
    co_return reply;
}

} // namespace agent0::ctl
