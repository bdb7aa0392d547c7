#pragma once

#include "base/result.h"
#include "base/task.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <functional>

namespace agent0 {

/// One tool that a model may call. What it says of itself is text from outside.
struct ToolDefinition {
    QString name; ///< unique in its request, and as every provider takes it: [A-Za-z0-9_-]{1,64}
    QString description;
    QByteArray inputSchema; ///< JSON Schema of an object
    QString connection; ///< whose it is
    QString connectionName; ///< as people call that
    QString tool; ///< its name there
    bool operator==(const ToolDefinition &) const = default;
};

/// A model wants a tool called.
struct ToolCall {
    QString id; ///< unique in its conversation
    QString name; ///< a ToolDefinition's, or whatever the model made up
    QByteArray arguments; ///< JSON of an object
    bool operator==(const ToolCall &) const = default;
};

/// What came of one.
struct ToolResult {
    QString callId;
    QString text; ///< text from outside
    bool failed = false;
    bool operator==(const ToolResult &) const = default;
};

/// One message of a conversation as a model sees it.
struct ModelMessage {
    enum class Role { Person, Model, Tools };
    Role role = Role::Person;
    QString text;
    QList<ToolCall> calls; ///< of Model
    QList<ToolResult> results; ///< of Tools: one for each call of the message before
    bool operator==(const ModelMessage &) const = default;
};

/// What was counted by who sells it; nothing where it was not said.
struct TokenCount {
    std::optional<qint64> input;
    std::optional<qint64> output;
};

enum class StopReason {
    Finished, ///< it has said what it had to say
    ToolUse, ///< it waits for its calls
    Length, ///< its answer was cut at maxTokens
    Refused, ///< it, or its provider, did not want to
};

struct ModelRequest {
    QString system;
    QList<ModelMessage> messages; ///< begins with a Person, and ends with a Person or Tools
    QList<ToolDefinition> tools;
    int maxTokens = 4096; ///< of the answer
    QDateTime now; ///< the person's own time
};

struct ModelAnswer {
    QString text;
    QList<ToolCall> calls; ///< in the order in which they are to be made
    StopReason stop = StopReason::Finished;
    TokenCount used;
};

/// Hears the text of an answer piece by piece, as it comes.
using TextSink = std::function<void(const QString &)>;

/// Who reads a conversation and says what to do next. Dropping the task of an answer ends the work on it.
class LanguageModel {
public:
    LanguageModel() = default;
    LanguageModel(const LanguageModel &) = delete;
    LanguageModel &operator=(const LanguageModel &) = delete;
    virtual ~LanguageModel() = default;

    /// The whole answer; its text has gone to the sink before. Fails with Leg::Model: as the network does; "model_key"
    /// (Fault::Refused: the key is missing or wrong), "model_refused" (Fault::Refused), "model_busy" (Fault::Network: overloaded, or
    /// too many requests, also after a while), "model_context" (Fault::Refused: the conversation is too long for it), "model_answer"
    /// (Fault::Malformed), "model_cut" (Fault::Network: the answer ended in its middle).
    virtual Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) = 0;

    /// The models that the provider says it has; [] where it says none.
    virtual Task<Result<QStringList>> choices() = 0;

    /// Whether text that it reads can make it want something that the person did not ask for.
    virtual bool canBeSteered() const = 0;
};

} // namespace agent0
