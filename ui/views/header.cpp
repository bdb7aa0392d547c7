#include "views/header.h"

#include "base/displaytext.h"
#include "text/plaintip.h"
#include "text/relativetime.h"
#include "views/avatar.h"
#include "views/icons.h"
#include "views/label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace agent0 {

Header::Header(SessionModel &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_title(new Label),
      m_life(new Label),
      m_avatar(new Avatar(32)),
      m_person(new QToolButton),
      m_menu(new QMenu(this))
{
    m_title->setSize(7, Weight::Strong);
    m_life->setTone(Label::Tone::Muted);
    m_person->setMenu(m_menu);
    m_person->setPopupMode(QToolButton::InstantPopup);
    m_person->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_person->setIcon(symbolIcon(u"chevron-down"_s, QPalette::PlaceholderText));
    m_person->setIconSize(QSize(14, 14));
    m_person->setObjectName(u"person"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 18, 20, 10);
    row->setSpacing(10);
    row->addWidget(m_title, 1);
    row->addWidget(m_life);
    row->addWidget(m_avatar);
    row->addWidget(m_person);
    connect(&session, &SessionModel::changed, this, &Header::refresh);
    connect(&session, &SessionModel::pictureChanged, this, &Header::showPicture);
    refresh();
}

void Header::setTitle(const QString &title) { m_title->setText(title); }

void Header::showPicture()
{
    m_avatar->setPicture(pictureFrom(m_session.picture(), int(m_avatar->width() * devicePixelRatioF())));
}

void Header::refresh()
{
    const auto &person = m_session.person();
    m_avatar->setVisible(person.has_value());
    m_person->setVisible(person.has_value());
    if (!person)
        return m_avatar->setPicture({});
    const QString name = displayText(person->displayName, 40);
    m_avatar->setName(name);
    m_person->setText(name);
    m_person->setAccessibleName(tr("Signed in as %1").arg(name));
    m_person->setToolTip(plainTip(displayText(person->email, 100)));
    const auto *session = m_session.session();
    m_life->setText(session && session->ends
            ? tr("The session ends %1").arg(relativeTime(*session->ends, m_session.clock().now()))
            : QString());
}

} // namespace agent0
