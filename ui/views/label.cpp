#include "views/label.h"

#include <QEvent>

namespace agent0 {

Label::Label(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    applyTone();
}

void Label::setSize(int morePoints, Weight weight)
{
    m_morePoints = morePoints;
    m_weight = weight;
    applyFont();
}

Label *Label::wrapped()
{
    setWordWrap(true);
    setMinimumWidth(0);
    return this;
}

Label *Label::selectable(Qt::TextInteractionFlags how)
{
    setTextInteractionFlags(how);
    // Such a text is painted by a document, which would put it where its first letter belongs, and not where the window reads from.
    setAlignment(
        (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    return this;
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        applyTone();
}

void Label::applyTone()
{
    const QColor color = colorOf(m_tone, palette());
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

void Label::applyFont() { setFont(textFont(m_morePoints, m_weight)); }

} // namespace agent0
