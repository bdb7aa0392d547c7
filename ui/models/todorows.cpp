#include "models/todorows.h"

#include <algorithm>

namespace agent0 {

TodoRow *TodoRows::find(TodoRow::Key key)
{
    const auto found = std::ranges::find(m_rows, key, &TodoRow::key);
    return found == m_rows.end() ? nullptr : &*found;
}

std::optional<std::size_t> TodoRows::placeOf(TodoRow::Key key) const
{
    const auto found = std::ranges::find(m_rows, key, &TodoRow::key);
    return found == m_rows.end() ? std::nullopt : std::optional(std::size_t(found - m_rows.begin()));
}

std::size_t TodoRows::beginOf(int source) const
{
    const auto found = std::ranges::lower_bound(m_rows, source, {}, &TodoRow::source);
    return std::size_t(found - m_rows.begin());
}

void TodoRows::insert(std::size_t row, std::vector<TodoRow> todos)
{
    m_rows.insert(m_rows.begin() + qsizetype(row), std::move_iterator(todos.begin()), std::move_iterator(todos.end()));
}

TodoRow TodoRows::take(std::size_t row)
{
    TodoRow taken = std::move(m_rows[row]);
    m_rows.erase(m_rows.begin() + qsizetype(row));
    return taken;
}

} // namespace agent0
