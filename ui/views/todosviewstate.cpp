#include "base/displaytext.h"
#include "oauth/advice.h"
#include "text/relativetime.h"
#include "text/spoken.h"
#include "views/placeholder.h"
#include "views/problemline.h"
#include "views/segments.h"
#include "views/skeleton.h"
#include "views/todosview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace agent0 {

void TodosView::refresh()
{
    showProblems();
    showEmptiness();
}

void TodosView::showProblems()
{
    std::vector<const TodoSource *> failing;
    for (const TodoSource &source : m_todos.sources()) {
        const bool looked = m_filter.connection().isEmpty() || m_filter.connection() == source.connection;
        if (source.failure() && looked && failing.size() < 3)
            failing.push_back(&source);
    }
    while (m_problems->count() > int(failing.size())) {
        QLayoutItem *item = m_problems->takeAt(m_problems->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    while (m_problems->count() < int(failing.size()))
        m_problems->addWidget(new ProblemLine);
    for (std::size_t i = 0; i < failing.size(); ++i) {
        const TodoSource::Failed &failed = *failing[i]->failure();
        const QString message = displayText(spokenMessage(failed.why));
        const bool named = message.contains(failing[i]->name);
        QStringList words{named ? message : failing[i]->name + u": "_s + message, displayText(spokenHint(failed.why))};
        if (failed.nextTry)
            words << tr("It is tried again by itself.");
        words.removeAll({});
        auto *line = static_cast<ProblemLine *>(m_problems->itemAt(int(i))->widget());
        line->disconnect(this);
        line->say(failed.why.fault == Fault::Network       ? u"offline"_s
                : blockerOf(failed.why) != Blocker::Nobody ? u"lock"_s
                                                           : u"warning"_s,
            words.join(u' '), tr("Try now"));
        connect(line, &ProblemLine::acted, this,
            [this, connection = failing[i]->connection] { m_todos.refreshOne(connection); });
    }
}

void TodosView::showEmptiness()
{
    if (m_filter.rowCount() > 0)
        return m_stack->setCurrentWidget(m_list);
    if (m_todos.loading())
        return m_stack->setCurrentWidget(m_skeleton);
    if (m_todos.sources().empty())
        m_placeholder->say(u"connections"_s, tr("Nothing is connected yet"),
            tr("No connection of this profile has todos. Your administrator connects them, or you add one."));
    else if (m_filter.narrows() && m_todos.rowCount() > 0)
        m_placeholder->say(
            u"search"_s, tr("Nothing fits"), tr("No todo is like what you are looking for."), tr("Show all"));
    else if (std::ranges::all_of(m_todos.sources(), [](const TodoSource &one) { return one.failure() != nullptr; }))
        m_placeholder->say(
            u"offline"_s, tr("The todos cannot be reached"), tr("What is wrong is said above."), tr("Try again"));
    else
        m_placeholder->say(
            u"ok"_s, tr("All done"), tr("There is nothing to do. Write what comes next into the field above."));
    m_stack->setCurrentWidget(m_placeholder);
}

void TodosView::act()
{
    if (!m_filter.narrows() || m_todos.rowCount() == 0)
        return m_todos.refresh();
    m_search->clear();
    m_which->setCurrent(0);
    m_connection->setCurrentIndex(0);
}

} // namespace agent0
