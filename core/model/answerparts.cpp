#include "model/answerparts.h"

#include "base/strictjson.h"

namespace agent0 {

namespace {

constexpr qsizetype LargestAnswer = 8 * 1024 * 1024;
constexpr std::size_t MostCalls = 256;

} // namespace

std::unexpected<Error> malformedAnswer(const QString &why)
{
    return fail(Fault::Malformed, Leg::Model, "model_answer"_L1,
        u"The model's provider sent what is no answer: %1"_s.arg(why),
        u"Check the address of the provider in the profile (agent.baseUrl), and that it speaks this protocol."_s);
}

void AnswerParts::text(const QString &piece)
{
    m_size += piece.size();
    if (piece.isEmpty() || m_size > LargestAnswer)
        return;
    m_text += piece;
    if (m_sink)
        m_sink(piece);
}

void AnswerParts::beginCall(int index, const QString &id, const QString &name)
{
    if (m_calls.size() < MostCalls)
        m_calls[index] = {id, name, {}};
}

void AnswerParts::callInput(int index, const QByteArray &piece)
{
    m_size += piece.size();
    const auto call = m_calls.find(index);
    if (call != m_calls.end() && m_size <= LargestAnswer)
        call->second.arguments += piece;
}

Result<ModelAnswer> AnswerParts::whole() const
{
    if (m_size > LargestAnswer)
        return malformedAnswer(u"it is larger than %1 bytes."_s.arg(LargestAnswer));
    if (!m_stop)
        return fail(Fault::Network, Leg::Model, "model_cut"_L1, u"The model's answer ended in its middle."_s,
            u"Say it again."_s);
    ModelAnswer answer{m_text, {}, *m_stop, used};
    for (const auto &[index, given] : m_calls) {
        ToolCall call = given;
        if (call.arguments.trimmed().isEmpty())
            call.arguments = "{}";
        const auto object = parseJsonObject(call.arguments);
        if (!object && *m_stop == StopReason::Length)
            continue;
        if (!object)
            return malformedAnswer(u"the arguments of a call are no JSON object."_s);
        answer.calls.append(call);
    }
    // What is called is to be called, whatever the reason was said to be.
    if (!answer.calls.isEmpty() && answer.stop == StopReason::Finished)
        answer.stop = StopReason::ToolUse;
    return answer;
}

} // namespace agent0
