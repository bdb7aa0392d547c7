#include "views/symbol.h"

#include "views/icons.h"

#include <QPainter>

namespace agent0 {

Symbol::Symbol(int size, const QString &name, QWidget *parent) : QWidget(parent), m_name(name)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Symbol::setName(const QString &name)
{
    m_name = name;
    update();
}

void Symbol::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Symbol::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    symbolIcon(m_name, colorOf(m_tone, palette())).paint(&painter, rect());
}

} // namespace agent0
