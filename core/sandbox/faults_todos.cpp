#include "sandbox/faulteffects.h"

#include <QJsonDocument>

namespace agent0::sandbox {

namespace {

using ChangeItems = std::function<QJsonArray(QJsonArray)>;

/// Changes a list, wrapped or bare; any other answer of the API stays as it is.
Afterwards inList(ChangeItems change)
{
    return [change](Response &response, const Scene &) {
        const QJsonDocument document = QJsonDocument::fromJson(response.body);
        if (document.isArray())
            response.body = QJsonDocument(change(document.array())).toJson(QJsonDocument::Compact);
        else if (document.object().contains(u"todos"_s))
            response.setObject({{u"todos"_s, change(document.object().value(u"todos"_s).toArray())}});
    };
}

QJsonObject changed(QJsonObject item, const QString &key, const QJsonValue &value)
{
    item[key] = value;
    return item;
}

/// One more todo with that text.
Afterwards todoSaying(QString task)
{
    return inList([task](QJsonArray items) {
        items.append(
            QJsonObject{{u"id"_s, 4711}, {u"task"_s, task}, {u"completed"_s, false}, {u"completedAt"_s, QJsonValue()}});
        return items;
    });
}

Afterwards everyTodo(const QString &key, const QJsonValue &value)
{
    return inList([=](const QJsonArray &items) {
        QJsonArray all;
        for (const QJsonValue &item : items)
            all.append(changed(item.toObject(), key, value));
        return all;
    });
}

} // namespace

QList<Misdeed> todoMisdeeds()
{
    QList<Misdeed> all;
    const auto add = [&](const char *name, const char *description, Afterwards effect) {
        all.append({QString::fromLatin1(name), Point::Resource, QString::fromLatin1(description), std::move(effect)});
    };
    add("todo-markup", "a todo is markup", todoSaying(u"<b>Buy</b> <img src='file:///etc/passwd'> &lt;i&gt;milk"_s));
    add("todo-terminal", "a todo steers the terminal",
        todoSaying(
            u"Buy \x1b[2J\x1b]0;owned\x07\x1b]52;c;aGk=\x07\x1b]8;;file:///etc/passwd\x1b\\milk\x1b]8;;\x1b\\ \u009b31m"_s));
    add("todo-bidi", "a todo turns its direction", todoSaying(u"Pay \u202e001$\u202c to \u2066Bob\u2069"_s));
    add("todo-lines", "a todo has line breaks of every kind",
        todoSaying(u"one\ntwo\r\nthree\u2028four\u2029five\tsix"_s));
    add("todo-nul", "a todo has a NUL", todoSaying(u"before"_s + QChar(u'\0') + u"after"_s));
    add("todo-huge", "a todo of 2 MB", Afterwards([](Response &response, const Scene &scene) {
        todoSaying(QString(2'000'000, u't'))(response, scene);
    }));
    add("todo-surrogate", "a todo has half a character",
        answerBody(R"({"todos":[{"id":1,"task":"half \ud800 a character","completed":false,"completedAt":null}]})"));
    add("todo-empty-task", "the todos have no text", everyTodo(u"task"_s, u""_s));
    add("todo-task-number", "the todos' texts are numbers", everyTodo(u"task"_s, 7));
    add("todo-task-missing", "the todos have null for a text", everyTodo(u"task"_s, QJsonValue()));
    add("todo-id-object", "the todos' ids are objects", everyTodo(u"id"_s, QJsonObject{{u"$ne"_s, 1}}));
    add("todo-id-path", "the todos' ids climb out of the path", everyTodo(u"id"_s, u"../../admin?x=1#y"_s));
    add("todo-id-huge-number", "the todos' ids are beyond 2^53",
        answerBody(R"({"todos":[{"id":9007199254740993,"task":"large id","completed":false,"completedAt":null}]})"));
    add("todo-same-id", "all todos have one id", everyTodo(u"id"_s, 1));
    add("todo-completed-text", "completed is a text", everyTodo(u"completed"_s, u"no"_s));
    add("todo-date-garbage", "completedAt is no date", everyTodo(u"completedAt"_s, u"some day"_s));
    add("todo-thousands", "10,000 todos more", inList([](QJsonArray items) {
        for (int i = 0; i < 10'000; ++i)
            items.append(QJsonObject{{u"id"_s, 10'000 + i}, {u"task"_s, u"One of many"_s}, {u"completed"_s, false}});
        return items;
    }));
    add("todo-list-strange", "the list has another name", answerBody(R"({"items":[],"next":null})"));
    add("todo-list-of-texts", "the list holds texts", answerBody(R"({"todos":["Buy milk","Buy bread"]})"));
    return all;
}

} // namespace agent0::sandbox
