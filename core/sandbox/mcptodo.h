#pragma once

#include "sandbox/todostore.h"

#include <QByteArray>

#include <expected>
#include <functional>

namespace agent0::sandbox {

inline constexpr int McpMethodNotFound = -32601;
inline constexpr int McpInvalidParams = -32602;

/// What became of one JSON-RPC call at the sandbox's MCP server.
struct McpOutcome {
    QJsonObject result;
    int errorCode = 0; ///< of a refusal, 0 for none
    QString errorText;
    QJsonObject question; ///< elicitation/create's parameters: the call goes on when they are answered
    int steps = 0; ///< progress notifications to send before the result

    static McpOutcome refused(int code, QString text)
    {
        return {.result = {}, .errorCode = code, .errorText = std::move(text), .question = {}};
    }
    static McpOutcome asking(QJsonObject form) { return {.result = {}, .errorText = {}, .question = std::move(form)}; }
    static McpOutcome given(QJsonObject object)
    {
        return {.result = std::move(object), .errorText = {}, .question = {}};
    }
};

/// Todo0 as an MCP server has it: five tools, the todos as resources, a prompt with completion. Knows nothing of HTTP or
/// sessions.
class McpTodo {
public:
    /// now: the time for "completedAt".
    McpTodo(TodoStore &todos, std::function<QString()> now) : m_todos(todos), m_now(std::move(now)) { }

    static QJsonObject capabilities();
    static QJsonArray tools();
    /// Whether the tool writes: it then needs that scope.
    static bool writes(const QString &tool);

    /// answer: what a question of the same call was answered with, {} before. canAsk: the client takes questions.
    McpOutcome call(const QString &person, const QString &method, const QJsonObject &params, const QJsonObject &answer,
        bool canAsk);

private:
    McpOutcome callTool(const QString &person, const QString &tool, const QJsonObject &arguments,
        const QJsonObject &answer, bool canAsk);
    McpOutcome clearCompleted(const QString &person, const QJsonObject &answer, bool canAsk);
    McpOutcome importTodos(const QString &person, const QJsonObject &arguments);
    McpOutcome read(const QString &person, const QString &uri);
    McpOutcome prompt(const QString &person, const QJsonObject &params);
    McpOutcome complete(const QString &person, const QJsonObject &params);
    QJsonArray filtered(const QString &person, const QString &filter);

    TodoStore &m_todos;
    std::function<QString()> m_now;
};

} // namespace agent0::sandbox
