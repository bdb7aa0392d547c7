#include "views/sidebar.h"

#include "text/plaintip.h"
#include "views/label.h"
#include "views/sidebarentry.h"
#include "views/symbol.h"
#include "views/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace agent0 {

namespace {

QWidget *mark(QWidget *parent)
{
    auto *mark = new QWidget(parent);
    auto *row = new QHBoxLayout(mark);
    row->setContentsMargins(10, 4, 4, 14);
    row->setSpacing(10);
    auto *symbol = new Symbol(28, QStringLiteral("agent0"), mark);
    auto *name = new Label(QStringLiteral("Agent0"), mark);
    name->setSize(3, Weight::Strong);
    row->addWidget(symbol);
    row->addWidget(name, 1);
    return mark;
}

} // namespace

Sidebar::Sidebar(QWidget *parent) : QWidget(parent), m_entries(new QVBoxLayout), m_buttons(new QButtonGroup(this))
{
    auto *start = new SidebarEntry(tr("Start"), QStringLiteral("signin"), this);
    start->setCheckable(false);
    start->setObjectName(QStringLiteral("view.start"));
    start->hide();
    connect(start, &SidebarEntry::clicked, this, &Sidebar::startChosen);
    m_start = start;
    setFixedWidth(sizeHint().width());
    setObjectName(QStringLiteral("sidebar"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 16, 12, 12);
    column->setSpacing(4);
    column->addWidget(mark(this));
    m_entries->setSpacing(2);
    column->addWidget(m_start);
    column->addLayout(m_entries);
    column->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, &Sidebar::chosen); // back from the start page, to the same one
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit chosen(id);
    });
}

void Sidebar::setViews(const ViewList &views)
{
    const auto old = m_buttons->buttons();
    for (QAbstractButton *entry : old)
        delete entry;
    for (const View &view : views) {
        auto *entry = new SidebarEntry(view.title, view.icon, this);
        entry->setObjectName(QStringLiteral("view.") + view.id);
        if (!view.shortcut.isEmpty())
            entry->setToolTip(plainTip(view.shortcut.toString(QKeySequence::NativeText)));
        m_buttons->addButton(entry, m_entries->count());
        m_entries->addWidget(entry);
    }
    m_views = views;
    setPeople(m_people);
}

void Sidebar::setPeople(View::For people)
{
    m_people = people;
    m_start->setVisible(people == View::For::Everybody);
    for (std::size_t i = 0; i < m_views.size(); ++i)
        m_buttons->button(int(i))->setVisible(people == View::For::SignedIn || m_views[i].people == people);
}

void Sidebar::setCurrent(int index)
{
    if (QAbstractButton *entry = m_buttons->button(index))
        entry->setChecked(true);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.sidebar);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), colors.border);
}

} // namespace agent0
