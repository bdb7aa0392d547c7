#include "views/placeholder.h"

#include "views/label.h"
#include "views/symbol.h"
#include "views/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace agent0 {

Placeholder::Placeholder(QWidget *parent)
    : QWidget(parent), m_icon(new Symbol(40)), m_title(new Label), m_text(new Label), m_action(new QPushButton)
{
    m_title->setSize(3, Weight::Strong);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setTone(Label::Tone::Muted);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->wrapped()->setFixedWidth(400);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    connect(m_action, &QPushButton::clicked, this, &Placeholder::acted);
}

void Placeholder::say(const QString &iconName, const QString &title, const QString &text, const QString &action)
{
    m_icon->setName(iconName);
    m_icon->setTone(Tone::Muted);
    m_title->setText(title);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace agent0
