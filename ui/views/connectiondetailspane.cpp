#include "views/connectiondetailspane.h"

#include "text/errortext.h"
#include "text/plaintip.h"
#include "views/card.h"
#include "views/connectiondelegate.h"
#include "views/factsgrid.h"
#include "views/roleschart.h"
#include "views/section.h"
#include "views/style.h"

#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace agent0 {

ConnectionDetailsPane::ConnectionDetailsPane(ConnectionsDesk &desk, QWidget *parent)
    : QScrollArea(parent),
      m_desk(desk),
      m_content(new QWidget),
      m_roles(new RolesChart),
      m_idJag(new FactsGrid({2, 5, 5})),
      m_identities(new FactsGrid({3, 4, 5})),
      m_registrations(new FactsGrid({3, 5, 5})),
      m_server(new FactsGrid({3, 7})),
      m_history(new FactsGrid({4, 5, 4})),
      m_cut(new FactsGrid({1}))
{
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(18, 4, 18, 18);
    column->setSpacing(16);
    column->addWidget(makeHead());
    column->addWidget(makeFailure());
    column->addWidget(new Section(tr("Who asks whom"), m_roles));
    column->addWidget(new Section(tr("The last ID-JAG beside what was asked"), m_idJag));
    column->addWidget(new Section(tr("The person, as each party sees them"), m_identities));
    column->addWidget(new Section(tr("The two client registrations"), m_registrations));
    column->addWidget(new Section(tr("What its authorization server publishes"), m_server));
    column->addWidget(new Section(tr("History"), m_history));
    column->addWidget(new Section(tr("Kill switch"), makeKillSwitch()));
    column->addStretch();
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Connection details"));
    connect(&desk, &ConnectionsDesk::detailsRead, this, [this](const QString &id, const ConnectionDetails &details) {
        if (id == m_id)
            refresh(details);
    });
    connect(&desk, &ConnectionsDesk::cut, this, [this](const QString &id, const CutOff &cut) {
        if (id == m_id)
            showCut(cut);
    });
    connect(&desk, &ConnectionsDesk::reloaded, this, [this] { show(m_id); });
    connect(&desk.entries(), &ActivityEntries::readingEnded, this, [this] { show(m_id); });
    connect(&desk.model(), &QAbstractItemModel::dataChanged, this, &ConnectionDetailsPane::refreshState);
    show({});
}

QWidget *ConnectionDetailsPane::makeHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    m_title = (new Label)->wrapped();
    m_title->setSize(5, Weight::Strong);
    m_state = new Label;
    m_lock = (new Label)->wrapped();
    m_lock->setTone(Label::Tone::Muted);
    m_edit = new QPushButton(tr("&Edit…"));
    m_remove = new QPushButton(tr("Re&move…"));
    auto *check = new QPushButton(tr("Chec&k"));
    connect(check, &QPushButton::clicked, this, [this] { emit checkWanted(m_id); });
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_title, 1);
    upper->addWidget(check);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state);
    row->addStretch();
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    column->addLayout(upper);
    column->addLayout(row);
    column->addWidget(m_lock);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editWanted(m_id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removalWanted(m_id); });
    return head;
}

QWidget *ConnectionDetailsPane::makeFailure()
{
    m_failure = new Card;
    auto *column = new QVBoxLayout(m_failure);
    column->setContentsMargins(14, 12, 14, 12);
    m_failureTitle = (new Label)->wrapped();
    m_failureTitle->setTone(Label::Tone::Danger);
    m_failureTitle->setSize(0, Weight::Strong);
    m_failureText = (new Label)->wrapped();
    m_failureNext = (new Label)->wrapped();
    m_failureNext->setSize(0, Weight::Strong);
    m_failureTechnical = (new Label)->wrapped();
    m_failureTechnical->setTone(Label::Tone::Muted);
    m_showFlow = new QPushButton(tr("Show what happened"));
    for (QWidget *widget : {static_cast<QWidget *>(m_failureTitle), static_cast<QWidget *>(m_failureText),
             static_cast<QWidget *>(m_failureNext), static_cast<QWidget *>(m_failureTechnical)})
        column->addWidget(widget);
    column->addWidget(m_showFlow, 0, Qt::AlignLeading);
    connect(m_showFlow, &QPushButton::clicked, this, [this] { emit flowWanted(m_failedFlow); });
    return m_failure;
}

