#include "mcp/jsonrpc.h"

#include "base/displaytext.h"
#include "base/strictjson.h"

#include <QJsonDocument>

#include <cmath>

namespace agent0 {

namespace {

constexpr JsonLimits MessageLimits{.bytes = 64 * 1024 * 1024, .depth = 128};

std::unexpected<Error> broken(const QString &what)
{
    return brokenByServer("rpc_invalid"_L1, u"The MCP server sent a message that breaks JSON-RPC 2.0: %1."_s.arg(what));
}

bool isId(const QJsonValue &id)
{
    return id.isString() || (id.isDouble() && std::floor(id.toDouble()) == id.toDouble());
}

QJsonObject paramsOf(const QJsonObject &object) { return object.value("params"_L1).toObject(); }

bool hasGoodParams(const QJsonObject &object)
{
    return !object.contains("params"_L1) || object.value("params"_L1).isObject();
}

Result<RpcMessage> asking(const QJsonObject &object, QByteArray text)
{
    const QString method = object.value("method"_L1).toString();
    if (method.isEmpty())
        return broken(u"its method is not a name"_s);
    if (!hasGoodParams(object))
        return broken(u"its parameters are not an object"_s);
    if (!object.contains("id"_L1))
        return RpcNotification{method, paramsOf(object)};
    if (!isId(object.value("id"_L1)))
        return broken(u"its id is neither a string nor a whole number"_s);
    return RpcRequest{object.value("id"_L1), method, paramsOf(object), std::move(text)};
}

Result<RpcError> errorOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QJsonValue code = object.value("code"_L1);
    if (!value.isObject() || !code.isDouble() || !object.value("message"_L1).isString())
        return broken(u"its error has no code and message"_s);
    return RpcError{
        code.toInteger(), displayText(object.value("message"_L1).toString(), 1000), object.value("data"_L1)};
}

Result<RpcMessage> answering(const QJsonObject &object, QByteArray text)
{
    const bool failed = object.contains("error"_L1);
    if (failed == object.contains("result"_L1))
        return broken(u"it has neither or both of result and error"_s);
    const QJsonValue id = object.value("id"_L1);
    if (!isId(id) && !(failed && (id.isNull() || id.isUndefined())))
        return broken(u"the id of an answer is neither a string nor a whole number"_s);
    if (!failed) {
        if (!object.value("result"_L1).isObject())
            return broken(u"its result is not an object"_s);
        return RpcAnswer{id, object.value("result"_L1).toObject(), {}, std::move(text)};
    }
    auto error = errorOf(object.value("error"_L1));
    if (!error)
        return fail(error.error());
    return RpcAnswer{id.isUndefined() ? QJsonValue() : id, {}, std::move(*error), std::move(text)};
}

QByteArray quoted(QByteArrayView text)
{
    // A method is ours: letters, slashes and the like.
    return '"' + text.toByteArray() + '"';
}

} // namespace

std::unexpected<Error> brokenByServer(QLatin1StringView code, const QString &what)
{
    return fail(Fault::Malformed, Leg::Resource, code, what, u"Tell whoever runs the server."_s);
}

QByteArray compactJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Result<RpcMessage> parseRpcMessage(QByteArray text)
{
    if (QByteArrayView(text).trimmed().startsWith('['))
        return fail(Fault::Malformed, Leg::Resource, "rpc_batch"_L1,
            u"The MCP server sent a batch of messages, which no revision in use allows."_s,
            u"Tell whoever runs the server."_s);
    const auto object = parseJsonObject(text, MessageLimits);
    if (!object)
        return broken(object.error().message);
    if (object->value("jsonrpc"_L1).toString() != "2.0"_L1)
        return broken(u"it is not of version 2.0"_s);
    return object->contains("method"_L1) ? asking(*object, std::move(text)) : answering(*object, std::move(text));
}

QByteArray rpcRequest(qint64 id, QByteArrayView method, const QByteArray &params)
{
    QByteArray text = R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + R"(,"method":)" + quoted(method);
    if (!params.isEmpty())
        text.append(R"(,"params":)").append(params);
    return text.append('}');
}

QByteArray rpcNotification(QByteArrayView method, const QByteArray &params)
{
    QByteArray text = R"({"jsonrpc":"2.0","method":)" + quoted(method);
    if (!params.isEmpty())
        text.append(R"(,"params":)").append(params);
    return text.append('}');
}

QByteArray rpcResult(const QJsonValue &id, const QJsonObject &result)
{
    return compactJson({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"result"_s, result}});
}

QByteArray rpcFailure(const QJsonValue &id, qint64 code, const QString &text)
{
    const QJsonObject error{{u"code"_s, code}, {u"message"_s, text}};
    return compactJson({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"error"_s, error}});
}

} // namespace agent0
