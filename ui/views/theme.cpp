#include "views/theme.h"

#include "views/style.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>

namespace agent0 {

namespace {

Colors lightColors()
{
    return {.window = 0xF5F6FA,
        .sidebar = 0xECEEF5,
        .surface = 0xFFFFFF,
        .text = 0x1B1F33,
        .muted = 0x586078,
        .border = 0xDCDFEA,
        .outline = 0x878EA6,
        .hover = 0xE4E7F1,
        .accent = 0x4B4FD9,
        .onAccent = 0xFFFFFF,
        .accentSoft = 0xE4E5FB,
        .danger = 0xB4233A,
        .dangerSoft = 0xFCE9EB,
        .warning = 0x855700,
        .warningSoft = 0xFDF1D8,
        .success = 0x1A7042,
        .successSoft = 0xE0F4E8};
}

Colors darkColors()
{
    return {.window = 0x15171F,
        .sidebar = 0x101218,
        .surface = 0x1D202B,
        .text = 0xE9EBF5,
        .muted = 0xA5ABC2,
        .border = 0x2E3344,
        .outline = 0x757D98,
        .hover = 0x262A38,
        .accent = 0x9297FF,
        .onAccent = 0x12131C,
        .accentSoft = 0x2B2E57,
        .danger = 0xFF929D,
        .dangerSoft = 0x43212A,
        .warning = 0xF0C066,
        .warningSoft = 0x3B3019,
        .success = 0x74D6A1,
        .successSoft = 0x18382A};
}

void setDisabled(QPalette &palette, const Colors &colors)
{
    QColor faint = colors.muted;
    faint.setAlphaF(0.55F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.border);
}

} // namespace

const Colors &colorsOf(Appearance appearance)
{
    static const Colors light = lightColors();
    static const Colors dark = darkColors();
    return appearance == Appearance::Dark ? dark : light;
}

const Colors &colorsOf(const QPalette &palette)
{
    return colorsOf(palette.color(QPalette::Window).lightness() < 128 ? Appearance::Dark : Appearance::Light);
}

QColor colorOf(Tone tone, const QPalette &palette)
{
    const Colors &colors = colorsOf(palette);
    switch (tone) {
    case Tone::Normal: return colors.text;
    case Tone::Muted: return colors.muted;
    case Tone::Danger: return colors.danger;
    case Tone::Warning: return colors.warning;
    case Tone::Success: return colors.success;
    case Tone::Accent: return colors.accent;
    }
    return colors.text;
}

QPalette paletteOf(Appearance appearance)
{
    const Colors &colors = colorsOf(appearance);
    QPalette palette(colors.surface, colors.window);
    const std::pair<QPalette::ColorRole, QColor> roles[] = {{QPalette::Window, colors.window},
        {QPalette::WindowText, colors.text}, {QPalette::Base, colors.surface}, {QPalette::AlternateBase, colors.window},
        {QPalette::Text, colors.text}, {QPalette::Button, colors.surface}, {QPalette::ButtonText, colors.text},
        {QPalette::BrightText, colors.danger}, {QPalette::ToolTipBase, colors.surface},
        {QPalette::ToolTipText, colors.text}, {QPalette::PlaceholderText, colors.muted},
        {QPalette::Highlight, colors.accent}, {QPalette::HighlightedText, colors.onAccent},
        {QPalette::Link, colors.accent}, {QPalette::LinkVisited, colors.accent}, {QPalette::Light, colors.surface},
        {QPalette::Midlight, colors.border}, {QPalette::Mid, colors.border}, {QPalette::Dark, colors.outline},
        {QPalette::Shadow, colors.outline}};
    for (const auto &[role, color] : roles)
        palette.setColor(role, color);
    setDisabled(palette, colors);
    return palette;
}

void dress(QApplication &application, Appearance appearance)
{
    QApplication::setStyle(new Style);
    QFont font = QApplication::font();
    font.setFamilies(QStringList{QStringLiteral("Inter")} + font.families());
    font.setPointSizeF(qMax(10.0, font.pointSizeF()));
    QApplication::setFont(font);
    application.setPalette(paletteOf(appearance));
}

void redress(Appearance appearance) { QApplication::setPalette(paletteOf(appearance)); }

QFont textFont(int morePoints, Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + morePoints);
    font.setWeight(weight == Weight::Strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace agent0
