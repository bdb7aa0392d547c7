#include "views/approvalpanel.h"

#include "base/displaytext.h"
#include "models/chatwords.h"
#include "views/label.h"
#include "views/style.h"
#include "views/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace agent0 {

ApprovalPanel::ApprovalPanel(const ChatModel::Asking &asked, QWidget *parent)
    : QWidget(parent), m_mayLast(asked.mayLast()), m_isForeign(asked.call.afterForeignText), m_word(new QLineEdit)
{
    const QString connection = displayText(asked.call.tool.connectionName, 80);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("%1 – may this be done?").arg(displayText(wordsText(asked.call.words), 300)));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(8);
    auto *question = new Label(asked.call.writes ? tr("May this be changed in %1, as you?").arg(connection)
                                                 : tr("May this be read from %1, as you?").arg(connection));
    question->setSize(0, Weight::Strong);
    column->addWidget(question->wrapped());
    if (m_isForeign && asked.call.writes) {
        auto *why =
            new Label(tr("The model has read what others wrote, and such text can make it want something. Only a "
                         "yes to this very call counts."));
        why->setTone(Label::Tone::Warning);
        column->addWidget(why->wrapped());
    }
    column->addWidget(makeButtons());
    column->addWidget(makeRefusal());
}

QPushButton *ApprovalPanel::add(const QString &text, Verdict::Kind kind)
{
    auto *made = new QPushButton(text);
    made->setAutoDefault(true); // Enter presses what has the focus
    made->installEventFilter(this);
    connect(made, &QPushButton::clicked, this, [this, kind] {
        emit answered({kind, kind == Verdict::Kind::Deny ? m_word->text().trimmed().left(2000) : QString()});
    });
    return made;
}

QWidget *ApprovalPanel::makeButtons()
{
    auto *line = new QWidget;
    m_answers = new QHBoxLayout(line);
    m_answers->setContentsMargins(0, 0, 0, 0);
    m_answers->setSpacing(8);
    m_once = add(tr("Allow once"), Verdict::Kind::Once);
    if (!m_isForeign)
        setKind(m_once, ButtonKind::Primary);
    m_answers->addWidget(m_once);
    if (m_mayLast) {
        m_answers->addWidget(add(tr("Allow in this conversation"), Verdict::Kind::Conversation));
        m_answers->addWidget(add(tr("Always allow this tool"), Verdict::Kind::Always));
    }
    m_answers->addStretch(1);
    return line;
}

QWidget *ApprovalPanel::makeRefusal()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_deny = add(tr("Deny"), Verdict::Kind::Deny);
    m_word->setPlaceholderText(tr("Why not? A word to the model, if you like"));
    m_word->setAccessibleName(tr("A word to the model"));
    m_word->setMaxLength(2000);
    row->addWidget(m_deny);
    row->addWidget(m_word, 1);
    connect(m_word, &QLineEdit::returnPressed, m_deny, &QPushButton::click);
    return line;
}

void ApprovalPanel::takeFocus(bool isTyping)
{
    if (isTyping)
        setFocus(Qt::OtherFocusReason);
    else
        (m_isForeign ? m_deny : m_once)->setFocus(Qt::TabFocusReason);
}

void ApprovalPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QMargins around = layout()->contentsMargins();
    int needed = around.left() + around.right() - m_answers->spacing();
    for (int i = 0; i < m_answers->count(); ++i)
        needed += m_answers->itemAt(i)->sizeHint().width() + m_answers->spacing();
    m_answers->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

/// A key that is still held down from before was no answer.
bool ApprovalPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->isAutoRepeat()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ApprovalPanel::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(m_isForeign ? colors.warningSoft : colors.accentSoft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 9, 9);
}

} // namespace agent0
