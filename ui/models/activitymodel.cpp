#include "models/activitymodel.h"

#include "text/activitytext.h"
#include "text/plaintip.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace agent0 {

namespace {

QString timeText(Instant when)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count());
    return QLocale().toString(local.date(), QLocale::ShortFormat) + local.time().toString(u" HH:mm:ss"_s);
}

/// For each value up to the last one: does its name hold the text?
template<typename Enum>
std::vector<bool> matching(const QString &text, Enum last, QString (*nameOf)(Enum))
{
    std::vector<bool> matches;
    for (int value = 0; value <= int(last); ++value)
        matches.push_back(nameOf(Enum(value)).contains(text, Qt::CaseInsensitive));
    return matches;
}

} // namespace

ActivityModel::ActivityModel(ActivityEntries &entries) : m_entries(entries)
{
    connect(&entries, &ActivityEntries::olderCame, this, &ActivityModel::takeOlder);
    connect(&entries, &ActivityEntries::newerCame, this, &ActivityModel::takeNewer);
    choose({});
}

void ActivityModel::choose(const ActivityChoice &choice)
{
    beginResetModel();
    m_choice = choice;
    m_textMatches.clear();
    m_kindMatches = matching(choice.text, ActivityKind::Unknown, kindText);
    m_legMatches = matching(choice.text, Leg::Model, legText);
    const qsizetype newer = m_entries.newer();
    m_olderShown = wantedAmong(newer, m_entries.size() - newer);
    m_newerShown = wantedAmong(0, newer);
    std::ranges::reverse(m_newerShown);
    endResetModel();
}

void ActivityModel::takeOlder(qsizetype count)
{
    const auto more = wantedAmong(m_entries.size() - count, count);
    if (more.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + int(more.size()) - 1);
    m_olderShown.insert(m_olderShown.end(), more.begin(), more.end());
    endInsertRows();
}

void ActivityModel::takeNewer(qsizetype count)
{
    const auto more = wantedAmong(0, count);
    if (more.empty())
        return;
    beginInsertRows({}, 0, int(more.size()) - 1);
    m_newerShown.insert(m_newerShown.end(), more.rbegin(), more.rend());
    endInsertRows();
}

std::vector<qsizetype> ActivityModel::wantedAmong(qsizetype firstRow, qsizetype count) const
{
    matchTexts();
    const auto connection = m_choice.connection.isEmpty() ? std::nullopt : m_entries.numberOf(m_choice.connection);
    std::vector<qsizetype> keys;
    if (!m_choice.connection.isEmpty() && !connection)
        return keys;
    keys.reserve(m_choice.everything() ? size_t(count) : 0);
    for (qsizetype row = firstRow; row < firstRow + count; ++row) {
        const ActivityEntry &entry = m_entries.at(row);
        if ((!connection || entry.connection == *connection) && wanted(entry))
            keys.push_back(row - m_entries.newer());
    }
    return keys;
}

/// What each text says to the choice is found out once, however many records have it.
void ActivityModel::matchTexts() const
{
    if (m_choice.text.isEmpty())
        return;
    m_textMatches.reserve(m_entries.texts());
    for (auto number = quint32(m_textMatches.size()); number < m_entries.texts(); ++number)
        m_textMatches.push_back(m_entries.text(number).contains(m_choice.text, Qt::CaseInsensitive));
}

bool ActivityModel::wanted(const ActivityEntry &entry) const
{
    if (m_choice.failuresOnly && m_entries.text(entry.result) == "ok"_L1)
        return false;
    if (m_choice.eventsOnly && entry.kind == ActivityKind::Exchange)
        return false;
    if (m_choice.text.isEmpty())
        return true;
    for (const quint32 number : {entry.connection, entry.path, entry.host, entry.action, entry.subject, entry.result,
             entry.method, entry.flow}) {
        if (m_textMatches[number])
            return true;
    }
    return m_kindMatches[size_t(entry.kind)] || m_legMatches[size_t(entry.leg)]
        || (entry.status > 0 && QString::number(entry.status) == m_choice.text);
}

qsizetype ActivityModel::entryRow(int row) const
{
    const auto newer = int(m_newerShown.size());
    return m_entries.newer()
        + (row < newer ? m_newerShown[size_t(newer - 1 - row)] : m_olderShown[size_t(row - newer)]);
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_newerShown.size() + m_olderShown.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype row = entryRow(index.row());
    const ActivityEntry &entry = m_entries.at(row);
    switch (role) {
    case Qt::DisplayRole: return display(entry, Column(index.column()));
    case Qt::ToolTipRole: return plainTip(display(entry, Column(index.column())).toString());
    case OkRole: return m_entries.text(entry.result) == "ok"_L1;
    case FlowRole: return m_entries.text(entry.flow);
    case ConnectionRole: return m_entries.text(entry.connection);
    case EntryRole: return row;
    default: return {};
    }
}

QVariant ActivityModel::display(const ActivityEntry &entry, Column column) const
{
    switch (column) {
    case When: return timeText(entry.time);
    case Who: return m_entries.text(entry.subject);
    case Connection: return m_entries.text(entry.connection);
    case Event: return kindText(entry.kind);
    case Step: return legText(entry.leg);
    case What: return whatText(entry);
    case Outcome: return resultText(m_entries.text(entry.result));
    case Took: return entry.took > 0 ? tr("%1 ms").arg(entry.took) : QString();
    case ColumnCount: break;
    }
    return {};
}

QString ActivityModel::whatText(const ActivityEntry &entry) const
{
    if (entry.method == 0)
        return m_entries.text(entry.action);
    const QString request =
        m_entries.text(entry.method) + u' ' + m_entries.text(entry.host) + m_entries.text(entry.path);
    return entry.status > 0 ? request + u" → "_s + QString::number(entry.status) : request;
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case When: return tr("When");
    case Who: return tr("Who");
    case Connection: return tr("Connection");
    case Event: return tr("Event");
    case Step: return tr("Step");
    case What: return tr("What");
    case Outcome: return tr("Result");
    case Took: return tr("Time");
    case ColumnCount: break;
    }
    return {};
}

} // namespace agent0
