#include "views/chatmessage.h"

#include "models/resultparts.h"
#include "text/plaintip.h"
#include "views/codeblock.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/safetext.h"
#include "views/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace agent0 {

namespace {

/// So much of one message is laid out; all of it can be copied.
constexpr qsizetype MostShown = 40'000;
constexpr int WidestSaid = 560;

} // namespace

ChatMessage::ChatMessage(ChatRow::Kind kind, QWidget *parent)
    : ChatRowWidget(parent),
      m_kind(kind),
      m_body(new QWidget),
      m_column(new QVBoxLayout(m_body)),
      m_cut(new Label),
      m_copy(button(u"copy"_s, tr("Copy"))),
      m_change(isPerson() ? button(u"edit"_s, tr("Edit and say again")) : button(u"refresh"_s, tr("Say it again")))
{
    m_column->setContentsMargins(isPerson() ? 14 : 0, isPerson() ? 10 : 0, isPerson() ? 14 : 0, isPerson() ? 10 : 0);
    m_column->setSpacing(8);
    m_cut->setTone(Label::Tone::Muted);
    m_cut->wrapped()->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    if (isPerson()) {
        row->addStretch(1);
        m_body->setMaximumWidth(WidestSaid);
    }
    row->addWidget(m_body, isPerson() ? 0 : 1);
    column->addLayout(row);
    column->addWidget(m_cut);
    column->addWidget(makeButtons());
    connect(m_copy, &QToolButton::clicked, this, &ChatMessage::copy);
    connect(
        m_change, &QToolButton::clicked, this, isPerson() ? &ChatRowWidget::editWanted : &ChatRowWidget::againWanted);
}

QToolButton *ChatMessage::button(const QString &icon, const QString &text)
{
    auto *made = new QToolButton;
    made->setIcon(symbolIcon(icon, QPalette::PlaceholderText));
    made->setIconSize(QSize(15, 15));
    made->setAutoRaise(true);
    made->setAccessibleName(text);
    made->setToolTip(plainTip(text));
    return made;
}

QWidget *ChatMessage::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    if (isPerson())
        row->addStretch(1);
    row->addWidget(m_copy);
    row->addWidget(m_change);
    if (!isPerson())
        row->addStretch(1);
    return line;
}

void ChatMessage::show(const ChatRow &row, const RowPlace &place)
{
    m_copy->setVisible(isPerson() || (!place.isBeingWritten && !place.isBeforeCall));
    m_change->setVisible(!place.isBusy && (isPerson() ? place.isLastSaid : place.isLast));
    if (m_text == row.text && !m_parts.isEmpty())
        return;
    m_text = row.text;
    m_cut->setVisible(m_text.size() > MostShown);
    if (m_text.size() > MostShown)
        m_cut->setText(tr("The beginning is shown: %1 of %2 characters. Copying takes all of it.")
                .arg(QLocale().toString(MostShown), QLocale().toString(m_text.size())));
    if (isPerson())
        showParts({{false, {}, harmlessText(m_text.left(MostShown))}});
    else
        showParts(markdownParts(m_text, MostShown));
}

/// Those that have not changed stay as they are: of an answer that grows, that is all but the last.
void ChatMessage::showParts(const QList<MarkdownPart> &parts)
{
    for (qsizetype i = m_parts.size(); i > 0; --i) {
        const bool same = i <= parts.size() && parts[i - 1].isCode == m_parts[i - 1].isCode;
        if (same)
            continue;
        delete m_column->itemAt(int(i) - 1)->widget();
        m_parts.remove(i - 1);
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i < m_parts.size() && m_parts[i] == parts[i])
            continue;
        if (i >= m_parts.size())
            m_column->addWidget(widgetFor(parts[i]));
        QWidget *widget = m_column->itemAt(int(i))->widget();
        if (auto *code = qobject_cast<CodeBlock *>(widget))
            code->show(parts[i].language, parts[i].text);
        else if (auto *text = qobject_cast<SafeText *>(widget))
            isPerson() ? text->showPlain(parts[i].text) : text->showMarkdown(parts[i].text);
    }
    m_parts = parts;
}

QWidget *ChatMessage::widgetFor(const MarkdownPart &part)
{
    if (part.isCode)
        return new CodeBlock(CodeBlock::Lines::AsTheyAre);
    auto *text = new SafeText;
    text->setAccessibleName(isPerson() ? tr("You said") : tr("Answer"));
    connect(text, &SafeText::linkWanted, this, &ChatRowWidget::linkWanted);
    return text;
}

void ChatMessage::copy() const { QGuiApplication::clipboard()->setText(m_text); }

void ChatMessage::paintEvent(QPaintEvent *)
{
    if (!isPerson())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).accentSoft);
    painter.drawRoundedRect(m_body->geometry(), 14, 14);
}

} // namespace agent0
