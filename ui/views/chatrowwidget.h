#pragma once

#include "models/chatmodel.h"

#include <QWidget>

namespace agent0 {

/// How a row stands among the others now.
struct RowPlace {
    bool isLast = false;
    bool isLastSaid = false; ///< by the person
    bool isBeingWritten = false;
    bool isBeforeCall = false; ///< the turn goes on with one
    bool isBusy = false; ///< a turn is under way
    const ChatModel::State *state = nullptr;
};

/// One row of a conversation on the screen. Asks for things; does none.
class ChatRowWidget : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual void show(const ChatRow &row, const RowPlace &place) = 0;
    using QWidget::show;

signals:
    void linkWanted(const QString &address);
    void againWanted();
    void editWanted();
    void undoWanted(const QString &callId);
    void answered(const agent0::Verdict &verdict);
    void signInWanted();
    void skipWanted();
    void viewWanted(const QString &view); ///< of the window
};

} // namespace agent0
