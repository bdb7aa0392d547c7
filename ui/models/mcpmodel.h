#pragma once

#include "base/turnstile.h"
#include "models/mcperrand.h"
#include "models/mcpitems.h"
#include "models/mcpsource.h"
#include "models/mcpsubject.h"

#include <QPointer>
#include <QSet>

#include <variant>

namespace agent0 {

/// The MCP server of one connection: what it offers, what it says, and what is asked of it.
class McpModel : public QObject {
    Q_OBJECT

public:
    struct NoneChosen { };
    struct Loading { };
    struct Ready { };
    struct Failed {
        Error why;
    };
    using State = std::variant<NoneChosen, Loading, Ready, Failed>;
    struct Said {
        QString level;
        QString text; ///< harmless to show on one line
    };

    explicit McpModel(McpSource source);
    ~McpModel() override;

    /// The enabled connections of type mcp.
    QList<Connection> choices() const;
    const QString &connection() const { return m_connection; } ///< its id, "" for none
    const State &state() const { return m_state; }
    const McpServer &server() const { return m_server; }
    QString serverName() const; ///< what it calls itself, else the connection's name

    void use(const QString &connection);
    void reload();
    void askPerson(); ///< gets access in the browser, then loads again

    const QList<McpTool> &tools() const { return m_tools; }
    const QList<McpResource> &resources() const { return m_resources; }
    const QList<McpResourceTemplate> &templates() const { return m_templates; }
    const QList<McpPrompt> &prompts() const { return m_prompts; }
    const QList<Said> &said() const { return m_said; } ///< newest last, 500 at most
    McpItems &toolItems() { return m_toolItems; }
    McpItems &resourceItems() { return m_resourceItems; } ///< resources, then templates
    McpItems &promptItems() { return m_promptItems; }

    /// Whether the person has to be asked before a call: the tool does not say that it only reads, and was not allowed before
    /// as it is now.
    bool mustAsk(const McpTool &tool) const;
    void allow(const McpTool &tool);
    enum class Help { None, First }; ///< First: access is had with the person's help before, in the browser
    /// Asks for it. json: the arguments as they go out, byte for byte; arguments: the same, read.
    void begin(McpErrand &errand, const McpSubject &subject, const QByteArray &json, const QJsonObject &arguments,
        Help help = Help::None);

    const std::optional<McpQuestion> &question() const { return m_question; }
    void answer(ElicitationReply reply);
    bool openAddress(const QByteArray &url) const { return m_source.openAddress && m_source.openAddress(url); }

signals:
    void stateChanged();
    void listsChanged();
    void heard(); ///< said() has more
    void questionChanged();

private:
    class Asking;
    McpHost host();
    Task<> load();
    Task<> loadChanged();
    Task<Result<>> loadLists();
    Task<> loadWithHelp();
    Task<ElicitationReply> ask(Elicitation form);
    static Task<> bidFarewell(std::shared_ptr<McpConnection> client);
    void listChanged(const QString &list);
    void track(McpErrand &errand);
    Task<Result<McpErrand::Done>> workOf(
        McpErrand &errand, const McpSubject &subject, const QByteArray &json, const QJsonObject &arguments);
    void drop();
    void clear();
    void say(const QString &level, const QString &text);
    void showLists();
    void enter(State state);
    std::shared_ptr<void> flow(const QString &action) const;

    McpSource m_source;
    QString m_connection;
    State m_state;
    McpServer m_server;
    QList<McpTool> m_tools;
    QList<McpResource> m_resources;
    QList<McpResourceTemplate> m_templates;
    QList<McpPrompt> m_prompts;
    QList<Said> m_said;
    McpItems m_toolItems, m_resourceItems, m_promptItems;
    QSet<QByteArray> m_allowed; ///< fingerprints
    QList<QPointer<McpErrand>> m_errands;
    std::optional<McpQuestion> m_question;
    std::optional<OneShot<ElicitationReply>::Sender> m_answer;
    Turnstile m_asking;
    int m_changes = 0; ///< of lists, since they were loaded last
    std::shared_ptr<McpConnection> m_client; // its host calls this
    TaskScope m_farewell;
    TaskScope m_work; // last
};

} // namespace agent0
