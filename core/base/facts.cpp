#include "base/facts.h"

#include <algorithm>

namespace agent0 {

namespace {

FactValue valueOf(const QJsonValue &json)
{
    if (json.isString())
        return json.toString();
    return json;
}

QJsonValue jsonOf(const FactValue &value)
{
    return std::visit([](const auto &one) { return QJsonValue(one); }, value);
}

} // namespace

Facts::Facts(std::initializer_list<Fact> facts)
{
    m_facts.reserve(qsizetype(facts.size()) + 2);
    for (const Fact &fact : facts)
        insert(fact.name, fact.value);
}

Facts::Facts(const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member)
        m_facts.append({member.key(), valueOf(member.value())});
}

void Facts::insert(QString name, FactValue value)
{
    const auto place = std::ranges::lower_bound(m_facts, name, {}, &Fact::name);
    if (place != m_facts.end() && place->name == name)
        place->value = std::move(value);
    else
        m_facts.insert(place, Fact{std::move(name), std::move(value)});
}

bool Facts::contains(QLatin1StringView name) const { return !value(name).isUndefined(); }

QJsonValue Facts::value(QLatin1StringView name) const
{
    const auto found = std::ranges::find(m_facts, name, &Fact::name);
    return found == m_facts.end() ? QJsonValue(QJsonValue::Undefined) : jsonOf(found->value);
}

QJsonObject Facts::toJson() const
{
    QJsonObject object;
    for (const Fact &fact : m_facts)
        object.insert(fact.name, jsonOf(fact.value));
    return object;
}

} // namespace agent0
