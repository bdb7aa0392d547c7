#pragma once

#include "builtin/spoken.h"
#include "model/languagemodel.h"

#include <QJsonObject>

namespace agent0::builtin {

/// The arguments of a tool from a person's words: "id=3, task=Buy milk", a JSON object, or, for a tool that needs one thing,
/// just that. By the types of its schema. Fails with Fault::Usage, code "tool_arguments"; the message says what is missing.
Result<QJsonObject> toolArguments(const ToolDefinition &tool, const QString &words, const Spoken &spoken);

} // namespace agent0::builtin
