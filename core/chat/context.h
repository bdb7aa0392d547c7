#pragma once

#include "model/languagemodel.h"

namespace agent0 {

/// The newest messages that fit into so many characters. Whole turns go, the oldest first, so that every result keeps its call; of the last turn,
/// which always stays, long results are shortened. What was left out is marked.
QList<ModelMessage> fitting(const QList<ModelMessage> &messages, qsizetype characters);

/// What a model is told before a conversation: who it is for, what it may and what it must not.
QString systemPrompt(const QStringList &connections, const QDateTime &now);

} // namespace agent0
