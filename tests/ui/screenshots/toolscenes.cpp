#include "scenes.h"

#include "ui/tools/mcpstage.h"
#include "views/elicitationdialog.h"
#include "views/sendquestion.h"
#include "views/subjectpane.h"
#include "views/toolsview.h"

#include <QAbstractButton>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QTableView>

namespace agent0::screenshots {

namespace {

using test::WindowStage;

ToolsView *open(WindowStage &stage, McpSource source)
{
    stage.signIn();
    auto *view = new ToolsView(std::move(source));
    put(stage, u"tools"_s, view);
    (void)stage.waitFor([view] { return !std::holds_alternative<McpModel::Loading>(view->model().state()); });
    return view;
}

ToolsView *open(WindowStage &stage, const QString &fault = {})
{
    if (!fault.isEmpty())
        stage.fault(fault);
    return open(stage, test::mcpSourceOf(stage.chain));
}

void choose(WindowStage &stage, const QString &list, int row)
{
    auto *items = stage.find<QListView>(list);
    items->setCurrentIndex(items->model()->index(row, 0));
}

void press(WindowStage &stage, const QString &button) { stage.find<QAbstractButton>(button)->click(); }

/// A tool of the server that is called something else: its form is drawn, nothing is called.
void toolForm(WindowStage &stage)
{
    auto *view = open(stage);
    McpTool tool;
    tool.name = u"book_room"_s;
    tool.title = u"Book a room"_s;
    tool.description = u"Books a meeting room, and tells everybody."_s;
    tool.hints.destructive = false;
    tool.inputSchema =
        "{\"type\":\"object\",\"required\":[\"room\",\"day\"],\"properties\":{\"room\":{\"type\":\"string\",\"title\":"
        "\"Room\","
        "\"enum\":[\"Ada\",\"Grace\",\"Hedy\"]},\"day\":{\"type\":\"string\",\"format\":\"date\",\"title\":\"Day\"},"
        "\"seats\":{\"type\":\"integer\",\"title\":\"Seats\",\"minimum\":2,\"maximum\":12,\"default\":4,"
        "\"description\":\"Without the host.\"},"
        "\"guests\":{\"type\":\"array\",\"title\":\"Guests\",\"items\":{\"type\":\"string\",\"format\":\"email\"},"
        "\"default\":[\"ada@example.com\",\"grace\"]},"
        "\"equipment\":{\"type\":\"array\",\"title\":\"Equipment\",\"uniqueItems\":true,\"items\":{\"enum\":["
        "\"Screen\",\"Whiteboard\",\"Phone\"]}},"
        "\"catering\":{\"type\":\"object\",\"title\":\"Catering\",\"properties\":{\"coffee\":{\"type\":\"boolean\","
        "\"title\":\"Coffee\"},"
        "\"note\":{\"type\":\"string\",\"title\":\"Note\"}}}}}";
    view->findChild<SubjectPane *>()->show(McpSubject(tool));
    stage.find<QLineEdit>(u"Seats"_s)->setText(u"40"_s);
    press(stage, u"&Run"_s);
}

void result(WindowStage &stage)
{
    open(stage);
    press(stage, u"&Run"_s);
    (void)stage.waitFor([&] { return stage.window.findChild<QTableView *>() != nullptr; });
}

void question(WindowStage &stage)
{
    auto *view = open(stage);
    choose(stage, u"Tools"_s, 3);
    view->model().allow(view->model().tools()[3]);
    press(stage, u"&Run"_s);
    (void)stage.waitFor([view] { return view->model().question().has_value(); });
}

void asksBefore(WindowStage &stage)
{
    open(stage);
    choose(stage, u"Tools"_s, 1);
    stage.find<QLineEdit>(u"task"_s)->setText(u"Buy milk"_s);
    press(stage, u"&Run"_s);
}

void resource(WindowStage &stage)
{
    open(stage);
    press(stage, u"Resources"_s);
    choose(stage, u"Resources"_s, 1);
    stage.find<QLineEdit>(u"id"_s)->setText(u"1"_s);
    press(stage, u"&Read"_s);
    QTest::qWait(400);
}

void prompt(WindowStage &stage)
{
    open(stage);
    press(stage, u"Prompts"_s);
    stage.find<QLineEdit>(u"focus"_s)->setText(u"Buy milk"_s);
    press(stage, u"&Get"_s);
    QTest::qWait(400);
}

void noServer(WindowStage &stage)
{
    McpSource source = test::mcpSourceOf(stage.chain);
    source.connections = [] { return QList<Connection>(); };
    open(stage, std::move(source));
}

} // namespace

Scenes toolScenes()
{
    return {
        {u"tools"_s, [](WindowStage &stage) { open(stage); }},
        {u"tools-form"_s, toolForm},
        {u"tools-result"_s, result},
        {u"tools-asks-before"_s, asksBefore},
        {u"tools-question"_s, question},
        {u"tools-resource"_s, resource},
        {u"tools-prompt"_s, prompt},
        {u"tools-none"_s, noServer},
        {u"tools-failed"_s, [](WindowStage &stage) { open(stage, u"mcp-page"_s); }},
        {u"tools-orders"_s, [](WindowStage &stage) { open(stage, u"mcp-tool-orders"_s); }},
    };
}

} // namespace agent0::screenshots
