#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <initializer_list>
#include <variant>

namespace agent0 {

using FactValue = std::variant<QString, qint64, bool, QJsonValue>;

struct Fact {
    QString name;
    FactValue value;
};

/// A handful of members in the order of their names: a flat JSON object whose making costs little. For what is told of each step of a
/// chain and nearly always only written down.
class Facts {
public:
    Facts() = default;
    Facts(std::initializer_list<Fact> facts);
    Facts(const QJsonObject &object);

    /// In place of the one that has this name.
    void insert(QString name, FactValue value);
    bool isEmpty() const { return m_facts.isEmpty(); }
    bool contains(QLatin1StringView name) const;
    QJsonValue value(QLatin1StringView name) const; ///< undefined where there is none
    QJsonValue operator[](QLatin1StringView name) const { return value(name); }
    auto begin() const { return m_facts.cbegin(); }
    auto end() const { return m_facts.cend(); }

    QJsonObject toJson() const;
    operator QJsonObject() const { return toJson(); }
    friend bool operator==(const Facts &one, const Facts &other) { return one.toJson() == other.toJson(); }
    friend bool operator==(const Facts &one, const QJsonObject &other) { return one.toJson() == other; }

private:
    QList<Fact> m_facts;
};

} // namespace agent0
