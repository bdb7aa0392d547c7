#include "views/findingpane.h"

#include "base/displaytext.h"
#include "text/checktext.h"
#include "views/factsgrid.h"
#include "views/findingdelegate.h"
#include "views/icons.h"
#include "views/section.h"
#include "views/symbol.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace agent0 {

FindingPane::FindingPane(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Finding"));
}

void FindingPane::clear() { setWidget(new QWidget); }

void FindingPane::show(const doctor::Finding &finding)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(18, 4, 18, 18);
    m_column->setSpacing(14);
    addHead(finding);
    addCure(finding);
    if (finding.difference)
        addDifference(*finding.difference);
    addEvidence(finding);
    if (!finding.topic.isEmpty()) {
        auto *more = new QPushButton(symbolIcon(u"help"_s), tr("Read about it"));
        connect(more, &QPushButton::clicked, this, [this, topic = finding.topic] { emit helpWanted(topic); });
        m_column->addWidget(more, 0, Qt::AlignLeading);
    }
    m_column->addStretch();
    setWidget(content); // takes the place of the one before, and deletes it
}

void FindingPane::addHead(const doctor::Finding &finding)
{
    auto *line = new QHBoxLayout;
    auto *icon = new Symbol(20, iconOf(finding.state));
    icon->setTone(toneOf(finding.state));
    auto *state = new Label(stateText(finding.state));
    state->setTone(toneOf(finding.state));
    state->setSize(0, Weight::Strong);
    line->addWidget(icon);
    line->addWidget(state);
    line->addStretch();
    auto *title = (new Label(finding.title))->wrapped();
    title->setSize(3, Weight::Strong);
    m_column->addWidget(title);
    m_column->addLayout(line);
    auto *facts = new FactsGrid({1});
    facts->addNote(displayText(finding.summary, 2000), Label::Tone::Normal);
    if (!finding.why.isEmpty())
        facts->addNote(finding.why);
    m_column->addWidget(new Section(tr("What was found"), facts));
}

void FindingPane::addCure(const doctor::Finding &finding)
{
    if (!finding.isTrouble())
        return;
    auto *facts = new FactsGrid({3, 7});
    if (!finding.advice.isEmpty())
        facts->addNote(displayText(finding.advice, 2000), Label::Tone::Normal);
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts->addRow({{name, Label::Tone::Muted}, displayText(value, 2000)});
    };
    add(tr("Who"), whoText(finding.who));
    add(tr("Screen"), finding.fix.screen);
    add(tr("Field"), finding.fix.field);
    add(tr("Value to enter"), finding.fix.value);
    add(tr("Log query"), finding.fix.query);
    add(tr("Request id"), finding.requestId);
    add(tr("Code"), finding.code);
    m_column->addWidget(new Section(tr("What to do"), facts));
}

void FindingPane::addDifference(const IdentifierDifference &difference)
{
    auto *facts = new FactsGrid({1});
    facts->addNote(difference.sentence, Label::Tone::Normal);
    for (const QString &side : difference.marked.split(u" / "_s))
        facts->addNote(displayText(side, 1000), Label::Tone::Danger);
    facts->addNote(tr("The brackets stand around what differs."));
    m_column->addWidget(new Section(tr("Where they differ"), facts));
}

void FindingPane::addEvidence(const doctor::Finding &finding)
{
    if (finding.evidence.isEmpty())
        return;
    auto *facts = new FactsGrid({3, 7});
    for (const doctor::Evidence &row : finding.evidence)
        facts->addRow({{displayText(row.name, 80), Label::Tone::Muted}, displayText(row.value, 2000)});
    m_column->addWidget(new Section(tr("Evidence"), facts));
}

} // namespace agent0
