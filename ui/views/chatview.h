#pragma once

#include "models/chatdesk.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace agent0 {

class ChatComposer;
class ChatFooter;
class ChatTranscript;
class ChatWelcome;
class ConversationList;
class ElicitationDialog;
class Placeholder;
class ProblemLine;
class Snackbar;

/// The conversations with the agent: those that are kept at the side, where there is room or when they are searched, the one that is
/// open, and the place to write.
class ChatView final : public QWidget {
    Q_OBJECT

public:
    /// desk outlives it.
    explicit ChatView(ChatDesk &desk, QWidget *parent = nullptr);

signals:
    void viewWanted(const QString &view); ///< of the window

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeMain();
    void makeCommands();
    QAction *command(const QString &text, const QKeySequence &keys, std::function<void()> act);
    void watch(); ///< the models
    void watchParts();
    void turnChanged();
    void refresh();
    void showFace();
    QWidget *sayNothingIsConnected();
    QWidget *sayTrouble();
    QWidget *sayWelcome();
    void showAbsent();
    void conversationChanged();
    void askPerson();
    void showServersQuestion();
    void askForLink(const QString &address);
    void editLast();
    void undoLast();
    void tell(const Error &why);
    void act(); ///< what the placeholder offers

    ChatDesk &m_desk;
    ChatModel &m_chat;
    ConversationList *m_list;
    QStackedWidget *m_pages;
    Placeholder *m_trouble;
    ChatWelcome *m_welcome;
    ChatTranscript *m_transcript;
    ProblemLine *m_problem;
    ChatComposer *m_composer;
    ChatFooter *m_footer;
    Snackbar *m_snackbar;
    QPointer<ElicitationDialog> m_dialog;
    QWidget *m_kept; ///< remembers which conversation was open
    QString m_troubleView; ///< where it can be mended
    std::function<void()> m_offer; ///< what the snackbar does
    std::size_t m_stateWas = 0;
};

} // namespace agent0
