#pragma once

#include "base/result.h"

#include <QJsonObject>

#include <variant>

namespace agent0 {

/// JSON-RPC 2.0 error object. Text from outside.
struct RpcError {
    qint64 code = 0;
    QString message;
    QJsonValue data;
};

/// The other side wants something done.
struct RpcRequest {
    QJsonValue id; ///< a string or a whole number
    QString method;
    QJsonObject params;
    QByteArray text; ///< the whole message as it came, for the order of what it lists
};

/// The other side tells something.
struct RpcNotification {
    QString method;
    QJsonObject params;
};

/// The answer to a request of ours.
struct RpcAnswer {
    QJsonValue id; ///< null only with an error that names no request
    QJsonObject result;
    std::optional<RpcError> error;
    QByteArray text; ///< the whole message as it came, for what must be kept byte for byte
};

using RpcMessage = std::variant<RpcRequest, RpcNotification, RpcAnswer>;

inline constexpr qint64 RpcMethodNotFound = -32601;
inline constexpr qint64 RpcInvalidParams = -32602;
inline constexpr qint64 RpcAddressNeeded = -32042; ///< MCP: the person has to go to an address first

/// One message, strictly: JSON by findJsonProblem(), version 2.0, an id that is a string or a whole number, parameters
/// and results that are objects, and exactly one of result and error. Batches are refused. Fault::Malformed, code
/// "rpc_invalid" or "rpc_batch".
Result<RpcMessage> parseRpcMessage(QByteArray text);

/// A peer that broke the protocol: Fault::Malformed of Leg::Resource.
std::unexpected<Error> brokenByServer(QLatin1StringView code, const QString &what);

/// The shortest text of an object.
QByteArray compactJson(const QJsonObject &object);

/// params: the text of a JSON object, "" for none.
QByteArray rpcRequest(qint64 id, QByteArrayView method, const QByteArray &params);
QByteArray rpcNotification(QByteArrayView method, const QByteArray &params);
QByteArray rpcResult(const QJsonValue &id, const QJsonObject &result);
QByteArray rpcFailure(const QJsonValue &id, qint64 code, const QString &message);

} // namespace agent0
