#include "text/todolines.h"

#include "base/displaytext.h"

#include <QRegularExpression>

namespace agent0 {

using namespace Qt::StringLiterals;

QStringList todosIn(const QString &text)
{
    static const QRegularExpression mark(
        u"^(?:[-*+\u2022\u2013]\\s+|[0-9]{1,3}[.)]\\s+)?(?:\\[[ xX]\\]\\s+|[\u2610\u2611\u2612]\\s*)?"_s);
    QStringList todos;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (todos.size() == MostTodosInText)
            break;
        QString todo = line.trimmed().toString();
        todo.remove(mark);
        todo = displayText(todo.simplified(), LongestTodo).trimmed();
        if (!todo.isEmpty())
            todos << todo;
    }
    return todos;
}

} // namespace agent0
