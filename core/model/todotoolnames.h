#pragma once

#include <QLatin1StringView>
#include <QString>

/// The six tools of a connection whose API is one of todos. "id" and "task" are their arguments; each result holds the todo, and what
/// changes one also what it was "before".
namespace agent0::todotools {

using namespace Qt::StringLiterals;

inline constexpr QLatin1StringView List = "list_todos"_L1;
inline constexpr QLatin1StringView Add = "add_todo"_L1;
inline constexpr QLatin1StringView Complete = "complete_todo"_L1;
inline constexpr QLatin1StringView Reopen = "reopen_todo"_L1;
inline constexpr QLatin1StringView Rename = "rename_todo"_L1;
inline constexpr QLatin1StringView Remove = "remove_todo"_L1;
inline constexpr QLatin1StringView All[] = {List, Add, Complete, Reopen, Rename, Remove};

} // namespace agent0::todotools
