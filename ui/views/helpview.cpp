#include "views/helpview.h"

#include "base/result.h"
#include "views/icons.h"
#include "views/rowdelegate.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace agent0 {

namespace {

/// Shows text, and fetches nothing, whatever the text asks for.
class Page final : public QTextBrowser {
public:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace

HelpView::HelpView(HelpIndex index, QWidget *parent)
    : QWidget(parent),
      m_index(std::move(index)),
      m_field(new QLineEdit),
      m_list(new QListWidget),
      m_page(new Page),
      m_back(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 12);
    auto *split = new QSplitter;
    split->addWidget(makeList());
    split->addWidget(makePage());
    split->setChildrenCollapsible(false);
    split->setSizes({280, 680});
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    row->addWidget(split);
    connect(m_field, &QLineEdit::textChanged, this, &HelpView::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpView::openChosen);
    connect(m_page, &QTextBrowser::anchorClicked, this, &HelpView::follow);
    connect(m_back, &QToolButton::clicked, this, &HelpView::goBack);
    search();
}

QWidget *HelpView::makeList()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_field->setPlaceholderText(tr("Search the help"));
    m_field->setAccessibleName(tr("Search the help"));
    m_field->setMaxLength(200);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(symbolIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Pages"));
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_field, [this] { m_field->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    return side;
}

QWidget *HelpView::makePage()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 0, 0, 0);
    m_back->setText(tr("Back"));
    m_back->setShortcut(QKeySequence::Back);
    m_back->setEnabled(false);
    m_page->setOpenLinks(false);
    m_page->setAccessibleName(tr("Page of the help"));
    m_page->document()->setDocumentMargin(16);
    // The pages are in English, and so are the addresses and codes in them.
    m_page->setLayoutDirection(Qt::LeftToRight);
    QTextOption english = m_page->document()->defaultTextOption();
    english.setTextDirection(Qt::LeftToRight);
    m_page->document()->setDefaultTextOption(english);
    column->addWidget(m_back, 0, Qt::AlignLeading);
    column->addWidget(m_page, 1);
    return side;
}

void HelpView::addEntry(const QString &topic, const QString &title)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setData(Qt::UserRole, topic);
}

/// All pages while nothing is searched for. What only went by while somebody typed is no step that leads back.
void HelpView::search()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const QString words = m_field->text().trimmed();
    if (words.isEmpty()) {
        for (const HelpPage &page : m_index.pages())
            addEntry(page.topic, page.title);
    }
    for (const HelpHit &hit : m_index.search(words))
        addEntry(hit.topic, hit.title);
    if (m_list->count() == 0) {
        auto *none = new QListWidgetItem(tr("No page has these words."), m_list);
        none->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
    display(m_list->item(0)->data(Qt::UserRole).toString());
}

void HelpView::openChosen()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        showTopic(item->data(Qt::UserRole).toString());
}

void HelpView::showTopic(const QString &topic)
{
    if (!m_index.page(topic.section(u'#', 0, 0)) || topic == m_topic)
        return;
    if (!m_topic.isEmpty())
        m_before << m_topic;
    display(topic);
}

void HelpView::display(const QString &topic)
{
    m_topic = topic;
    const QString name = topic.section(u'#', 0, 0);
    readPage();
    m_page->moveCursor(QTextCursor::Start);
    scrollTo(topic.section(u'#', 1));
    m_back->setEnabled(!m_before.isEmpty());
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == name)
            m_list->setCurrentRow(row);
    }
}

void HelpView::readPage()
{
    const HelpPage *page = m_index.page(m_topic.section(u'#', 0, 0));
    m_page->document()->setMarkdown(page->text,
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
}

/// A text keeps the colours of its links from when it was read.
void HelpView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_topic.isEmpty())
        return;
    const int place = m_page->verticalScrollBar()->value();
    readPage();
    m_page->verticalScrollBar()->setValue(place);
}

void HelpView::scrollTo(const QString &code)
{
    for (QTextBlock block = m_page->document()->begin(); block.isValid() && !code.isEmpty(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 2 && block.text() == code) {
            m_page->moveCursor(QTextCursor::End); // so that the heading comes to the top
            m_page->setTextCursor(QTextCursor(block));
            return;
        }
    }
}

/// Where a link leads outside, it leads nowhere.
void HelpView::follow(const QUrl &link) { showTopic(link.toString(QUrl::FullyDecoded)); }

void HelpView::goBack()
{
    if (!m_before.isEmpty())
        display(m_before.takeLast());
}

} // namespace agent0
