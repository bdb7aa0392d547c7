#include "views/sessionactions.h"

#include "views/icons.h"
#include "views/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace agent0 {

SessionActions::SessionActions(SessionModel &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
}

void SessionActions::setActions(const QList<SessionAction> &actions)
{
    if (m_actions == actions)
        return;
    m_actions = actions;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const SessionAction action : actions) {
        auto *button = new QPushButton(textOf(action), this);
        button->setObjectName(u"session.%1"_s.arg(int(action)));
        if (m_row->count() == 0)
            setKind(button, ButtonKind::Primary);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, action] { perform(action); });
        m_row->addWidget(button);
    }
    setVisible(!actions.isEmpty());
}

void SessionActions::takeFocus()
{
    // A layout shows what was put into it in the next turn, and only what is shown can have the focus.
    QMetaObject::invokeMethod(this, &SessionActions::focusFirst, Qt::QueuedConnection);
}

void SessionActions::focusFirst()
{
    if (isVisible() && m_row->count() > 0 && m_row->indexOf(window()->focusWidget()) < 0)
        m_row->itemAt(0)->widget()->setFocus();
}

void SessionActions::perform(SessionAction action)
{
    switch (action) {
    case SessionAction::SignIn:
    case SessionAction::SignInAgain: return m_session.signIn();
    case SessionAction::OpenPageAgain: return m_session.openPageAgain();
    case SessionAction::Cancel: return m_session.cancelSignIn();
    case SessionAction::TryAgain: return m_session.reload();
    case SessionAction::SetUp: return emit m_session.setUpWanted();
    case SessionAction::TrySandbox: return emit m_session.sandboxWanted();
    case SessionAction::CopyAddress:
        if (const auto *waiting = std::get_if<WaitingForBrowser>(&m_session.state()))
            QGuiApplication::clipboard()->setText(QString::fromUtf8(waiting->page));
    }
}

} // namespace agent0
