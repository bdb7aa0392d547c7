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

    /// Asks the connections what they have. What was there before goes: at once, or when nobody holds it any more. patience: how long an MCP
    /// server may be silent for now; calls have the host's.
    Task<> open(Milliseconds patience = Milliseconds(15'000));
    /// Ends the sessions with MCP servers; not while somebody holds the tools.
    Task<> close();
    /// As long as what it gives lives, the tools and the servers behind them stay as they are: for a turn, whose calls are under way. The
    /// toolbox must outlive it.
    std::shared_ptr<const void> hold();

    QList<ToolDefinition> definitions() const;
    const QList<Absent> &absent() const { return m_now.absent; }
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
    struct Tools {
        std::vector<std::unique_ptr<ChatTool>> all;
        std::vector<std::shared_ptr<McpConnection>> servers;
        QList<Absent> absent;
        ChatTool *named(const QString &name) const;
        QString uniqueName(const QString &connection, const QString &tool) const;
    };
    void addTodoTools(Tools &tools, const Connection &connection);
    static void addMcpTools(Tools &tools, const Connection &connection, const Found &found);
    Task<Tools> look(Milliseconds patience);
    void letGo();
    static Task<> end(std::vector<std::shared_ptr<McpConnection>> servers);
    Task<QList<McpTool>> harmless(QList<McpTool> tools);
    Task<Result<Found>> ask(Connection connection, Milliseconds patience);
    friend CallQuestions;
    void begin(CallQuestions *questions) { m_questions.push_back(questions); }
    void end(CallQuestions *questions) { std::erase(m_questions, questions); }
    Task<ElicitationReply> elicited(QString connection, Elicitation form);

    Agent &m_agent;
    McpHost m_host;
    std::vector<CallQuestions *> m_questions;
    Tools m_now;
    std::optional<Tools> m_next; ///< found while somebody held those of now
    std::weak_ptr<const void> m_held;
    TaskScope m_farewells; // last
};

} // namespace agent0
