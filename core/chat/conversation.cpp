#include "chat/conversation.h"

#include "base/jsonreader.h"

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

constexpr std::array StateNames{"asking"_L1, "running"_L1, "waiting_for_sign_in"_L1, "done"_L1, "failed"_L1,
    "denied"_L1, "not_made"_L1, "undone"_L1};
constexpr std::array RoleNames{"person"_L1, "model"_L1, "tools"_L1};

QJsonObject toJson(const ToolCall &call);
QJsonObject toJson(const ToolResult &result);
QJsonObject toJson(const ModelMessage &message);
QJsonObject toJson(const Change &change);
QJsonObject toJson(const CallCard &card);

template<typename T>
QJsonArray listed(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

QJsonObject toJson(const ToolCall &call)
{
    return {{"id"_L1, call.id}, {"name"_L1, call.name}, {"arguments"_L1, QString::fromUtf8(call.arguments)}};
}

QJsonObject toJson(const ToolResult &result)
{
    return {{"call"_L1, result.callId}, {"text"_L1, result.text}, {"failed"_L1, result.failed}};
}

QJsonObject toJson(const ModelMessage &message)
{
    QJsonObject json{{"role"_L1, RoleNames[std::size_t(message.role)]}, {"text"_L1, message.text}};
    if (!message.calls.isEmpty())
        json["calls"_L1] = listed(message.calls);
    if (!message.results.isEmpty())
        json["results"_L1] = listed(message.results);
    return json;
}

QJsonObject toJson(const Change &change)
{
    return {{"connection"_L1, change.connection}, {"tool"_L1, change.tool},
        {"arguments"_L1, QString::fromUtf8(change.arguments)}};
}

QJsonObject toJson(const CallCard &card)
{
    return {{"id"_L1, card.id}, {"connection"_L1, card.connection}, {"connectionName"_L1, card.connectionName},
        {"tool"_L1, card.tool}, {"arguments"_L1, QString::fromUtf8(card.arguments)}, {"writes"_L1, card.writes},
        {"words"_L1, card.words}, {"state"_L1, name(card.state)}, {"result"_L1, card.result},
        {"reverse"_L1, listed(card.reverse)}};
}

template<std::size_t N>
int indexOf(const std::array<QLatin1StringView, N> &names, const QString &name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? -1 : int(found - names.begin());
}

ModelMessage messageFrom(JsonReader &outer, const QJsonObject &object)
{
    JsonReader json(object);
    ModelMessage message;
    const int role = indexOf(RoleNames, json.text("role"_L1));
    if (role < 0)
        json.refuse("role"_L1, u"is none that is known"_s);
    message.role = ModelMessage::Role(std::max(role, 0));
    message.text = json.textOr("text"_L1);
    for (const QJsonValue &one : json.arrayOr("calls"_L1)) {
        JsonReader call(one.toObject());
        message.calls.append({call.text("id"_L1), call.text("name"_L1), call.textOr("arguments"_L1).toUtf8()});
    }
    for (const QJsonValue &one : json.arrayOr("results"_L1)) {
        JsonReader result(one.toObject());
        message.results.append({result.text("call"_L1), result.textOr("text"_L1), result.boolOr("failed"_L1, false)});
    }
    if (!json.good())
        outer.refuse("messages"_L1, u"are not right: "_s + json.problem());
    return message;
}

CallCard cardFrom(JsonReader &outer, const QJsonObject &object)
{
    JsonReader json(object);
    CallCard card;
    card.id = json.text("id"_L1);
    card.connection = json.textOr("connection"_L1);
    card.connectionName = json.textOr("connectionName"_L1);
    card.tool = json.textOr("tool"_L1);
    card.arguments = json.textOr("arguments"_L1).toUtf8();
    card.writes = json.boolOr("writes"_L1, true);
    card.words = json.textOr("words"_L1);
    card.result = json.textOr("result"_L1);
    const int state = indexOf(StateNames, json.text("state"_L1));
    // What was under way when it was written down has ended since.
    card.state = state < int(CallCard::State::Done) ? CallCard::State::NotMade : CallCard::State(state);
    for (const QJsonValue &one : json.arrayOr("reverse"_L1)) {
        JsonReader change(one.toObject());
        card.reverse.append(
            {change.textOr("connection"_L1), change.textOr("tool"_L1), change.textOr("arguments"_L1).toUtf8()});
    }
    if (!json.good())
        outer.refuse("cards"_L1, u"are not right: "_s + json.problem());
    return card;
}

} // namespace

QLatin1StringView name(CallCard::State state) { return StateNames[std::size_t(state)]; }

CallCard *Conversation::card(const QString &callId)
{
    const auto found = std::ranges::find(cards, callId, &CallCard::id);
    return found == cards.end() ? nullptr : &*found;
}

QJsonObject Conversation::toJson() const
{
    QJsonObject json{{"id"_L1, id}, {"title"_L1, title}, {"begun"_L1, qint64(begun.time_since_epoch().count())},
        {"changed"_L1, qint64(changed.time_since_epoch().count())}, {"messages"_L1, listed(messages)},
        {"cards"_L1, listed(cards)}};
    if (used.input)
        json["inputTokens"_L1] = *used.input;
    if (used.output)
        json["outputTokens"_L1] = *used.output;
    return json;
}

Result<Conversation> Conversation::fromJson(const QJsonObject &object)
{
    JsonReader json(object);
    Conversation conversation;
    conversation.id = json.text("id"_L1);
    conversation.title = json.textOr("title"_L1);
    conversation.begun = Instant(Milliseconds(json.integer("begun"_L1)));
    conversation.changed = Instant(Milliseconds(json.integer("changed"_L1)));
    for (const QJsonValue &one : json.arrayOr("messages"_L1))
        conversation.messages.append(messageFrom(json, one.toObject()));
    for (const QJsonValue &one : json.arrayOr("cards"_L1))
        conversation.cards.append(cardFrom(json, one.toObject()));
    conversation.used = {json.optionalInteger("inputTokens"_L1), json.optionalInteger("outputTokens"_L1)};
    return json.finish(conversation);
}

} // namespace agent0
