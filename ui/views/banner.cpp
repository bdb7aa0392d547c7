#include "views/banner.h"

#include "views/label.h"
#include "views/symbol.h"
#include "views/tones.h"

#include <QHBoxLayout>
#include <QPainter>

namespace agent0 {

Banner::Banner(SessionModel &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_icon(new Symbol(20)),
      m_text(new Label),
      m_actions(new SessionActions(session))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 10, 24, 10);
    row->setSpacing(12);
    row->addWidget(m_icon);
    row->addWidget(m_text->wrapped(), 1);
    row->addWidget(m_actions);
    connect(&session, &SessionModel::changed, this, &Banner::refresh);
    refresh();
}

void Banner::refresh()
{
    m_face = faceOf(m_session.state());
    m_icon->setName(m_face.icon);
    m_icon->setTone(toneOf(m_face.tone));
    QStringList sentences{m_face.title + u'.', m_face.text, m_face.hint};
    sentences.removeAll({});
    m_text->setText(sentences.join(u' '));
    m_actions->setActions(m_face.actions);
    setVisible(!std::holds_alternative<SignedInSession>(m_session.state()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), softColorFor(m_face.tone, palette()));
}

} // namespace agent0
