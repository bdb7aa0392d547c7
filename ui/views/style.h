#pragma once

#include <QProxyStyle>

class QStyleOptionHeaderV2;

namespace agent0 {

/// Fusion with calm surfaces: flat buttons and fields with round corners, one accent, a visible ring around what has the
/// focus. All colours come from the palette that is painted with, so that it follows light and dark by itself.
class Style final : public QProxyStyle {
public:
    Style();

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    /// Each part of the text in its own direction.
    void drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette, bool enabled,
        const QString &text, QPalette::ColorRole role) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

private:
    void drawHeader(const QStyleOptionHeaderV2 &header, QPainter &painter, const QWidget *widget) const;
};

/// How a push button is meant, as its property "kind"; without one it is plain.
enum class ButtonKind { Plain, Primary, Danger };
void setKind(QWidget *button, ButtonKind kind);

} // namespace agent0
