#include "views/style.h"

#include "text/directions.h"
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

QString symbolOf(QStyle::StandardPixmap icon)
{
    switch (icon) {
    case QStyle::SP_MessageBoxInformation: return QStringLiteral("info");
    case QStyle::SP_MessageBoxWarning: return QStringLiteral("warning");
    case QStyle::SP_MessageBoxCritical: return QStringLiteral("error");
    case QStyle::SP_MessageBoxQuestion: return QStringLiteral("help");
    // Fusion's own is a file, for which every library for pictures that there is would be loaded.
    case QStyle::SP_LineEditClearButton: return QStringLiteral("close");
    default: return {};
    }
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
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
            return drawHeader(*header, *painter, widget);
        break;
    case CE_HeaderSection: return stylepaint::headerSection(*option, *painter);
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem readable = *item; // what is selected lies on a soft colour, not on the accent
            readable.palette.setColor(QPalette::HighlightedText, colorsOf(item->palette).text);
            readable.text = directed(item->text, item->direction);
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

/// Fusion would ask itself alone, and not this style, where the arrow is.
void Style::drawHeader(const QStyleOptionHeaderV2 &header, QPainter &painter, const QWidget *widget) const
{
    drawControl(CE_HeaderSection, &header, &painter, widget);
    QStyleOptionHeaderV2 part = header;
    part.rect = subElementRect(SE_HeaderLabel, &header, widget);
    drawControl(CE_HeaderLabel, &part, &painter, widget);
    part.rect = subElementRect(SE_HeaderArrow, &header, widget);
    if (header.sortIndicator != QStyleOptionHeader::None)
        drawPrimitive(PE_IndicatorHeaderArrow, &part, &painter, widget);
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
    switch (element) {
    case SE_LineEditContents: return rect.adjusted(8, 0, -8, 0);
    case SE_HeaderArrow: return visualRect(option->direction, option->rect, sortArrowRect(option->rect));
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

void Style::drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette, bool enabled,
    const QString &text, QPalette::ColorRole role) const
{
    const Qt::LayoutDirection interface =
        painter->layoutDirection() == Qt::RightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    constexpr int ByALabel = Qt::TextForceLeftToRight | Qt::TextForceRightToLeft;
    if ((flags & ByALabel) == 0)
        return QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, directed(text, interface), role);
    // A label goes by the first letter of its text: English would stand at the wrong side of a window of Arabic, and a sentence of
    // Arabic that begins with a name be set from left to right.
    const auto forced = (flags & Qt::TextForceRightToLeft) != 0 ? Qt::RightToLeft : Qt::LeftToRight;
    if (forced != interface && (flags & (Qt::AlignLeft | Qt::AlignRight)) != 0)
        flags ^= Qt::AlignLeft | Qt::AlignRight;
    const Qt::LayoutDirection direction = directionOf(text, interface);
    flags = (flags & ~ByALabel) | (direction == Qt::RightToLeft ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight);
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, directed(text, direction), role);
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    const QString symbol = symbolOf(icon);
    if (symbol.isEmpty())
        return QProxyStyle::standardIcon(icon, option, widget);
    return symbolIcon(symbol, icon == SP_LineEditClearButton ? QPalette::PlaceholderText : QPalette::Highlight);
}

} // namespace agent0
