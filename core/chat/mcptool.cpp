#include "chat/mcptool.h"

#include "base/displaytext.h"
#include "base/strictjson.h"

namespace agent0 {

namespace {

QString textOf(const McpContent &content)
{
    if (content.type == "text"_L1 || (content.type == "resource"_L1 && !content.text.isEmpty()))
        return content.text;
    if (content.type == "resource_link"_L1)
        return u"[link to %1]"_s.arg(content.uri);
    return u"[%1 %2, %3 bytes, not shown]"_s.arg(content.type, content.mimeType).arg(content.data.size());
}

} // namespace

bool McpChatTool::saysItReads() const
{
    return m_tool.hints.readOnly.value_or(false) && !m_tool.hints.openWorld.value_or(true);
}

QByteArray McpChatTool::permission() const
{
    return definition().connection.toUtf8() + '/' + m_tool.name.toUtf8() + '/' + m_tool.fingerprint();
}

Task<Result<QString>> McpChatTool::words(QByteArray arguments)
{
    const auto object = parseJsonObject(arguments.isEmpty() ? QByteArray("{}") : arguments);
    if (!object)
        co_return fail(Fault::Usage, Leg::Model, "tool_arguments"_L1,
            u"The tool was called with arguments that do not fit: %1"_s.arg(object.error().message));
    const QString call =
        u"Call %1 of %2"_s.arg(displayText(m_tool.name, 80), displayText(definition().connectionName, 80));
    if (object->isEmpty())
        co_return call;
    co_return call + u" with "_s + displayText(QString::fromUtf8(arguments), 2000);
}

Task<Result<ToolOutcome>> McpChatTool::run(QByteArray arguments)
{
    const auto result = co_await m_server->client().call(m_tool, arguments.isEmpty() ? QByteArray("{}") : arguments);
    if (!result)
        co_return fail(result.error());
    QStringList pieces;
    for (const McpContent &content : result->content)
        pieces << textOf(content);
    if (pieces.isEmpty() && !result->structured.isEmpty())
        pieces << QString::fromUtf8(result->structured);
    co_return ToolOutcome{pieces.join(u'\n'), result->isError, {}};
}

} // namespace agent0
