#pragma once

#include "base/turnstile.h"
#include "models/chatrows.h"
#include "models/chatsource.h"
#include "models/mcpsource.h"

#include <QAbstractListModel>
#include <QTimer>

#include <variant>

namespace agent0 {

/// One conversation as rows, and the turn that is under way in it: what the person said, the model's text as it comes, a row for each
/// call, and what ended a turn. A question to the person is the turn's state until it is answered.
class ChatModel final : public QAbstractListModel, private ChatHost {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, CallRole };
    struct Idle { };
    struct Loading { }; ///< a conversation is being read
    struct Answering { };
    struct Asking {
        ProposedCall call;
        /// Whether a yes may be for more than this call.
        bool mayLast() const { return !(call.writes && call.afterForeignText); }
    };
    struct AwaitingSignIn {
        Error why;
        QString connection; ///< "" where it is not one alone
        bool inBrowser = false; ///< the person is there
    };
    struct Eliciting {
        McpQuestion question; ///< of a server, in the middle of a call
    };
    using State = std::variant<Idle, Loading, Answering, Asking, AwaitingSignIn, Eliciting>;

    explicit ChatModel(ChatSource source);
    ~ChatModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const ChatRow &row(int index) const { return m_rows[index]; }

    const State &state() const { return m_state; }
    bool isBusy() const { return !std::holds_alternative<Idle>(m_state); }
    const QString &id() const { return m_talk->conversation().id; }
    QString title() const { return m_talk->conversation().title; }
    TokenCount used() const { return m_talk->conversation().used; }
    bool isDryRun() const { return m_dryRun; }
    qsizetype connections() const { return m_source.connections(); }

    /// Who takes part; nothing before that is known.
    const std::optional<ChatParty> &party() const { return m_party; }
    /// Why nobody does.
    const std::optional<Error> &trouble() const { return m_trouble; }
    QList<ChatAbsence> absent() const { return m_source.absent(); }

    void prepare(); ///< asks who takes part, where that is not known
    void meetAgain(); ///< asks those that were absent
    void startNew();
    void open(const QString &id); ///< what is under way ends
    void send(const QString &text);
    void sayAgain(std::optional<QString> text = {}); ///< the last thing, perhaps in other words
    void cancel();
    void discard(); ///< this conversation is no longer kept: what is under way ends, and a new one begins
    Task<> putAway(); ///< before the program ends: what is under way is stopped, and kept
    void answer(const Verdict &verdict); ///< to Asking
    void reply(const ElicitationReply &reply); ///< to Eliciting
    void signIn(); ///< to AwaitingSignIn: in the browser
    void skipSignIn();
    void signedIn(); ///< the person is back, by another way; a consent is still theirs to give
    void undo(const QString &callId);
    void setDryRun(bool on);
    void forgetAllowed(); ///< every tool that may write is asked about again
    ConversationShelf::Summary summary() const;
    void setTitle(const QString &title); ///< from the next time that it is kept
    QString lastSaid() const; ///< by the person; "" where there is nothing to say again
    int lastSaidRow() const; ///< -1
    bool openAddress(const QByteArray &url) const { return m_source.openAddress(url); }

signals:
    void stateChanged();
    void factsChanged(); ///< the party, who is absent, the counts
    void conversationChanged(); ///< it is another one
    void kept(); ///< it was saved
    void changed(const QString &connection); ///< something there, by a call or its undoing
    void allowedForgotten();
    void failed(const agent0::Error &why); ///< beside the turn: it could not be saved, read, taken back

private:
    Task<Verdict> ask(ProposedCall call) override;
    Task<ElicitationReply> elicit(CallCard call, Elicitation form) override;
    Task<bool> signIn(Error why) override;
    void said(const QString &piece) override;
    void called(const CallCard &card) override;
    void record(const CallRecord &call) override { m_source.record(call); }
    void alwaysAllowed(const QByteArray &permission) override;

    class Elicited;
    Task<> findParty();
    Task<> meet();
    Task<> load(QString id);
    Task<> run(Task<Result<StopReason>> work);
    Task<> keep();
    Task<> takeBack(QString callId);
    Task<> help();
    Task<> forgetAll();
    Task<> rememberAllowed(QByteArray permission);

    void beginTurn(const QString &text, Task<Result<StopReason>> work);
    void finish(const Result<StopReason> &stop);
    bool stop();
    void settleCards();
    void keepWhatWasWritten();
    void show(Conversation conversation);
    void append(ChatRow row);
    void removeFrom(qsizetype row);
    void touch(qsizetype row);
    void flush();
    void enter(State state);
    void answerSignIn(bool done);

    ChatSource m_source;
    std::unique_ptr<ChatTalk> m_talk;
    QList<ChatRow> m_rows;
    State m_state;
    std::optional<ChatParty> m_party;
    std::optional<Error> m_trouble;
    bool m_dryRun = false;
    qsizetype m_writing = -1; ///< the answer that grows
    QTimer m_flush; ///< pieces are shown together
    QString m_awaitsSignIn; ///< the connection of the call that waits for it
    std::shared_ptr<void> m_flow;
    Turnstile m_asking;
    std::optional<OneShot<Verdict>::Sender> m_answer;
    std::optional<OneShot<ElicitationReply>::Sender> m_reply;
    std::vector<OneShot<bool>::Sender> m_signIns;
    TaskScope m_keeping;
    TaskScope m_meeting;
    TaskScope m_loading;
    TaskScope m_helping;
    TaskScope m_undoing;
    TaskScope m_turn; // last: stops before the rest goes
};

} // namespace agent0
