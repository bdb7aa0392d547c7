#include "views/chatcomposer.h"

#include "base/displaytext.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/style.h"
#include "views/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

constexpr int MostLines = 8;
constexpr qsizetype Longest = 30'000;

} // namespace

ChatComposer::ChatComposer(QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit),
      m_hint(new Label),
      m_send(new QPushButton(symbolIcon(u"send"_s, QPalette::HighlightedText), tr("Send"))),
      m_stop(new QPushButton(symbolIcon(u"stop"_s), tr("Stop")))
{
    makeText();
    m_hint->setTone(Label::Tone::Muted);
    m_hint->setSize(-1);
    setKind(m_send, ButtonKind::Primary);
    setFocusProxy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 7, 8, 7);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_stop, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    column->addWidget(m_hint->wrapped());
    column->addLayout(row);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ChatComposer::refresh);
    connect(m_send, &QPushButton::clicked, this, &ChatComposer::send);
    connect(m_stop, &QPushButton::clicked, this, &ChatComposer::stopped);
    refresh();
}

void ChatComposer::makeText()
{
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("What is to be done"));
    m_text->setPlaceholderText(tr("Say what is to be done"));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(8); // one line stands beside the button
    m_text->installEventFilter(this);
}

QString ChatComposer::text() const { return m_text->toPlainText(); }
bool ChatComposer::isEmpty() const { return text().trimmed().isEmpty(); }

void ChatComposer::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void ChatComposer::edit(const QString &said)
{
    m_isEditing = true;
    setText(said);
    refresh();
    m_text->setFocus(Qt::OtherFocusReason);
}

void ChatComposer::leaveEdit()
{
    m_isEditing = false;
    m_text->clear();
    refresh();
}

void ChatComposer::clear() { leaveEdit(); }

void ChatComposer::setBusy(bool busy)
{
    const bool hadFocus = m_send->hasFocus() || m_stop->hasFocus();
    m_isBusy = busy;
    refresh();
    if (hadFocus)
        m_text->setFocus(Qt::OtherFocusReason);
}

void ChatComposer::refresh()
{
    const qsizetype length = m_text->document()->characterCount() - 1;
    const bool tooLong = length > Longest;
    m_hint->setVisible(tooLong || m_isEditing);
    m_hint->setText(tooLong
            ? tr("Too long: %1 of %2 characters.").arg(QLocale().toString(length), QLocale().toString(Longest))
            : tr("You edit what you said last. Escape leaves it as it is."));
    m_send->setVisible(!m_isBusy);
    m_send->setEnabled(!tooLong && !isEmpty());
    m_stop->setVisible(m_isBusy);
    const int lines = std::clamp(int(m_text->document()->size().height()), 1, MostLines);
    const int margin = int(2 * m_text->document()->documentMargin()) + 2;
    m_text->setFixedHeight(std::max(m_text->fontMetrics().lineSpacing() * lines + margin, m_send->sizeHint().height()));
}

void ChatComposer::send()
{
    const QString said = text().trimmed();
    if (m_isBusy || !m_send->isEnabled() || said.isEmpty())
        return;
    const bool edited = m_isEditing;
    leaveEdit();
    if (edited)
        emit editSent(said);
    else
        emit sent(said);
}

bool ChatComposer::press(int key, Qt::KeyboardModifiers modifiers)
{
    const bool breaksLine = modifiers & Qt::ShiftModifier;
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !breaksLine) {
        send();
        return true;
    }
    if (key == Qt::Key_Escape && m_isBusy) {
        emit stopped();
        return true;
    }
    if (key == Qt::Key_Escape && m_isEditing) {
        leaveEdit();
        return true;
    }
    if (key == Qt::Key_Up && text().isEmpty() && !m_isBusy) {
        emit lastWanted();
        return true;
    }
    return false;
}

bool ChatComposer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (press(key->key(), key->modifiers()))
            return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ChatComposer::refresh, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void ChatComposer::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_text->hasFocus();
    painter.setPen(QPen(focused ? colors.accent : colors.outline, focused ? 2 : 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 12, 12);
}

} // namespace agent0
