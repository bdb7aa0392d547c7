#include "views/safetext.h"

#include "base/displaytext.h"
#include "models/markdownparts.h"
#include "text/plaintip.h"
#include "views/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QToolTip>
#include <QUrl>

#include <cmath>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

struct Place {
    int at = 0;
    int length = 0;
    QTextCharFormat format;
};

bool isWebAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

/// Pictures, and links that lead to something else than a page.
QList<Place> unwanted(const QTextDocument &document)
{
    QList<Place> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (format.isImageFormat() || (format.isAnchor() && !isWebAddress(format.anchorHref())))
                found.prepend({part.fragment().position(), part.fragment().length(), format});
        }
    }
    return found;
}

/// A document without a layout: Qt reads the picture of a file when it lays one out.
void disarm(QTextDocument &document)
{
    for (const Place &place : unwanted(document)) {
        QTextCursor cursor(&document);
        cursor.setPosition(place.at);
        cursor.setPosition(place.at + place.length, QTextCursor::KeepAnchor);
        const QTextCharFormat plain;
        if (place.format.isImageFormat())
            cursor.insertText(
                u'[' + displayText(place.format.property(QTextFormat::ImageAltText).toString(), 200) + u']', plain);
        else
            cursor.setCharFormat(plain);
    }
}

/// One line between cells, and room around what is in them.
void layTables(QTextDocument &document, const QColor &line)
{
    const auto frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(line);
        format.setCellPadding(6);
        format.setTopMargin(6);
        format.setBottomMargin(6);
        table->setFormat(format);
    }
}

} // namespace

SafeText::SafeText(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QTextBrowser::anchorClicked, this,
        [this](const QUrl &url) { emit linkWanted(url.toString(QUrl::FullyEncoded)); });
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        const QString address = displayText(url.toString(QUrl::FullyEncoded), 300);
        viewport()->setToolTip(plainTip(address));
    });
    take(blank());
}

QVariant SafeText::loadResource(int, const QUrl &) { return {}; }

std::unique_ptr<QTextDocument> SafeText::blank() const
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->setDefaultFont(font());
    document->setDocumentMargin(0);
    QTextOption option = document->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    return document;
}

void SafeText::showMarkdown(const QString &markdown)
{
    if (isOverNested(markdown))
        return showPlain(markdown);
    m_markdown = markdown;
    auto document = blank();
    document->setMarkdown(markdown,
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    disarm(*document);
    layTables(*document, colorsOf(palette()).border);
    take(std::move(document));
}

void SafeText::showPlain(const QString &text)
{
    m_markdown.clear();
    auto document = blank();
    document->setPlainText(text);
    take(std::move(document));
}

void SafeText::take(std::unique_ptr<QTextDocument> document)
{
    const std::unique_ptr<QTextDocument> before(m_document);
    m_document = document.release();
    m_document->setParent(this);
    setDocument(m_document);
    m_measured = -1;
    updateGeometry();
}

int SafeText::heightForWidth(int width) const
{
    if (m_measured != width) {
        m_document->setTextWidth(width);
        m_measured = width;
        m_height = int(std::ceil(m_document->size().height()));
    }
    return m_height;
}

QSize SafeText::sizeHint() const
{
    m_document->setTextWidth(-1);
    const int ideal = int(std::ceil(m_document->idealWidth())) + 1;
    m_document->setTextWidth(viewport()->width());
    m_measured = -1;
    return {ideal, fontMetrics().lineSpacing()};
}

/// A text keeps the colours of its links from when it was read.
void SafeText::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_markdown.isEmpty())
        showMarkdown(QString(m_markdown));
    if (event->type() == QEvent::FontChange) {
        m_document->setDefaultFont(font());
        m_measured = -1;
        updateGeometry();
    }
}

/// What it is in scrolls.
void SafeText::wheelEvent(QWheelEvent *event) { event->ignore(); }

void SafeText::keyPressEvent(QKeyEvent *event)
{
    const bool scrolls = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (scrolls || event->key() == Qt::Key_Escape)
        return event->ignore();
    QTextBrowser::keyPressEvent(event);
}

} // namespace agent0
