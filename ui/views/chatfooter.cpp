#include "views/chatfooter.h"

#include "models/chatwords.h"
#include "views/label.h"
#include "views/symbol.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace agent0 {

namespace {

QString workText(const ChatModel::State &state)
{
    if (std::holds_alternative<ChatModel::Loading>(state))
        return ChatFooter::tr("Opening…");
    return std::holds_alternative<ChatModel::Answering>(state) ? ChatFooter::tr("Working…")
                                                               : ChatFooter::tr("Waits for you");
}

} // namespace

ChatFooter::ChatFooter(QWidget *parent)
    : QWidget(parent), m_facts(new Label), m_lock(new Symbol(14, u"lock"_s)), m_mode(new Label), m_dryRun(new QCheckBox)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(6);
    for (Label *label : {m_facts, m_mode}) {
        label->setTone(Label::Tone::Muted);
        label->setSize(-1);
    }
    m_lock->setTone(Tone::Muted);
    m_dryRun->setText(tr("Dry run"));
    m_dryRun->setFont(textFont(-1));
    m_dryRun->setToolTip(tr("What would change something is only told"));
    row->addWidget(m_facts->wrapped(), 1);
    row->addWidget(m_lock);
    row->addWidget(m_mode);
    row->addSpacing(10);
    row->addWidget(m_dryRun);
    connect(m_dryRun, &QCheckBox::toggled, this, &ChatFooter::dryRunChosen);
}

void ChatFooter::show(const ChatModel &model)
{
    const auto &party = model.party();
    QStringList facts;
    if (model.isBusy())
        facts << workText(model.state());
    if (party)
        facts << (party->isBuiltIn ? tr("Built-in model") : party->model);
    facts << tokensText(model.used());
    facts.removeAll({});
    m_facts->setText(facts.join(u" · "));
    m_lock->setVisible(party && party->modeIsFixed);
    m_mode->setText(party ? party->modeIsFixed ? tr("%1 (set by your organisation)").arg(modeText(party->mode))
                                               : modeText(party->mode)
                          : QString());
    m_dryRun->setChecked(model.isDryRun());
}

} // namespace agent0
