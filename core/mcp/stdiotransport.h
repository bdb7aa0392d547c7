#pragma once

#include "mcp/mcptransport.h"

#include <QProcess>

#include <map>
#include <memory>

namespace agent0 {

/// A program that speaks MCP on its standard input and output.
struct McpCommand {
    QString program;
    QStringList arguments;
    QStringList
        environment; ///< "NAME=value", beside the few names every program needs; nothing else of ours is passed on
    QString folder; ///< "" for the current one
};

/// An MCP server as a process of its own, in a process group of its own: a message a line. It is started with the
/// first message and ended with this, the whole group: first its input is closed, then it is asked to go, then it is
/// killed. What it says on standard error is kept apart, the last of it for messages.
class StdioTransport final : public McpTransport {
public:
    StdioTransport(Clock &clock, McpCommand command);
    ~StdioTransport() override;

    Task<Result<RpcAnswer>> request(McpMessage message) override;
    Task<Result<>> send(McpMessage message) override;
    Task<> listen() override { co_return; } // everything comes on the one stream
    void speak(QByteArray) override { }
    Task<> close() override;
    bool dropCancels() const override { return false; }

    /// The last lines of standard error, harmless to show, one a line.
    QStringList lastWords() const;

private:
    using Waiting = OneShot<Result<RpcAnswer>>;

    Result<> start();
    Result<> write(const QByteArray &body);
    void readOutput();
    void readErrors();
    void keepErrors(const QByteArray &text);
    void take(QByteArray line);
    void ended();
    void failAll(const Error &error);
    Error endedError() const;
    Task<bool> gone(Milliseconds patience);
    Task<> quiet(Milliseconds patience, Milliseconds latest);

    Clock &m_clock;
    McpCommand m_command;
    struct Later {
        void operator()(QProcess *process) const { process->deleteLater(); }
    };
    std::unique_ptr<QProcess, Later> m_process; ///< whoever is resumed by it may destroy this
    qint64 m_group = 0; ///< its process group
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QByteArray m_line;
    QByteArray m_errors;
    std::map<qint64, Waiting::Sender> m_waiting;
    Milliseconds m_heard{0}; ///< when it last said something, in ticks
    std::optional<OneShot<bool>::Sender> m_onEnd;
};

} // namespace agent0
