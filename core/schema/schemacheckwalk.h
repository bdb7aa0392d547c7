#pragma once

#include "schema/schemacheck.h"

namespace agent0 {

/// One walk of schemaProblems() over a value.
class SchemaCheckWalk {
public:
    explicit SchemaCheckWalk(const JsonSchema &schema) : m_schema(schema) { }

    QList<SchemaProblem> problems(const QJsonValue &value) { return problemsOf(m_schema.whole(), value, {}); }

private:
    /// The schema's whole word on a value at a place.
    struct Judged {
        const JsonSchema::Part &part;
        const QJsonValue &value;
        const JsonPlace &place;
    };
    QList<SchemaProblem> problemsOf(const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place);
    void check(const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place);
    void checkReference(const Judged &judged);
    void checkKind(const Judged &judged);
    void checkNumber(const Judged &judged);
    void checkText(const Judged &judged);
    void checkArray(const Judged &judged);
    void checkEntries(const Judged &judged);
    void checkContains(const Judged &judged);
    void checkObject(const Judged &judged);
    void checkMembers(const Judged &judged);
    void checkDependents(const Judged &judged);
    void checkAll(const Judged &judged);
    void checkOneOf(const Judged &judged);
    void checkConditions(const Judged &judged);
    bool fits(const JsonSchema::Part &part, const QJsonValue &value, const JsonPlace &place);
    void refuse(const JsonPlace &place, SchemaRule rule, const QString &wanted = {});

    static constexpr qsizetype MostProblems = 100;
    static constexpr int MostSteps = 20'000;
    static constexpr int Deepest = 60;

    const JsonSchema &m_schema;
    QList<SchemaProblem> m_problems;
    QList<std::pair<JsonPlace, JsonPlace>> m_ways; ///< references that are being followed: where to, and for what
    int m_steps = 0;
    int m_depth = 0;
};

} // namespace agent0
