#pragma once

#include "base/result.h"
#include "base/task.h"
#include "http/httprequest.h"

#include <QDateTime>
#include <QList>

#include <functional>

namespace agent0 {

/// One todo of the Todo REST API.
struct Todo {
    QString id;          ///< a number or a text on the wire; a text here
    QString task;        ///< text from outside
    bool completed = false;
    QDateTime completedAt; ///< invalid when open, or not said
    bool operator==(const Todo &) const = default;
};

/// Sends one request of a connection with its token: method, path below the API's base address, JSON body ("" none).
using ApiCall = std::function<Task<Result<HttpResponse>>(QByteArray method, QString path, QByteArray json)>;

/// The Todo REST API as the published sample has it: GET/POST todos, GET/PUT/DELETE todos/{id}.
/// Fails like the call itself; 404 is Fault::Refused, code "todo_not_found"; an answer that is no todo is Fault::Malformed,
/// code "todo_invalid"; all with Leg::Resource.
/// The tasks it gives do not need the client to go on living.
class TodoClient {
public:
    explicit TodoClient(ApiCall call) : m_call(std::move(call)) { }

    Task<Result<QList<Todo>>> list(); ///< wrapped in {"todos": […]} or bare
    Task<Result<Todo>> add(QString task);
    Task<Result<Todo>> setCompleted(QString id, bool completed);
    Task<Result<Todo>> rename(QString id, QString task);
    Task<Result<>> remove(QString id);

private:
    ApiCall m_call;
};

} // namespace agent0
