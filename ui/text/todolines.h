#pragma once

#include <QStringList>

namespace agent0 {

/// So many todos are taken from one text; each is cut after so many characters.
constexpr int MostTodosInText = 50;
constexpr int LongestTodo = 2000;

/// A text from elsewhere as todos, one for each line that says something: without the marks of a list, a box to tick, and control
/// characters.
QStringList todosIn(const QString &text);

} // namespace agent0
