#include "views/chatwelcome.h"

#include "views/icons.h"
#include "views/label.h"
#include "views/symbol.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

constexpr int Wide = 420;

} // namespace

ChatWelcome::ChatWelcome(QWidget *parent) : QWidget(parent), m_text(new Label), m_examples(new QVBoxLayout)
{
    auto *icon = new Symbol(40, u"chat"_s);
    icon->setTone(Tone::Accent);
    auto *title = new Label(tr("What is to be done?"));
    title->setSize(5, Weight::Strong);
    title->setAlignment(Qt::AlignHCenter);
    m_text->setTone(Label::Tone::Muted);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->wrapped()->setFixedWidth(Wide);
    m_examples->setSpacing(8);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(title);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(10);
    column->addLayout(m_examples);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
}

void ChatWelcome::say(const QString &text, const QStringList &examples)
{
    m_text->setText(text);
    if (std::exchange(m_shown, examples) == examples)
        return;
    while (QLayoutItem *item = m_examples->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &example : examples) {
        auto *button = new QPushButton(example);
        button->setMinimumWidth(Wide - 80);
        m_examples->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QPushButton::clicked, this, [this, example] { emit chosen(example); });
    }
}

} // namespace agent0
