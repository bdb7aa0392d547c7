#include "views/safepicture.h"

#include <QBuffer>
#include <QImageReader>

namespace agent0 {

namespace {

constexpr qsizetype MostBytes = 8 * 1024 * 1024;
constexpr int LongestSide = 4096;

/// Formats with a decoder that is fed by hostile bytes every day; never a vector format, which may name other files.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    return bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WEBP") ? QByteArray("webp") : QByteArray();
}

} // namespace

QImage safePicture(const QByteArray &bytes)
{
    if (bytes.size() < 16 || bytes.size() > MostBytes || formatOf(bytes).isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer, formatOf(bytes));
    reader.setDecideFormatFromContent(false);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > LongestSide || size.height() > LongestSide)
        return {};
    return reader.read();
}

} // namespace agent0
