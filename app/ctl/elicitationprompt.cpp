#include "elicitationprompt.h"

#include "terminal.h"

namespace agent0::ctl {

namespace {

using Action = ElicitationReply::Action;

/// One line that was typed; nothing at the end of input.
std::optional<QString> typedLine()
{
    QByteArray line;
    while (!line.contains('\n')) {
        const auto piece = readSomeInput();
        if (!piece || piece->isEmpty())
            return std::nullopt;
        line += *piece;
    }
    return QString::fromUtf8(line.first(line.indexOf('\n'))).trimmed();
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
std::optional<QJsonValue> valueOf(Output &out, const ElicitationField &field)
{
    for (;;) {
        out.warn(questionOf(field));
        const auto typed = typedLine();
        if (!typed)
            return std::nullopt;
        const bool mayBeEmpty = !field.required || !field.fallback.isUndefined();
        if (typed->isEmpty() && mayBeEmpty)
            return QJsonValue(QJsonValue::Undefined);
        const auto value = elicitationValue(field, *typed);
        if (value)
            return *value;
        out.warn(u"  "_s + value.error().message);
    }
}

} // namespace

namespace {

Action decision(Output &out, const QString &question)
{
    out.warn(question);
    const auto answer = typedLine();
    if (!answer)
        return Action::Cancel;
    return answer->toLower() == "yes"_L1 || answer->toLower() == "y"_L1 ? Action::Accept : Action::Decline;
}

} // namespace

Task<ElicitationReply> askOnTerminal(Output *out, Elicitation form)
{
    out->warn(u"The server asks: %1"_s.arg(form.message));
    ElicitationReply reply;
    reply.action = Action::Cancel;
    if (!form.address.isEmpty()) {
        out->warn(u"  It wants you to open %1"_s.arg(shown(QString::fromUtf8(form.address))));
        reply.action = decision(*out, u"Have you opened it? (yes | no): "_s);
        co_return reply;
    }
    for (const ElicitationField &field : form.fields) {
        const auto value = valueOf(*out, field);
        if (!value)
            co_return reply;
        if (!value->isUndefined())
            reply.values[field.name] = *value;
    }
    reply.action = decision(*out, u"Send this? (yes | no): "_s);
    co_return reply;
}

} // namespace agent0::ctl
