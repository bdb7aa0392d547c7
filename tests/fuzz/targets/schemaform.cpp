// A tool's schema and, behind a zero byte, a value: the form, and what is wrong with the value.
#include "schema/schemaform.h"
#include "fuzztarget.h"
#include "schema/schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace agent0;

namespace {

struct Size {
    int fields = 0;
    int depth = 0;
};

void measure(const SchemaField &field, Size &size, int depth)
{
    using Kind = SchemaField::Kind;
    ++size.fields;
    size.depth = std::max(size.depth, depth);
    const bool chosen = field.kind == Kind::Choice || field.kind == Kind::Choices;
    fuzz::promise(!chosen || !field.choices.isEmpty(), "what is to be chosen can be");
    fuzz::promise(field.kind != Kind::List || field.parts.size() == 1, "a list has one kind of entry");
    fuzz::promise(field.kind != Kind::Alternatives || field.parts.size() > 1, "alternatives are several");
    fuzz::promise(field.kind != Kind::Constant || !field.fallback.isUndefined(), "a constant has a value");
    for (const QString &text : {field.title, field.description, field.format})
        fuzz::promise(!text.contains(u'\n') && !text.contains(QChar(0x202E)), "texts are harmless");
    for (const SchemaField &part : field.parts)
        measure(part, size, depth + 1);
}

} // namespace

AGENT0_FUZZ_TARGET(schemaform)
{
    const auto [text, json] = fuzz::cutAt(bytes, '\0');
    const auto schema = JsonSchema::parse(text);
    if (!schema)
        return;
    Size size;
    measure(schemaForm(*schema), size, 0);
    fuzz::promise(size.depth < 20 && size.fields < 20'000, "a form is bounded");
    const QJsonValue value = QJsonDocument::fromJson('[' + json + ']').array().at(0);
    fuzz::promise(schemaProblems(*schema, value).size() <= 100, "problems are bounded");
    (void)schemaProblems(*schema, schema->root());
}
