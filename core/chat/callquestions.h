#pragma once

#include "base/task.h"
#include "mcp/elicitation.h"

#include <functional>
#include <memory>
#include <vector>

namespace agent0 {

class Toolbox;

/// As long as it lives, what the server of that connection asks in the middle of a call goes to whoever made the call. A question that is
/// open when it goes is cancelled. Where several are there for one connection, the newest is asked.
class CallQuestions {
public:
    using Ask = std::function<Task<ElicitationReply>(Elicitation)>;

    /// What is passed, and what ask holds, must outlive it.
    CallQuestions(Toolbox &tools, QString connection, Ask ask);
    CallQuestions(const CallQuestions &) = delete;
    CallQuestions &operator=(const CallQuestions &) = delete;
    ~CallQuestions();

    const QString &connection() const { return m_connection; }
    Task<ElicitationReply> put(Elicitation form) { return put(m_state, std::move(form)); }

private:
    struct State {
        Ask ask;
        std::vector<OneShot<bool>::Sender> open;
    };
    static Task<ElicitationReply> put(std::shared_ptr<State> state, Elicitation form);

    Toolbox &m_tools;
    QString m_connection;
    std::shared_ptr<State> m_state;
};

} // namespace agent0
