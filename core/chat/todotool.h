#pragma once

#include "chat/chattool.h"
#include "config/profile.h"
#include "todo/todoclient.h"

namespace agent0 {

/// One of the six tools of a connection with todos (model/todotoolnames.h). What it changes it can take back.
class TodoTool final : public ChatTool {
public:
    TodoTool(ToolDefinition definition, TodoClient todos) : ChatTool(std::move(definition)), m_todos(std::move(todos))
    {
    }

    bool writes() const override;
    bool isForeign() const override { return false; }
    QByteArray permission() const override;
    Task<Result<QString>> words(QByteArray arguments) override;
    Task<Result<ToolOutcome>> run(QByteArray arguments) override;

private:
    struct Arguments {
        QString id;
        QString task;
        QString filter;
    };
    Result<Arguments> read(const QByteArray &arguments) const;
    Task<Result<Todo>> before(QString id);
    Task<Result<ToolOutcome>> list(QString filter);
    Task<Result<ToolOutcome>> add(QString task);
    Task<Result<ToolOutcome>> change(Arguments arguments);
    Task<Result<ToolOutcome>> remove(QString id);
    QString sentence(const Todo &todo, const Arguments &arguments) const;
    Change back(QLatin1StringView tool, const QJsonObject &arguments) const;

    TodoClient m_todos;
};

/// The definitions of the six, without their unique names.
QList<ToolDefinition> todoToolDefinitions(const Connection &connection);

} // namespace agent0
