#pragma once

#include "todo/todoclient.h"

#include <vector>

namespace agent0 {

/// A todo as it is shown, and as the server last said it is.
struct TodoRow {
    using Key = quint64; ///< of our own: a new todo has no id yet

    Key key = 0;
    int source = 0;     ///< which connection, by its place
    Todo shown;
    Todo kept;
    bool exists = true; ///< the server knows it
    bool saving = false;

    bool unsaved() const { return !exists || shown.task != kept.task || shown.completed != kept.completed; }
};

/// Rows in the order of their sources.
class TodoRows {
public:
    std::size_t size() const { return m_rows.size(); }
    const TodoRow &at(std::size_t row) const { return m_rows[row]; }
    TodoRow &at(std::size_t row) { return m_rows[row]; }
    /// nullptr where it has gone.
    TodoRow *find(TodoRow::Key key);
    std::optional<std::size_t> placeOf(TodoRow::Key key) const;
    /// Where the rows of a source begin, and where the next one's do.
    std::size_t beginOf(int source) const;
    std::size_t endOf(int source) const { return beginOf(source + 1); }

    void insert(std::size_t row, TodoRow todo) { m_rows.insert(m_rows.begin() + qsizetype(row), std::move(todo)); }
    void insert(std::size_t row, std::vector<TodoRow> todos);
    TodoRow take(std::size_t row);
    TodoRow::Key newKey() { return ++m_lastKey; }

private:
    std::vector<TodoRow> m_rows;
    TodoRow::Key m_lastKey = 0;
};

} // namespace agent0
