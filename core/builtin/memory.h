#pragma once

#include "builtin/plan.h"
#include "model/languagemodel.h"

#include <functional>

namespace agent0::builtin {

/// One call that was made, with what came of it.
struct MadeCall {
    ToolCall call;
    ToolDefinition tool;
    ToolResult result;
};

/// The calls of some messages that have a result, in order.
QList<MadeCall> callsMade(const QList<ModelMessage> &messages, const QList<ToolDefinition> &tools);

/// The todos in a list's result.
QList<KnownTodo> todosIn(const MadeCall &list);

/// The todo that a change's result holds: "todo", "before" or "removed". Nothing where it holds none.
std::optional<KnownTodo> todoIn(const MadeCall &change, QLatin1StringView member);

/// What the messages before the person's last one spoke of, as far as it is still there.
Recall recalled(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools, const QList<KnownTodo> &todos);

/// What takes the last turn that changed something back, last change first. A turn that was taken back itself, and the one that did
/// so, are passed over. isUndo: whether that sentence took one back.
QList<Reverse> reverses(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools,
    const std::function<bool(const QString &)> &isUndo);

/// What the newest turn of those messages changed last; nothing where it changed nothing.
std::optional<Reverse> changedInLastTurn(const QList<ModelMessage> &before, const QList<ToolDefinition> &tools);

} // namespace agent0::builtin
