#include "views/findingdelegate.h"

#include "models/checkmodel.h"
#include "views/icons.h"

#include <QPainter>
#include <QStyle>

namespace agent0 {

QString iconOf(doctor::State state)
{
    switch (state) {
    case doctor::State::Pass: return u"ok"_s;
    case doctor::State::Warn: return u"warning"_s;
    case doctor::State::Blocked: return u"lock"_s;
    case doctor::State::Fail: return u"error"_s;
    case doctor::State::Skipped: return u"skip"_s;
    }
    return {};
}

Tone toneOf(doctor::State state)
{
    switch (state) {
    case doctor::State::Pass: return Tone::Success;
    case doctor::State::Warn:
    case doctor::State::Blocked: return Tone::Warning;
    case doctor::State::Fail: return Tone::Danger;
    case doctor::State::Skipped: return Tone::Muted;
    }
    return Tone::Normal;
}

void FindingDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int Icon = 20;
    const auto state = doctor::State(index.data(CheckModel::StateRole).toInt());
    QRect icon(option.rect.left() + Margin, option.rect.center().y() - Icon / 2, Icon, Icon);
    icon = QStyle::visualRect(option.direction, option.rect, icon);
    symbolIcon(iconOf(state), colorOf(toneOf(state), option.palette)).paint(&painter, icon);
    const bool trouble = state != doctor::State::Pass && state != doctor::State::Skipped;
    paintLines(painter, option, {index.data().toString(), colorOf(Tone::Normal, option.palette)},
        {index.data(CheckModel::LineRole).toString(), colorOf(trouble ? toneOf(state) : Tone::Muted, option.palette)},
        {Icon + Margin, 0});
}

} // namespace agent0
