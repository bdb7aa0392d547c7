#pragma once

#include "base/task.h"
#include "mcp/mcptypes.h"
#include "models/resultparts.h"

#include <QObject>

#include <variant>

namespace agent0 {

/// One thing asked of an MCP server at a time: a call, something to read, a prompt. Destroying it, another one, or cancel()
/// ends it and tells the server so.
class McpErrand : public QObject {
    Q_OBJECT

public:
    struct Idle { };
    struct Running {
        McpProgress progress;
    };
    struct Done {
        QList<ResultPart> parts;
        bool saysFailed = false; ///< the tool's own word
    };
    struct Failed {
        Error why;
    };
    struct Cancelled { };
    using State = std::variant<Idle, Running, Done, Failed, Cancelled>;

    const State &state() const { return m_state; }
    bool running() const { return std::holds_alternative<Running>(m_state); }

    void begin(Task<Result<Done>> work);
    void progressed(const McpProgress &progress);
    void cancel();
    void forget(); ///< idle again

signals:
    void changed();

private:
    Task<> run(Task<Result<Done>> work);
    void enter(State state);

    State m_state;
    TaskScope m_scope; // last
};

} // namespace agent0
