#include "todo/todoclient.h"

#include "base/slicedjson.h"

#include <QJsonDocument>
#include <QUrl>

namespace agent0 {

namespace {

std::unexpected<Error> notATodo(const QString &why)
{
    return fail(Fault::Malformed, Leg::Resource, "todo_invalid"_L1,
        u"The resource's answer is not what a todo API sends: %1"_s.arg(why),
        u"Check that the connection's api.baseUrl is the address of a todo API (…/api)."_s);
}

QDateTime timeOf(const QString &text) { return QDateTime::fromString(text, Qt::ISODateWithMs); }

/// Why one of its members cannot be taken, "" where all can.
QString problemOf(const JsonSlice &task, const JsonSlice &completed, const JsonSlice &completedAt)
{
    if (!task.isUndefined() && !task.isString())
        return u"task must be a text."_s;
    if (!completed.isUndefined() && !completed.isBool())
        return u"completed must be true or false."_s;
    if (!completedAt.isUndefined() && !completedAt.isNull() && !completedAt.isString())
        return u"completedAt must be a text."_s;
    return {};
}

Result<Todo> todoFrom(const JsonSlice &object)
{
    const JsonSlice id = object["id"_L1], task = object["task"_L1], completed = object["completed"_L1],
                    completedAt = object["completedAt"_L1];
    Todo todo;
    todo.id = id.isDouble() ? QString::number(id.toInteger()) : id.toString();
    if (todo.id.isEmpty())
        return notATodo(u"id is missing."_s);
    if (const QString problem = problemOf(task, completed, completedAt); !problem.isEmpty())
        return notATodo(problem);
    todo.task = task.toString();
    todo.completed = completed.toBool();
    if (completedAt.isString())
        todo.completedAt = timeOf(completedAt.toString());
    return todo;
}

/// {"todo": {…}} or the todo itself.
Result<Todo> oneTodo(const HttpResponse &response)
{
    const auto whole = checkedJson(response.body);
    if (!whole)
        return notATodo(whole.error().message);
    const JsonSlice inner = (*whole)["todo"_L1];
    return todoFrom(inner.isObject() ? inner : *whole);
}

/// {"todos": […]} or the list itself.
Result<QList<Todo>> todoList(const HttpResponse &response)
{
    const auto whole = checkedJson(response.body);
    if (!whole)
        return notATodo(whole.error().message);
    const JsonSlice list = whole->isArray() ? *whole : (*whole)["todos"_L1];
    if (!list.isArray())
        return notATodo(u"there is no list \"todos\"."_s);
    QList<Todo> todos;
    for (const JsonSlice &entry : list.toArray()) {
        const auto todo = todoFrom(entry);
        if (!todo)
            return fail(todo.error());
        todos.append(*todo);
    }
    return todos;
}

QString pathOf(const QString &id) { return u"/todos/"_s + QString::fromLatin1(QUrl::toPercentEncoding(id)); }

/// A 404 of one todo says that the todo is gone, not that the address is wrong.
Error missingTodo(Error error, const QString &id)
{
    if (error.oauth && error.oauth->httpStatus == 404) {
        error.code = u"todo_not_found"_s;
        error.message = u"There is no todo with the id %1."_s.arg(id);
        error.hint = u"List the todos again: it may have been removed elsewhere."_s;
    }
    return error;
}

Task<Result<QList<Todo>>> listTodos(ApiCall call)
{
    const auto response = co_await call("GET"_ba, u"/todos"_s, {});
    if (!response)
        co_return fail(response.error());
    co_return todoList(*response);
}

Task<Result<Todo>> addTodo(ApiCall call, QString task)
{
    const QJsonObject body{{u"task"_s, task}};
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const auto response = co_await call("POST", u"/todos"_s, json);
    if (!response)
        co_return fail(response.error());
    co_return oneTodo(*response);
}

/// PUT replaces both fields, so what is not to change is read first.
Task<Result<Todo>> updateTodo(ApiCall call, QString id, std::optional<QString> task, std::optional<bool> completed)
{
    const auto before = co_await call("GET", pathOf(id), {});
    if (!before)
        co_return fail(missingTodo(before.error(), id));
    const auto todo = oneTodo(*before);
    if (!todo)
        co_return fail(todo.error());
    const QJsonObject body{
        {u"task"_s, task.value_or(todo->task)}, {u"completed"_s, completed.value_or(todo->completed)}};
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const auto response = co_await call("PUT", pathOf(id), json);
    if (!response)
        co_return fail(missingTodo(response.error(), id));
    co_return oneTodo(*response);
}

Task<Result<>> removeTodo(ApiCall call, QString id)
{
    const auto response = co_await call("DELETE", pathOf(id), {});
    if (!response)
        co_return fail(missingTodo(response.error(), id));
    co_return Result<>();
}

} // namespace

Task<Result<QList<Todo>>> TodoClient::list() { return listTodos(m_call); }
Task<Result<Todo>> TodoClient::add(QString task) { return addTodo(m_call, std::move(task)); }
Task<Result<Todo>> TodoClient::setCompleted(QString id, bool completed)
{
    return updateTodo(m_call, std::move(id), std::nullopt, completed);
}
Task<Result<Todo>> TodoClient::rename(QString id, QString task)
{
    return updateTodo(m_call, std::move(id), std::move(task), std::nullopt);
}
Task<Result<>> TodoClient::remove(QString id) { return removeTodo(m_call, std::move(id)); }

} // namespace agent0