QWidget *ConnectionDetailsPane::makeKillSwitch()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *words =
        (new Label(tr("Disables this connection, revokes what can be revoked, and says until when the rest lives.")))
            ->wrapped();
    words->setTone(Label::Tone::Muted);
    m_kill = new QPushButton(tr("Cut off now…"));
    setKind(m_kill, ButtonKind::Danger);
    column->addWidget(words);
    column->addWidget(m_kill, 0, Qt::AlignLeading);
    column->addWidget(m_cut);
    connect(m_kill, &QPushButton::clicked, this, &ConnectionDetailsPane::askToCutOff);
    return box;
}

void ConnectionDetailsPane::show(const QString &id)
{
    if (m_id != id) {
        m_cut->clear();
        verticalScrollBar()->setValue(0);
    }
    m_id = id;
    m_content->setVisible(m_desk.model().connection(id) != nullptr);
    refreshState();
    if (m_content->isVisibleTo(this))
        m_desk.readDetails(id);
}

void ConnectionDetailsPane::refreshState()
{
    const ConnectionStatus *one = m_desk.model().connection(m_id);
    if (!one)
        return;
    const ConnectionState state = m_desk.model().state(m_id);
    m_title->setText(one->settings.displayName);
    m_state->setText(u"● "_s + stateText(state));
    m_state->setTone(state == ConnectionState::Connected ? Label::Tone::Success
            : state == ConnectionState::Failed           ? Label::Tone::Danger
            : state == ConnectionState::Blocked          ? Label::Tone::Warning
            : state == ConnectionState::Expired          ? Label::Tone::Warning
                                                         : Label::Tone::Muted);
    const QString lock = lockReason(m_desk.policy(), m_id, {});
    m_lock->setText(lock);
    m_lock->setVisible(!lock.isEmpty());
    m_edit->setEnabled(lock.isEmpty());
    m_remove->setEnabled(lock.isEmpty());
    m_edit->setToolTip(plainTip(lock));
    m_remove->setToolTip(plainTip(lock));
    refreshFailure();
}

void ConnectionDetailsPane::refreshFailure()
{
    const auto &failure = m_desk.model().failure(m_id);
    const ConnectionStatus *one = m_desk.model().connection(m_id);
    const bool blocked = one && one->blocked;
    m_failure->setVisible(failure || blocked);
    if (!failure && !blocked)
        return;
    const ErrorText text = failure ? errorText(*failure) : errorText(*one->blocked);
    m_failureTitle->setText(text.title);
    m_failureText->setText(text.what);
    m_failureNext->setText(text.next);
    m_failureNext->setVisible(!text.next.isEmpty());
    m_failureTechnical->setText(text.technical);
    const ActivityEntries &entries = m_desk.entries();
    const auto number = entries.numberOf(m_id);
    m_failedFlow.clear();
    for (qsizetype row = 0; number && row < entries.size() && m_failedFlow.isEmpty(); ++row) {
        if (entries.at(row).connection == *number && entries.text(entries.at(row).result) != "ok"_L1)
            m_failedFlow = entries.text(entries.at(row).flow);
    }
    m_showFlow->setVisible(!m_failedFlow.isEmpty());
}

void ConnectionDetailsPane::askToCutOff()
{
    const ConnectionStatus *one = m_desk.model().connection(m_id);
    if (!one)
        return;
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Cut off"),
        tr("Cut off %1 now?").arg(one->settings.displayName), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("It is disabled, and its tokens are revoked where its server can. Nothing uses it until it "
           "is enabled again."));
    auto *yes = question->addButton(tr("Cut off"), QMessageBox::DestructiveRole);
    setKind(yes, ButtonKind::Danger);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, this, [this, id = m_id] { m_desk.cutOff(id); });
    question->open();
}

void ConnectionDetailsPane::showCut(const CutOff &cut)
{
    m_cut->clear();
    for (const RevokedToken &token : cut.tokens)
        m_cut->addNote(
            outcomeText(token, m_desk.now()), token.livesUntil ? Label::Tone::Warning : Label::Tone::Success);
    if (cut.tokens.isEmpty())
        m_cut->addNote(tr("There was no token to revoke."));
    if (cut.stillEnabled)
        m_cut->addNote(
            errorText(*cut.stillEnabled).what + u' ' + tr("It can be connected again."), Label::Tone::Danger);
    else
        m_cut->addNote(tr("The connection is disabled."), Label::Tone::Success);
}

} // namespace agent0
