#include "views/commandpalette.h"

#include "views/icons.h"
#include "views/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

constexpr int ActionRole = Qt::UserRole + 1;

QString plain(QString text) { return text.remove(u'&').remove(u"…"_s); }

/// Words in any order.
class WordFilter final : public QSortFilterProxyModel {
public:
    void setWords(const QString &words)
    {
        m_words = words.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data().toString();
        return std::ranges::all_of(
            m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

bool belongsToWhatIsSeen(const QAction &action, const QWidget &window)
{
    const auto *owner = qobject_cast<const QWidget *>(action.parent());
    return !owner || owner == &window || owner->isVisible() || qobject_cast<const QWidget *>(owner)->inherits("QMenu");
}

} // namespace

QList<QAction *> commandsOf(const QWidget &window)
{
    QList<QAction *> commands;
    const auto all = window.findChildren<QAction *>();
    for (QAction *action : all) {
        const bool sayable = !action->text().isEmpty() && !action->isSeparator() && !action->menu();
        if (sayable && action->isEnabled() && action->isVisible() && belongsToWhatIsSeen(*action, window))
            commands << action;
    }
    std::ranges::sort(
        commands, [](const QAction *a, const QAction *b) { return a->text().localeAwareCompare(b->text()) < 0; });
    return commands;
}

CommandPalette::CommandPalette(QWidget &window)
    : QDialog(&window, Qt::Popup | Qt::FramelessWindowHint),
      m_commands(new QStandardItemModel(this)),
      m_found(new WordFilter),
      m_words(new QLineEdit),
      m_list(new QListView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    setAccessibleName(windowTitle());
    m_found->setParent(this);
    m_found->setSourceModel(m_commands);
    m_words->setPlaceholderText(tr("What do you want to do?"));
    m_words->setAccessibleName(tr("Find a command"));
    m_words->installEventFilter(this);
    m_list->setModel(m_found);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Commands"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    fill(window);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    const QSize size(520, qMin(420, window.height() - 120));
    setGeometry(QRect(window.mapToGlobal(QPoint((window.width() - size.width()) / 2, 72)), size));
    narrow({});
    m_words->setFocus();
}

void CommandPalette::fill(QWidget &window)
{
    const auto commands = commandsOf(window);
    for (QAction *action : commands) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QStandardItem(action->icon().isNull() ? symbolIcon(u"command"_s) : action->icon(),
            keys.isEmpty() ? plain(action->text()) : plain(action->text()) + u"   "_s + keys);
        item->setData(QVariant::fromValue(QPointer<QAction>(action)), ActionRole);
        item->setSizeHint(QSize(0, 36));
        m_commands->appendRow(item);
    }
}

void CommandPalette::narrow(const QString &words)
{
    static_cast<WordFilter *>(m_found)->setWords(words);
    m_list->setCurrentIndex(m_found->index(0, 0));
}

void CommandPalette::run()
{
    const auto action = m_list->currentIndex().data(ActionRole).value<QPointer<QAction>>();
    close();
    if (action)
        action->trigger();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.setPen(colors.outline);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Down: m_list->setCurrentIndex(m_found->index(qMin(row + 1, m_found->rowCount() - 1), 0)); return true;
    case Qt::Key_Up: m_list->setCurrentIndex(m_found->index(qMax(row - 1, 0), 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(); return true;
    default: return false;
    }
}

} // namespace agent0
