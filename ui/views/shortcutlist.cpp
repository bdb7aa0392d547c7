#include "views/shortcutlist.h"

#include "views/commandpalette.h"
#include "views/label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

QWidget *tableOf(const QWidget &window)
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(4, 4, 12, 4);
    grid->setHorizontalSpacing(40);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    const auto commands = commandsOf(window);
    for (const QAction *action : commands) {
        if (action->shortcut().isEmpty())
            continue;
        const int row = grid->rowCount();
        grid->addWidget(new Label(action->text().remove(u'&')), row, 0);
        auto *keys = new Label(action->shortcut().toString(QKeySequence::NativeText));
        keys->setTone(Label::Tone::Muted);
        keys->setSize(0, Weight::Strong);
        grid->addWidget(keys, row, 1, Qt::AlignRight);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    return table;
}

} // namespace

ShortcutList::ShortcutList(QWidget &window) : QDialog(&window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *title = new Label(windowTitle());
    title->setSize(4, Weight::Strong);
    auto *scroll = new QScrollArea;
    scroll->setWidget(tableOf(window));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(title);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(460, 480);
}

} // namespace agent0
