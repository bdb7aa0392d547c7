#include "views/codeblock.h"

#include "base/displaytext.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

constexpr int MostBlockLines = 16;
constexpr qsizetype MostInBlock = 20'000;

/// Scrolls by itself only where there is something to scroll.
class BlockText final : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus() && verticalScrollBar()->maximum() > 0)
            QPlainTextEdit::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

CodeBlock::CodeBlock(Lines lines, QWidget *parent)
    : QWidget(parent), m_title(new Label), m_copy(new QToolButton), m_text(new BlockText)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 6, 8);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    m_title->setTone(Label::Tone::Muted);
    m_title->setSize(-1);
    m_copy->setIcon(symbolIcon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setIconSize(QSize(14, 14));
    m_copy->setToolTip(tr("Copy"));
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    makeText(lines);
    column->addLayout(head);
    column->addWidget(m_text);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_all); });
}

void CodeBlock::makeText(Lines lines)
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(lines == Lines::Wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_text->setWordWrapMode(lines == Lines::Wrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    // Code is read from left to right in every language.
    m_text->setLayoutDirection(Qt::LeftToRight);
}

void CodeBlock::show(const QString &title, const QString &text)
{
    const QString name = title.isEmpty() ? tr("Code") : displayText(title, 40);
    m_title->setText(name);
    m_text->setAccessibleName(name);
    m_copy->setAccessibleName(tr("Copy: %1").arg(name));
    if (m_all == text)
        return;
    m_all = text;
    const bool cut = text.size() > MostInBlock;
    m_text->setPlainText(cut ? text.left(MostInBlock) + u"\n"_s + tr("… the rest is not shown, but copied.") : text);
    fit();
}

void CodeBlock::fit()
{
    const bool wraps = m_text->lineWrapMode() != QPlainTextEdit::NoWrap;
    const QString text = m_text->toPlainText();
    const auto lines = int(text.count(u'\n') + 1 + (wraps ? text.size() / 80 : 0));
    const bool scrolls = !wraps && m_text->document()->idealWidth() > m_text->viewport()->width();
    const int bar = scrolls ? m_text->horizontalScrollBar()->sizeHint().height() : 0;
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * std::min(lines, MostBlockLines) + bar + 4);
}

void CodeBlock::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CodeBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        fit();
    }
}

void CodeBlock::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace agent0
