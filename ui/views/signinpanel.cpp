#include "views/signinpanel.h"

#include "text/errortext.h"
#include "views/card.h"
#include "views/label.h"
#include "views/style.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace agent0 {

SignInPanel::SignInPanel(QWidget *parent)
    : QWidget(parent), m_text(new Label), m_signIn(new QPushButton), m_skip(new QPushButton(tr("Go on without it")))
{
    setKind(m_signIn, ButtonKind::Primary);
    m_signIn->setAutoDefault(true);
    m_skip->setAutoDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_signIn);
    row->addWidget(m_skip);
    row->addStretch(1);
    column->addWidget(m_text->wrapped());
    column->addLayout(row);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPanel::signInWanted);
    connect(m_skip, &QPushButton::clicked, this, &SignInPanel::skipWanted);
}

void SignInPanel::say(const ChatModel::AwaitingSignIn &waiting)
{
    m_text->setText(waiting.inBrowser ? tr("Sign in in the browser. It goes on here by itself afterwards.")
                                      : tr("%1 It goes on here afterwards.").arg(errorText(waiting.why).what));
    m_signIn->setText(waiting.inBrowser ? tr("Waiting for the browser…") : tr("Sign in"));
    m_signIn->setEnabled(!waiting.inBrowser);
}

void SignInPanel::takeFocus() { m_signIn->setFocus(Qt::OtherFocusReason); }

void SignInPanel::paintEvent(QPaintEvent *) { paintWarning(*this); }

} // namespace agent0
