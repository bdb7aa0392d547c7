#pragma once

#include "base/turnstile.h"
#include "mcp/mcpask.h"
#include "mcp/mcptransport.h"

#include <list>
#include <map>
#include <memory>

namespace agent0 {

/// One MCP server, as its client. It agrees on a revision by itself, when it is first asked something: the stateless
/// one where the server knows it, else the handshake of the others; and once more where the server has forgotten the
/// session. Any function may be called at any time. Dropping its task cancels the request, and tells the server so.
///
/// Everything that comes is bounded and untrusted: at most 100 pages and 10,000 entries of a list, no cursor twice
/// ("endless_cursor"), ten rounds of input for one call ("endless_input"). Errors beside those of McpTransport and
/// mcpRefusal(): "mcp_member" (Fault::Malformed), "mcp_revision" (Fault::Refused: no revision in common).
class McpClient final : private McpInbox {
public:
    McpClient(std::unique_ptr<McpTransport> transport, Clock &clock, McpHost host);
    ~McpClient() override;

    /// Who it is. Asks nothing when that is known.
    Task<Result<McpServer>> connect();

    /// Without those that are wrong or there twice; host.warned hears of each.
    Task<Result<QList<McpTool>>> tools();
    /// arguments: the JSON of an object, sent byte for byte. A tool that fails by its own word is a result, not an error.
    Task<Result<McpToolResult>> call(McpTool tool, QByteArray arguments, ProgressSink progress = {});
    Task<Result<QList<McpResource>>> resources();
    Task<Result<QList<McpResourceTemplate>>> resourceTemplates();
    Task<Result<QList<McpContent>>> read(QString uri);
    Task<Result<QList<McpPrompt>>> prompts();
    Task<Result<McpPromptText>> prompt(QString name, QJsonObject arguments);
    /// What may stand for an argument: reference is {"type":"ref/prompt","name":…} or {"type":"ref/resource","uri":…}.
    Task<Result<McpCompletion>> complete(QJsonObject reference, QString argument, QString typed);
    Task<Result<>> setLogLevel(QString level); ///< of a session; where there is none, McpHost::logLevel does it

    /// Any method: its answer when it is a result, after whatever input the server wanted on the way.
    Task<Result<RpcAnswer>> ask(McpAsk ask);
    /// All pages of a list: the text of each entry of that member.
    Task<Result<QByteArrayList>> askForAll(QByteArray method, QByteArray member);

    /// How long the server may be silent from now on, instead of McpHost::patience.
    void setPatience(Milliseconds patience) { m_host.patience = patience; }
    /// Tells the host of something that was refused or left out.
    void warn(const Error &error) const;
    /// Ends the session where there is one. Nothing may be asked afterwards.
    Task<> close();

private:
    class Asked;

    void asked(RpcRequest request) override;
    bool isAsked() const override;
    void told(RpcNotification notification) override;

    Task<Result<McpServer>> negotiate();
    Task<Result<RpcAnswer>> discover();
    Task<Result<McpServer>> initialize();
    Task<> watch();
    Task<Result<RpcAnswer>> once(McpAsk ask, QByteArray revision);
    Task<Result<RpcAnswer>> inSession(McpAsk ask);
    Task<Result<McpAsk>> withInput(McpAsk ask, RpcAnswer answer);
    Task<Result<QJsonObject>> fulfil(QString method, QByteArray params);
    Task<Result<QJsonObject>> elicited(QByteArray params);
    Task<> goToAddresses(QByteArray wanted);
    Task<> answerServer(RpcRequest request);
    Task<> tellCancelled(qint64 id);
    Task<> sendMessage(McpMessage message);

    Clock &m_clock;
    McpHost m_host;
    std::unique_ptr<McpTransport> m_transport;
    std::optional<McpServer> m_server;
    Turnstile m_connecting;
    Turnstile m_questions; ///< to the person
    qint64 m_lastId = 0;
    std::map<qint64, ProgressSink> m_progress;
    std::shared_ptr<McpClient *> m_self; ///< empty once this is gone
    /// A request of the server that we are at, until it takes it back.
    struct ServerAsk {
        explicit ServerAsk(QJsonValue id) : id(std::move(id)) { }
        QJsonValue id;
        TaskScope work;
    };
    TaskScope m_scope;
    std::list<ServerAsk> m_serverAsks;
};

} // namespace agent0
