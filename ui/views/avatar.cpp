#include "views/avatar.h"

#include "views/safepicture.h"
#include "views/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace agent0 {

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : {words.value(0), words.size() > 1 ? words.last() : QString()}) {
        const auto points = word.toUcs4();
        if (!points.isEmpty() && QChar::isLetterOrNumber(points.first())) {
            const char32_t first = QChar::toUpper(char32_t(points.first()));
            initials += QString::fromUcs4(&first, 1);
        }
    }
    return initials;
}

QImage pictureFrom(const QByteArray &bytes, int side)
{
    const QImage whole = safePicture(bytes);
    if (whole.isNull())
        return whole;
    const int part = std::min(whole.width(), whole.height());
    return whole.copy((whole.width() - part) / 2, (whole.height() - part) / 2, part, part)
        .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

Avatar::Avatar(int size, QWidget *parent) : QWidget(parent)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Avatar::setName(const QString &name)
{
    m_initials = initialsOf(name);
    update();
}

void Avatar::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(rect());
    if (!m_picture.isNull()) {
        painter.setClipPath(circle);
        painter.drawImage(rect(), m_picture);
        return;
    }
    painter.fillPath(circle, colors.accentSoft);
    painter.setPen(colors.accent);
    QFont font = textFont(0, Weight::Strong);
    font.setPixelSize(height() * 2 / 5);
    painter.setFont(font);
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace agent0
