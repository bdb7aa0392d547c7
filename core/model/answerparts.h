#pragma once

#include "model/languagemodel.h"

#include <map>

namespace agent0 {

/// An answer as it comes together from the events of a provider's stream.
class AnswerParts {
public:
    explicit AnswerParts(TextSink sink) : m_sink(std::move(sink)) { }

    void text(const QString &piece);
    /// Calls come in pieces, several at once: index tells whose a piece is.
    void beginCall(int index, const QString &id, const QString &name);
    void callInput(int index, const QByteArray &piece);
    bool hasCall(int index) const { return m_calls.contains(index); }
    void stopped(StopReason reason) { m_stop = reason; }
    bool hasStopped() const { return m_stop.has_value(); }

    TokenCount used;

    /// The whole. "model_cut" where the stream ended before the provider had said why it stops, "model_answer" where the input of
    /// a call is no JSON object or all of it is too large. Calls that an answer at its greatest length did not finish are left out.
    Result<ModelAnswer> whole() const;

private:
    TextSink m_sink;
    QString m_text;
    std::map<int, ToolCall> m_calls;
    std::optional<StopReason> m_stop;
    qsizetype m_size = 0;
};

std::unexpected<Error> malformedAnswer(const QString &why);

} // namespace agent0
