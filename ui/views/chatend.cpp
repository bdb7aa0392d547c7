#include "views/chatend.h"

#include "text/errortext.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/symbol.h"
#include "views/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace agent0 {

namespace {

using Kind = ChatRow::Kind;

struct Words {
    QString text;
    QString next;
};

Words wordsOf(const ChatRow &row)
{
    switch (row.kind) {
    case Kind::Stopped: return {ChatEnd::tr("You have stopped it. What was done until then stays done."), {}};
    case Kind::Cut:
        return {ChatEnd::tr("The answer was cut: it is as long as the model's answers can be."),
            ChatEnd::tr("Say “go on”, or ask for less at a time.")};
    case Kind::Declined:
        return {ChatEnd::tr("The model, or whoever runs it, did not want to answer this."),
            ChatEnd::tr("Say it in other words.")};
    case Kind::Failed: break;
    case Kind::Person:
    case Kind::Answer:
    case Kind::Call: return {};
    }
    const ErrorText error = errorText(*row.why);
    return {error.title + u": "_s + error.what, error.next};
}

} // namespace

ChatEnd::ChatEnd(QWidget *parent)
    : ChatRowWidget(parent),
      m_icon(new Symbol(18)),
      m_text(new Label),
      m_next(new Label),
      m_again(new QPushButton(symbolIcon(u"refresh"_s), tr("Say it again"))),
      m_mend(new QPushButton(symbolIcon(u"settings"_s), tr("Settings")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 12, 10);
    row->setSpacing(10);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    for (Label *label : {m_text, m_next}) {
        label->selectable();
        column->addWidget(label->wrapped());
    }
    m_next->setTone(Label::Tone::Muted);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    row->addWidget(m_mend);
    row->addWidget(m_again);
    connect(m_again, &QPushButton::clicked, this, &ChatRowWidget::againWanted);
    connect(m_mend, &QPushButton::clicked, this, [this] { emit viewWanted(m_view); });
}

void ChatEnd::show(const ChatRow &row, const RowPlace &place)
{
    const Words words = wordsOf(row);
    m_isFailure = row.kind == Kind::Failed;
    m_icon->setName(m_isFailure ? u"error"_s : u"info"_s);
    m_icon->setTone(m_isFailure ? Tone::Danger : Tone::Muted);
    m_text->setText(words.text);
    m_text->setTone(m_isFailure ? Tone::Normal : Tone::Muted);
    m_next->setText(words.next);
    m_next->setVisible(!words.next.isEmpty());
    m_again->setVisible(place.isLast && !place.isBusy);
    const bool isSetting = row.why && (row.why->leg == Leg::Configuration || row.why->code == "model_key"_L1);
    m_view = isSetting ? u"settings"_s : QString();
    m_mend->setVisible(isSetting);
}

void ChatEnd::paintEvent(QPaintEvent *)
{
    if (!m_isFailure)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).dangerSoft);
    painter.drawRoundedRect(rect(), 12, 12);
}

} // namespace agent0
