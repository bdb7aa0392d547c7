#include "views/flowdetailpane.h"

#include "base/displaytext.h"
#include "text/activitytext.h"
#include "text/claimtext.h"
#include "views/factsgrid.h"
#include "views/section.h"

#include <QVBoxLayout>

namespace agent0 {

FlowDetailPane::FlowDetailPane(FlowModel &flow, QWidget *parent) : QScrollArea(parent), m_flow(flow)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Request and answer"));
}

void FlowDetailPane::show(int row, Instant now)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(18, 4, 18, 18);
    m_column->setSpacing(14);
    if (row >= 0 && row < m_flow.rowCount()) {
        const FlowDetail detail = m_flow.detail(row);
        if (detail.failure)
            addFailure(*detail.failure);
        addSummary(detail.record);
        for (const FlowToken &token : detail.tokens)
            addToken(token, now);
        addFields(tr("Request fields"), detail.record.requestFields);
        addFields(tr("Answer fields"), detail.record.answerFields);
        addFields(tr("Request headers"), detail.record.requestHeaders);
        addFields(tr("Answer headers"), detail.record.answerHeaders);
    }
    m_column->addStretch();
    setWidget(content); // takes the place of the one before, and deletes it
}

void FlowDetailPane::addFailure(const ErrorText &failure)
{
    auto *facts = new FactsGrid({1});
    facts->addNote(failure.what, Label::Tone::Danger);
    if (!failure.next.isEmpty())
        facts->addNote(failure.next, Label::Tone::Normal);
    facts->addNote(failure.technical);
    m_column->addWidget(new Section(failure.title, facts));
}

void FlowDetailPane::addSummary(const ActivityRecord &record)
{
    auto *facts = new FactsGrid({2, 5});
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts->addRow({{name, Label::Tone::Muted}, displayText(value)});
    };
    add(tr("Event"), kindText(record.kind));
    add(tr("Step"), legText(record.leg));
    add(tr("Connection"), record.connection);
    add(tr("Request"), record.method.isEmpty() ? QString() : record.method + u' ' + record.path);
    add(tr("Host"), record.host);
    add(tr("Status"), record.status > 0 ? QString::number(record.status) : resultText(record.result));
    add(tr("Took"), record.took.count() > 0 ? tr("%1 ms").arg(record.took.count()) : QString());
    for (const QJsonObject &members : {record.asked.toJson(), record.granted.toJson()}) {
        for (auto member = members.begin(); member != members.end(); ++member)
            add(displayText(member.key(), 60), member->toVariant().toString());
    }
    m_column->addWidget(new Section(tr("What was done"), facts));
}

void FlowDetailPane::addToken(const FlowToken &token, Instant now)
{
    auto *facts = new FactsGrid({2, 4, 4});
    facts->setHeadings({tr("Header"), tr("Value"), tr("Meaning")});
    for (const ClaimLine &line : headerLines(token.header))
        facts->addRow({line.name, line.value, {line.meaning, Label::Tone::Muted}});
    facts->setHeadings({tr("Claim"), QString(), QString()});
    for (const ClaimLine &line : claimLines(token.claims, now))
        facts->addRow({line.name, line.value, {line.meaning, Label::Tone::Muted}});
    facts->addNote(token.signature);
    m_column->addWidget(new Section(tr("JWT in %1").arg(displayText(token.field, 60)), facts));
}

void FlowDetailPane::addFields(const QString &title, const TraceFields &fields)
{
    if (fields.isEmpty())
        return;
    auto *facts = new FactsGrid({3, 7});
    for (const TraceField &field : fields.list())
        facts->addRow({{displayText(field.name, 80), Label::Tone::Muted}, displayText(field.value, 2000)});
    m_column->addWidget(new Section(title, facts));
}

} // namespace agent0
