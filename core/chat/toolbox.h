#pragma once

#include "agent/agent.h"
#include "chat/callquestions.h"
#include "chat/chattool.h"

namespace agent0 {

/// The tools of every enabled connection: those of MCP servers as they are, six for each connection with todos. A connection
/// that is down costs only its own.
class Toolbox {
public:
    /// Why the tools of one connection are not at hand.
    struct Absent {
        QString connection;
        Error why;
    };

    /// agent must outlive it. host: what MCP servers may ask of us; what they ask the person goes to CallQuestions, and is declined while
    /// there are none.
    explicit Toolbox(Agent &agent, McpHost host = {});

    /// Asks the connections what they have. What was there before goes. patience: how long an MCP server may be silent for now; calls have
    /// the host's.
    Task<> open(Milliseconds patience = Milliseconds(15'000));
    /// Ends the sessions with MCP servers.
    Task<> close();

    QList<ToolDefinition> definitions() const;
    const QList<Absent> &absent() const { return m_absent; }
    /// By the name that models use; null where there is none.
    ChatTool *named(const QString &name) const;
    /// By its connection's own name.
    ChatTool *of(const QString &connection, const QString &tool) const;

    Agent &agent() const { return m_agent; }

private:
    struct Found {
        QList<McpTool> tools;
        std::shared_ptr<McpConnection> server;
    };
    void addTodoTools(const Connection &connection);
    void addMcpTools(const Connection &connection, const Found &found);
    Task<QList<McpTool>> harmless(QList<McpTool> tools);
    Task<Result<Found>> ask(Connection connection, Milliseconds patience);
    friend CallQuestions;
    void begin(CallQuestions *questions) { m_questions.push_back(questions); }
    void end(CallQuestions *questions) { std::erase(m_questions, questions); }
    Task<ElicitationReply> elicited(QString connection, Elicitation form);
    QString uniqueName(const QString &connection, const QString &tool) const;

    Agent &m_agent;
    McpHost m_host;
    std::vector<std::unique_ptr<ChatTool>> m_tools;
    std::vector<std::shared_ptr<McpConnection>> m_servers;
    std::vector<CallQuestions *> m_questions;
    QList<Absent> m_absent;
};

} // namespace agent0
