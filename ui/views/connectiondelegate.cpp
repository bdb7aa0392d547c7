#include "views/connectiondelegate.h"

#include "vault/idjagledger.h"
#include "views/theme.h"

#include <QPainter>

namespace agent0 {

std::pair<QColor, QColor> colorsFor(ConnectionState state, const QPalette &palette)
{
    const Colors &colors = colorsOf(palette);
    switch (state) {
    case ConnectionState::Connected: return {colors.success, colors.successSoft};
    case ConnectionState::Working: return {colors.accent, colors.accentSoft};
    case ConnectionState::Failed: return {colors.danger, colors.dangerSoft};
    case ConnectionState::Blocked:
    case ConnectionState::Expired: return {colors.warning, colors.warningSoft};
    case ConnectionState::NotConnected:
    case ConnectionState::Disabled: break;
    }
    return {colors.muted, colors.hover};
}

void ConnectionDelegate::paintCell(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(ConnectionModel::IdRole).toString().isEmpty())
        return paintHeadline(painter, option, index);
    const Colors &colors = colorsOf(option.palette);
    const auto state = ConnectionState(index.data(ConnectionModel::StateRole).toInt());
    switch (ConnectionModel::Column(index.column())) {
    case ConnectionModel::Name: {
        const bool faint = state == ConnectionState::Disabled;
        return paintText(painter, option, index.data().toString(), faint ? colors.muted : colors.text);
    }
    case ConnectionModel::State: {
        const auto [color, soft] = colorsFor(state, option.palette);
        return paintPill(painter, option, index.data().toString(), color, soft);
    }
    case ConnectionModel::Spent: return paintBudget(painter, option, index);
    case ConnectionModel::Resource:
    case ConnectionModel::Server:
    case ConnectionModel::Access:
    case ConnectionModel::Scopes:
    case ConnectionModel::LastUsed:
    case ConnectionModel::TokenLife:
    case ConnectionModel::ManagedBy:
    case ConnectionModel::ColumnCount: break;
    }
    paintText(painter, option, index.data().toString(), colors.muted);
}

void ConnectionDelegate::paintHeadline(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto [color, soft] =
        colorsFor(ConnectionState(index.data(ConnectionModel::StateRole).toInt()), option.palette);
    painter.fillRect(option.rect, colorsOf(option.palette).window);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    QStyleOptionViewItem heading = option;
    heading.fontMetrics = QFontMetrics(bold);
    paintText(painter, heading, index.data().toString(), color);
}

void ConnectionDelegate::paintBudget(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Colors &colors = colorsOf(option.palette);
    const int perMonth = index.data(ConnectionModel::BudgetRole).toInt();
    const IdJagBudget budget{
        index.data(ConnectionModel::SpentRole).toInt(), perMonth > 0 ? std::optional(perMonth) : std::nullopt};
    if (perMonth == 0)
        return paintText(painter, option, index.data().toString(), colors.muted);
    const QColor color = budget.exhausted() ? colors.danger : budget.nearlySpent() ? colors.warning : colors.accent;
    QStyleOptionViewItem words = option;
    words.rect.setHeight(option.rect.height() - 6);
    paintText(painter, words, index.data().toString(), budget.nearlySpent() ? color : colors.muted);
    QRectF bar(option.rect.left() + Margin, option.rect.bottom() - 7, option.rect.width() - 2 * Margin, 4);
    painter.fillRect(bar, colors.border);
    const qreal width = bar.width() * std::min(budget.fraction(), 1.0);
    if (option.direction == Qt::RightToLeft)
        bar.setLeft(bar.right() - width);
    else
        bar.setWidth(width);
    painter.fillRect(bar, color);
}

} // namespace agent0
