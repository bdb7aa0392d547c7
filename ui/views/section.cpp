#include "views/section.h"

#include "views/card.h"
#include "views/label.h"
#include "views/symbol.h"

#include <QAbstractButton>
#include <QVBoxLayout>

namespace agent0 {

Section::Section(const QString &title, QWidget *content, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *heading = new Label(title);
    heading->setSize(0, Weight::Strong);
    auto *card = new Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 12, 14, 12);
    inside->addWidget(content);
    column->addWidget(heading);
    column->addWidget(card);
}

EmptyState::EmptyState(const QString &icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    auto *picture = new Symbol(40, icon);
    auto *heading = new Label(title);
    heading->setSize(4, Weight::Strong);
    heading->setAlignment(Qt::AlignCenter);
    auto *words = (new Label(text))->wrapped();
    words->setTone(Label::Tone::Muted);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(420);
    words->ensurePolished();
    words->setMinimumHeight(words->heightForWidth(420)); // beside an alignment a layout forgets that words wrap
    m_column->setSpacing(10);
    m_column->addStretch(2);
    m_column->addWidget(picture, 0, Qt::AlignCenter);
    m_column->addWidget(heading, 0, Qt::AlignCenter);
    m_column->addWidget(words, 0, Qt::AlignCenter);
    m_column->addStretch(3);
}

void EmptyState::offer(QAbstractButton *button)
{
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignCenter);
}

} // namespace agent0
