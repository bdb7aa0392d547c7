#include "views/style.h"

#include "views/icons.h"
#include "views/stylepaint.h"
#include "views/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace agent0 {

namespace {

constexpr int SortArrow = 20;

/// Behind the words of the column, as high as they are.
QRect sortArrowRect(const QRect &section)
{
    return {section.right() - SortArrow, section.top(), SortArrow - 6, section.height()};
}

} // namespace

void setKind(QWidget *button, ButtonKind kind) { button->setProperty("kind", int(kind)); }

Style::Style() : QProxyStyle(QStringLiteral("fusion")) { }

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return stylepaint::button(*option, *painter, widget);
    case PE_PanelButtonTool: return stylepaint::toolButton(*option, *painter);
    case PE_PanelLineEdit: return stylepaint::field(*option, *painter, widget);
    case PE_FrameLineEdit: return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return stylepaint::checkBox(*option, *painter);
    case PE_IndicatorRadioButton: return stylepaint::radioButton(*option, *painter);
    case PE_FrameFocusRect: return stylepaint::focusRing(*option, *painter);
    case PE_Frame: return stylepaint::frame(*option, *painter);
    case PE_PanelItemViewRow: return; // rows are painted as items
    case PE_PanelItemViewItem: return stylepaint::item(*option, *painter);
    case PE_PanelMenu:
    case PE_PanelTipLabel: return stylepaint::popup(*option, *painter);
    case PE_FrameMenu: return;
    case PE_PanelStatusBar: return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return stylepaint::sortArrow(*header, *painter);
        break;
    case PE_IndicatorArrowDown: return stylepaint::arrowDown(*option, *painter);
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_ProgressBarGroove: return stylepaint::progressGroove(*option, *painter);
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return stylepaint::progress(*bar, *painter);
        break;
    case CE_HeaderSection: return stylepaint::headerSection(*option, *painter);
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem readable = *item; // what is selected lies on a soft colour, not on the accent
            readable.palette.setColor(QPalette::HighlightedText, colorsOf(item->palette).text);
            return QProxyStyle::drawControl(element, &readable, painter, widget);
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton colored = *button;
            stylepaint::colorLabel(colored, widget);
            if (!colored.icon.isNull() && !colored.text.isEmpty())
                return stylepaint::iconLabel(colored, *painter, *this);
            return QProxyStyle::drawControl(element, &colored, painter, widget);
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
        return stylepaint::scrollBar(*option, handle, *painter);
    }
    if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton bare = *button; // an icon says that there is a menu
            bare.features.setFlag(QStyleOptionToolButton::HasMenu, false);
            return QProxyStyle::drawComplexControl(control, &bare, painter, widget);
        }
    }
    if (control == CC_ComboBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (box && !box->editable)
            return stylepaint::comboBox(
                *option, *painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const bool sorts = header && header->sortIndicator != QStyleOptionHeader::None;
    switch (element) {
    case SE_LineEditContents: return rect.adjusted(8, 0, -8, 0);
    case SE_HeaderArrow: return visualRect(option->direction, option->rect, sortArrowRect(option->rect));
    case SE_HeaderLabel:
        return sorts ? visualRect(option->direction, option->rect,
                           visualRect(option->direction, option->rect, rect).adjusted(0, 0, -SortArrow, 0))
                     : rect;
    default: return rect;
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -8, 0) : rect.adjusted(8, 0, 0, 0);
    return rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 36;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 18;
    case PM_ButtonMargin: return 12;
    case PM_DefaultFrameWidth: return 1;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin: return 4;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return 18;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SplitterWidth: return 1;
    case PM_HeaderMargin: return 10;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: result = QSize(result.width() + 12, qMax(result.height(), 34)); break;
    case CT_LineEdit: result.setHeight(qMax(result.height(), 34)); break;
    case CT_ComboBox: result = QSize(result.width() + 16, qMax(result.height(), 34)); break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result = QSize(result.width() + 16, qMax(result.height(), 32));
        break;
    case CT_HeaderSection: result.setHeight(qMax(result.height(), 34)); break;
    default: break;
    }
    return result;
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ScrollBar_Transient: return 0;
    case SH_UnderlineShortcut: return 1;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_Menu_Scrollable: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion's own is a file, for which every library for pictures that there is would be loaded.
    if (icon == SP_LineEditClearButton)
        return symbolIcon(QStringLiteral("close"), QPalette::PlaceholderText);
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace agent0
