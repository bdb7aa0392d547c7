#pragma once

#include "models/chatmodel.h"

#include <QWidget>

class QCheckBox;

namespace agent0 {

class Label;
class Symbol;

/// Below the place to write: who answers, what was counted, what the person is asked about, and the dry run.
class ChatFooter final : public QWidget {
    Q_OBJECT

public:
    explicit ChatFooter(QWidget *parent = nullptr);
    void show(const ChatModel &model);
    using QWidget::show;

signals:
    void dryRunChosen(bool on);

private:
    Label *m_facts;
    Symbol *m_lock;
    Label *m_mode;
    QCheckBox *m_dryRun;
};

} // namespace agent0
