#pragma once

#include <QtGlobal>

class QPainter;
class QRect;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionProgressBar;
class QWidget;

/// How each part of a widget is painted. Colours come from the option's palette.
namespace agent0::stylepaint {

constexpr qreal Radius = 7;

void button(const QStyleOption &option, QPainter &painter, const QWidget *widget);
/// An icon before words, in the direction of reading, and both in the middle.
void iconLabel(const QStyleOptionButton &option, QPainter &painter, const QStyle &style);
void colorLabel(QStyleOptionButton &option, const QWidget *widget);
void toolButton(const QStyleOption &option, QPainter &painter);
void field(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void checkBox(const QStyleOption &option, QPainter &painter);
void radioButton(const QStyleOption &option, QPainter &painter);
void focusRing(const QStyleOption &option, QPainter &painter);
void frame(const QStyleOption &option, QPainter &painter);
void item(const QStyleOption &option, QPainter &painter);
void popup(const QStyleOption &option, QPainter &painter);
void progressGroove(const QStyleOption &option, QPainter &painter);
void progress(const QStyleOptionProgressBar &option, QPainter &painter);
void headerSection(const QStyleOption &option, QPainter &painter);
void comboBox(const QStyleOption &option, QPainter &painter, const QRect &arrow);
void arrowDown(const QStyleOption &option, QPainter &painter);
void sortArrow(const QStyleOptionHeader &option, QPainter &painter);
void scrollBar(const QStyleOption &option, const QRect &handle, QPainter &painter);

} // namespace agent0::stylepaint
