#pragma once

#include "models/flowmodel.h"

#include <QScrollArea>

class QVBoxLayout;

namespace agent0 {

/// One arrow of a flow, as it was recorded: what went wrong and what to do, request and answer redacted, JWTs taken apart.
class FlowDetailPane final : public QScrollArea {
    Q_OBJECT

public:
    explicit FlowDetailPane(FlowModel &flow, QWidget *parent = nullptr);

    /// row: of the flow, -1 for none. now: what times are counted to.
    void show(int row, Instant now);

private:
    void addFailure(const ErrorText &failure);
    void addToken(const FlowToken &token, Instant now);
    void addFields(const QString &title, const TraceFields &fields);
    void addSummary(const ActivityRecord &record);

    FlowModel &m_flow;
    QVBoxLayout *m_column = nullptr;
};

} // namespace agent0
