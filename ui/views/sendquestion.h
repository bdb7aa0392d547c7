#pragma once

#include "models/mcpsubject.h"

#include <QDialog>

namespace agent0 {

/// Asks the person before something goes to a tool that may write: which tool, whose, and all that will be sent.
class SendQuestion final : public QDialog {
    Q_OBJECT

public:
    SendQuestion(
        const QString &server, const McpSubject &subject, const QJsonValue &arguments, QWidget *parent = nullptr);
};

} // namespace agent0
