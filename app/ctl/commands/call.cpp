#include "base/displaytext.h"
#include "base/strictjson.h"
#include "commands.h"
#include "context.h"
#include "stepup.h"
#include "inputfile.h"
#include "terminal.h"

#include <QJsonDocument>

namespace agent0::ctl {

namespace {

constexpr qint64 MaxBody = 16 * 1024 * 1024;

/// JSON itself, @FILE, or @- for standard input.
Result<QByteArray> bodyOf(const CommandLine &line)
{
    const QString data = line.value("data"_L1);
    if (!data.startsWith(u'@'))
        return data.toUtf8();
    if (data == "@-"_L1)
        return readStandardInput(MaxBody);
    return readInputFile(data.mid(1), MaxBody);
}

Result<QByteArray> methodOf(const CommandLine &line)
{
    const QString method = line.argument(1).toUpper();
    for (const QChar c : method) {
        if (c < u'A' || c > u'Z')
            return fail(usageError("method_unknown"_L1, u"METHOD is a word such as GET or POST."_s, line.command));
    }
    return method.toLatin1();
}

QJsonValue bodyJson(const HttpResponse &answer)
{
    if (answer.isJson() && jsonProblem(answer.body).isEmpty()) {
        const QJsonDocument json = QJsonDocument::fromJson(answer.body);
        return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
    }
    return QString::fromUtf8(answer.body);
}

QJsonObject answerJson(const HttpResponse &answer)
{
    QJsonObject headers;
    for (const HttpHeader &one : answer.headers)
        headers[QString::fromLatin1(one.name).toLower()] = QString::fromLatin1(one.value);
    return {{"status"_L1, answer.status}, {"headers"_L1, headers}, {"body"_L1, bodyJson(answer)}};
}

/// The bytes as they came; on a terminal without what could harm it.
void showBody(Context &context, const QByteArray &body)
{
    if (!outputIsTerminal()) {
        context.out.raw(body);
        return;
    }
    for (const QString &line : QString::fromUtf8(body).split(u'\n'))
        context.out.line(displayText(line, line.size()));
}

Task<Result<>> runCall(Context &context)
{
    const auto method = methodOf(context.line);
    if (!method)
        co_return failed(method);
    const auto body = bodyOf(context.line);
    if (!body)
        co_return failed(body);
    const auto agent = context.agentForAccess();
    if (!agent)
        co_return failed(agent);
    letThePersonStepUp(context, **agent);
    const QString id = context.line.argument(0);
    const auto known = Context::connection((*agent)->profile(), id);
    if (!known)
        co_return failed(known);
    const auto answer = co_await (*agent)->call(id, *method, context.line.argument(2), *body);
    if (!answer)
        co_return failed(answer);
    context.out.document(answerJson(*answer));
    if (!context.out.json() && !answer->body.isEmpty())
        showBody(context, answer->body);
    co_return Result<>();
}

} // namespace

const Command callCommand{
    .name = "call",
    .synopsis = "call ID METHOD PATH [--data JSON|@FILE]",
    .summary = "any request to a connected app, with its token",
    .description = "PATH is appended to the connection's api.baseUrl as it is typed; a whole address is refused, so that the token "
                   "goes nowhere else. The answer's body is printed as it comes; with --json {\"status\",\"headers\",\"body\"}. "
                   "An answer of 400 and above is a failure (exit 4).",
    .options = {{"data", "JSON|@FILE", "the body: JSON, a file, or @- for standard input", Words::File}},
    .arguments = {{"ID", "the connection", Words::Connection},
        {"METHOD", "GET, POST, PUT, PATCH, DELETE …"}, {"PATH", "below the API's base address: /todos/3"}},
    .examples = {{"call todo0 GET /todos", "what the API itself says"},
        {"call todo0 POST /todos --data '{\"task\":\"Buy milk\"}'", "with a body"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runCall,
};

} // namespace agent0::ctl
