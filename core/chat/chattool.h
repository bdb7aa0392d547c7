#pragma once

#include "base/task.h"
#include "model/languagemodel.h"

namespace agent0 {

/// One call by its connection and that connection's own name for the tool.
struct Change {
    QString connection;
    QString tool;
    QByteArray arguments;
    bool operator==(const Change &) const = default;
};

/// What a tool gave back.
struct ToolOutcome {
    QString text; ///< for the model: text from outside
    bool failed = false; ///< by the tool's own word
    QList<Change> reverse; ///< what takes it back, in this order; [] where nothing does
};

/// One tool of a connection.
class ChatTool {
public:
    explicit ChatTool(ToolDefinition definition) : m_definition(std::move(definition)) { }
    ChatTool(const ChatTool &) = delete;
    ChatTool &operator=(const ChatTool &) = delete;
    virtual ~ChatTool() = default;

    const ToolDefinition &definition() const { return m_definition; }
    /// Whether it may change something.
    virtual bool writes() const = 0;
    /// Whether it claims not to, which nobody has checked.
    virtual bool saysItReads() const { return false; }
    /// Whether what it says of itself was written by somebody else.
    virtual bool isForeign() const = 0;
    /// What a lasting yes is for: another one as soon as the tool says anything else of itself.
    virtual QByteArray permission() const = 0;
    /// What exactly a call would change, in words, harmless to show. May read for it. Fails where it cannot be made.
    virtual Task<Result<QString>> words(QByteArray arguments) = 0;
    virtual Task<Result<ToolOutcome>> run(QByteArray arguments) = 0;

private:
    ToolDefinition m_definition;
};

} // namespace agent0
