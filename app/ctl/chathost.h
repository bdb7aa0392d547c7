#pragma once

#include "chat/chat.h"
#include "context.h"
#include "typedlines.h"

namespace agent0::ctl {

/// Who is asked about changes.
enum class Asked {
    Person, ///< on the terminal, or whoever writes JSON lines to standard input
    Nobody, ///< and so the answer is no
    Beforehand, ///< the person has said yes to all of it
};

/// A conversation on a terminal, or with a program by JSON lines.
class CtlChatHost final : public ChatHost {
public:
    CtlChatHost(Context &context, Agent &agent, Asked asked) : m_context(context), m_agent(agent), m_asked(asked) { }

    Task<Verdict> ask(ProposedCall call) override;
    Task<ElicitationReply> elicit(CallCard call, Elicitation form) override;
    Task<bool> signIn(Error why) override;
    void said(const QString &piece) override;
    void called(const CallCard &card) override;
    void record(const CallRecord &call) override;
    void alwaysAllowed(const QByteArray &permission) override;

    void endOfText(); ///< shows what has no end of line yet
    TypedLines &input() { return m_input; }
    int unasked() const { return m_unasked; } ///< changes that were refused because nobody could be asked
    std::function<void(const QByteArray &)> onAlways;

private:
    Task<Verdict> askProgram(ProposedCall call);
    Task<Verdict> askPerson(ProposedCall call);
    Task<ElicitationReply> elicitFromProgram(CallCard call, Elicitation form);
    bool lasts(const ProposedCall &call) const { return !(call.writes && call.afterForeignText); }

    Context &m_context;
    Agent &m_agent;
    Asked m_asked;
    TypedLines m_input;
    QString m_text; ///< a line that has begun
    int m_unasked = 0;
};

/// A line of JSON that a program wrote; {} where it is none, with a word about it.
QJsonObject programsLine(Output &out, const QByteArray &line);

} // namespace agent0::ctl
