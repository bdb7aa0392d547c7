#include "todo/todoclient.h"

#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

/// A todo API whose answers are written beforehand; keeps "METHOD PATH BODY" of each call.
struct ScriptedApi {
    QList<Result<HttpResponse>> answers;
    QStringList calls;

    ApiCall call()
    {
        return [this](QByteArray method, QString path, QByteArray json) { return next(this, method, path, json); };
    }
    static Task<Result<HttpResponse>> next(ScriptedApi *api, QByteArray method, QString path, QByteArray json)
    {
        api->calls << QString::fromUtf8(method + ' ' + path.toUtf8() + (json.isEmpty() ? "" : ' ' + json));
        co_return api->answers.takeFirst();
    }
    void answer(QByteArray json) { answers << HttpResponse{200, {{"Content-Type", "application/json"}}, json}; }
    void refuse(int status)
    {
        Error error{Fault::Refused, Leg::Resource, u"resource_refused"_s, u"no"_s, {}, {}, {}};
        error.oauth = OAuthError{status, {}, {}, {}, {}, {}, {}, {}};
        answers << Result<HttpResponse>(fail(error));
    }
};

} // namespace

class TodoClientTest : public QObject {
    Q_OBJECT

private slots:
    void listsWrappedAndBare_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("wrapped") << QByteArray(R"({"todos":[{"id":1,"task":"a","completed":false},{"id":"x","task":"b","completed":true,"completedAt":"2026-01-02T03:04:05Z"}]})");
        QTest::newRow("bare") << QByteArray(R"( [{"id":1,"task":"a","completedAt":null},{"id":"x","task":"b","completed":true,"completedAt":"2026-01-02T03:04:05Z"}])");
    }
    void listsWrappedAndBare()
    {
        QFETCH(QByteArray, body);
        ScriptedApi api;
        api.answer(body);
        const auto todos = test::await(TodoClient(api.call()).list());
        QVERIFY(todos);
        QCOMPARE(todos->size(), 2);
        QCOMPARE(todos->at(0).id, u"1"_s);
        QVERIFY(!todos->at(0).completed && !todos->at(0).completedAt.isValid());
        QVERIFY(todos->at(1).completed && todos->at(1).completedAt.isValid());
        QCOMPARE(api.calls, QStringList{u"GET /todos"_s});
    }

    void refusesWhatIsNoTodoList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("no list") << QByteArray(R"({"items":[]})");
        QTest::newRow("no id") << QByteArray(R"([{"task":"a"}])");
        QTest::newRow("task is a number") << QByteArray(R"([{"id":1,"task":7}])");
        QTest::newRow("a number in the list") << QByteArray("[1]");
    }
    void refusesWhatIsNoTodoList()
    {
        QFETCH(QByteArray, body);
        ScriptedApi api;
        api.answer(body);
        const auto todos = test::await(TodoClient(api.call()).list());
        QVERIFY(!todos);
        QCOMPARE(todos.error().code, u"todo_invalid"_s);
        QCOMPARE(todos.error().leg, Leg::Resource);
        QVERIFY(!todos.error().hint.isEmpty());
    }

    void addsWithTheTaskAlone()
    {
        ScriptedApi api;
        api.answer(R"({"id":"7","task":"fresh milk"})");
        const auto todo = test::await(TodoClient(api.call()).add(u"fresh milk"_s));
        QVERIFY(todo);
        QCOMPARE(todo->id, u"7"_s);
        QCOMPARE(api.calls, QStringList{QString::fromUtf8(R"(POST /todos {"task":"fresh milk"})")});
    }

    void tickingOffKeepsTheTask()
    {
        ScriptedApi api;
        api.answer(R"({"todo":{"id":"7","task":"milk"}})");
        api.answer(R"({"id":"7","task":"milk","completed":true})");
        const auto todo = test::await(TodoClient(api.call()).setCompleted(u"7"_s, true));
        QVERIFY(todo && todo->completed);
        QCOMPARE(api.calls.last(), QString::fromUtf8(R"(PUT /todos/7 {"completed":true,"task":"milk"})"));
    }

    void idsGoIntoThePathEncoded()
    {
        ScriptedApi api;
        api.answers << HttpResponse{204, {}, {}};
        QVERIFY(test::await(TodoClient(api.call()).remove(u"a/../b?c"_s)));
        QCOMPARE(api.calls, QStringList{u"DELETE /todos/a%2F..%2Fb%3Fc"_s});
    }

    void aMissingTodoIsNamed()
    {
        ScriptedApi api;
        api.refuse(404);
        const auto removed = test::await(TodoClient(api.call()).remove(u"9"_s));
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, u"todo_not_found"_s);
        QVERIFY(removed.error().message.contains(u"9"_s));
    }
};

AGENT0_TEST(TodoClientTest)
#include "tst_todoclient.moc"
