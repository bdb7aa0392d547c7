#pragma once

#include "models/sessionface.h"
#include "models/sessionmodel.h"

#include <QWidget>

class QHBoxLayout;

namespace agent0 {

/// The buttons of a session's face, at work.
class SessionActions final : public QWidget {
    Q_OBJECT

public:
    SessionActions(SessionModel &session, QWidget *parent = nullptr);

    void setActions(const QList<SessionAction> &actions);
    void takeFocus(); ///< the first of them, unless another has it; in the next turn of the event loop

private:
    void focusFirst();
    void perform(SessionAction action);

    SessionModel &m_session;
    QList<SessionAction> m_actions;
    QHBoxLayout *m_row;
};

} // namespace agent0
