#include "views/problemline.h"

#include "views/card.h"
#include "views/label.h"
#include "views/symbol.h"
#include "views/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace agent0 {

ProblemLine::ProblemLine(QWidget *parent)
    : QWidget(parent), m_icon(new Symbol(20)), m_text(new Label), m_action(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text->wrapped(), 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &ProblemLine::acted);
}

void ProblemLine::say(const QString &iconName, const QString &text, const QString &action)
{
    m_icon->setName(iconName);
    m_icon->setTone(Tone::Warning);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void ProblemLine::paintEvent(QPaintEvent *) { paintWarning(*this); }

} // namespace agent0
