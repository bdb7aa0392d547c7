#pragma once

#include "models/chatsource.h"

namespace agent0 {

/// "waits for you", "done".
QString stateText(CallCard::State state);
/// What a call does, as core says it in English, in the person's language where there are words for it.
QString wordsText(const QString &words);
/// What there are words for, as it stands in core's sources.
QStringList wordsOfCalls();
/// What the person is asked about: "Asks before each change".
QString modeText(ApprovalMode mode);
/// "1,204 tokens in, 96 out"; "" where nothing was counted.
QString tokensText(const TokenCount &used);
/// Sentences to begin with, as whoever takes part understands them.
QStringList exampleSentences(const ChatParty &party);
/// JSON on several lines, harmless to show; as it is where it is none.
QString foldedText(const QByteArray &json);

} // namespace agent0
