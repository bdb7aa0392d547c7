#include "models/settinglist.h"

#include "base/displaytext.h"
#include "text/plaintip.h"

#include <QJsonArray>

namespace agent0 {

namespace {

QString wordsOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? SettingList::tr("yes") : SettingList::tr("no");
    QStringList texts;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << one.toVariant().toString();
    return displayText(texts.join(u' '));
}

} // namespace

QString SettingList::textOf(const Setting &setting, Column column) const
{
    switch (column) {
    case Name: return displayText(setting.path);
    case Value: return wordsOf(setting.value);
    case Source: return setting.managed ? tr("fixed by your administrator") : displayText(setting.source);
    case ColumnCount: break;
    }
    return {};
}

QVariant SettingList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Setting &setting = m_settings[index.row()];
    if (role == Qt::DisplayRole)
        return textOf(setting, Column(index.column()));
    if (role == Qt::ToolTipRole)
        return plainTip(textOf(setting, Column(index.column())));
    return role == ManagedRole ? QVariant(setting.managed) : QVariant();
}

QVariant SettingList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return tr("Setting");
    case Value: return tr("Value");
    case Source: return tr("Where it comes from");
    case ColumnCount: break;
    }
    return {};
}

} // namespace agent0
