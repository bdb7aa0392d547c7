#include "views/resultview.h"

#include "models/jsontable.h"
#include "models/jsontree.h"
#include "text/errortext.h"
#include "views/datatable.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/rowdelegate.h"
#include "views/safepicture.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace agent0 {

namespace {

constexpr int MostLines = 16;
constexpr int WidestPicture = 720;

Label *muted(const QString &text)
{
    auto *label = new Label(text);
    label->setTone(Label::Tone::Muted);
    return label->selectable(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)->wrapped();
}

int heightOf(const QWidget *widget, int lines) { return widget->fontMetrics().lineSpacing() * (lines + 1) + 14; }

QWidget *textOf(const ResultPart &part)
{
    auto *text = new QPlainTextEdit(part.text);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(part.title.isEmpty() ? ResultView::tr("Result") : part.title);
    // Long lines take more room than they are many.
    const auto lines = int(part.text.count(u'\n') + 1 + part.text.size() / 90);
    text->setFixedHeight(heightOf(text, std::min(lines, MostLines)));
    return text;
}

/// Of the first two levels.
int rowsOf(const QAbstractItemModel &model)
{
    int rows = model.rowCount();
    for (int row = model.rowCount() - 1; row >= 0; --row)
        rows += model.rowCount(model.index(row, 0));
    return rows;
}

QWidget *treeOf(const ResultPart &part)
{
    auto *tree = new QTreeView;
    tree->setModel(new JsonTree(part.json, tree));
    tree->setAccessibleName(part.title.isEmpty() ? ResultView::tr("Result") : part.title);
    tree->setUniformRowHeights(true);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->expandToDepth(1);
    tree->header()->setStretchLastSection(true);
    tree->setColumnWidth(0, tree->fontMetrics().averageCharWidth() * 26);
    tree->setItemDelegate(new RowDelegate(tree));
    tree->setCurrentIndex(tree->model()->index(0, 0));
    const int rows = rowsOf(*tree->model());
    tree->setRootIsDecorated(rows > tree->model()->rowCount());
    tree->setFixedHeight((tree->fontMetrics().height() + 16) * (std::min(rows, 10) + 1) + 8);
    return tree;
}

QWidget *tableOf(const ResultPart &part)
{
    auto *table = new DataTable;
    table->setModel(new JsonTable(part.json.toArray(), table));
    table->setAccessibleName(part.title.isEmpty() ? ResultView::tr("Result") : part.title);
    table->setItemDelegate(new RowDelegate(table));
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setCurrentIndex(table->model()->index(0, 0));
    const int rows = std::min(table->model()->rowCount(), 10);
    table->setFixedHeight(table->verticalHeader()->defaultSectionSize() * (rows + 1) + 24);
    return table;
}

QWidget *pictureOf(const ResultPart &part)
{
    const QImage image = safePicture(part.data);
    if (image.isNull())
        return muted(ResultView::tr("A picture that cannot be shown: %1").arg(part.text));
    auto *label = new Label;
    const QImage fitting =
        image.width() > WidestPicture ? image.scaledToWidth(WidestPicture, Qt::SmoothTransformation) : image;
    label->setPixmap(QPixmap::fromImage(fitting));
    label->setAccessibleName(ResultView::tr("Picture: %1").arg(part.text));
    return label;
}

} // namespace

ResultView::ResultView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    setAccessibleName(tr("Result"));
}

void ResultView::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
}

void ResultView::show(const McpErrand::State &state)
{
    clear();
    if (const auto *failed = std::get_if<McpErrand::Failed>(&state))
        addFailure(failed->why);
    if (std::holds_alternative<McpErrand::Cancelled>(state))
        addNote(tr("Cancelled. What the server did until then, only it knows."));
    const auto *done = std::get_if<McpErrand::Done>(&state);
    if (!done)
        return;
    if (done->saysFailed) {
        auto *title = new Label(tr("The tool says that it failed. Its own words:"));
        title->setTone(Label::Tone::Danger);
        title->setSize(0, Weight::Strong);
        m_column->addWidget(title->wrapped());
    }
    if (done->parts.isEmpty())
        addNote(tr("Done. The server gave nothing back."));
    for (const ResultPart &part : done->parts)
        addPart(part);
}

void ResultView::addNote(const QString &text) { m_column->addWidget(muted(text)); }

void ResultView::addFailure(const Error &why)
{
    const ErrorText text = errorText(why);
    auto *title = new Label(text.title);
    title->setTone(Label::Tone::Danger);
    title->setSize(0, Weight::Strong);
    m_column->addWidget(title->wrapped());
    for (const QString &line : {text.what, text.next, text.technical}) {
        if (!line.isEmpty())
            m_column->addWidget(muted(line));
    }
    if (why.fault != Fault::SignInNeeded)
        return;
    auto *help = new QPushButton(symbolIcon(u"signin"_s), tr("Go on in the browser"));
    m_column->addWidget(help, 0, Qt::AlignLeading);
    connect(help, &QPushButton::clicked, this, &ResultView::helpWanted);
}

void ResultView::addPart(const ResultPart &part)
{
    if (!part.title.isEmpty()) {
        auto *title = new Label(part.title);
        title->setSize(0, Weight::Strong);
        m_column->addWidget(title->wrapped());
    }
    m_column->addWidget(widgetFor(part));
}

QWidget *ResultView::widgetFor(const ResultPart &part)
{
    switch (part.kind) {
    case ResultPart::Kind::Text: return textOf(part);
    case ResultPart::Kind::Tree: return treeOf(part);
    case ResultPart::Kind::Table: return tableOf(part);
    case ResultPart::Kind::Picture: return pictureOf(part);
    case ResultPart::Kind::Link:
    case ResultPart::Kind::File: break;
    }
    return muted(part.text);
}

} // namespace agent0
