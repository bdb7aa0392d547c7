#pragma once

#include <QByteArray>
#include <QImage>

namespace agent0 {

/// Foreign bytes as a picture: PNG, JPEG, GIF or WebP by their own first bytes, whatever anybody calls them; 8 MiB and 4096 by
/// 4096 at most, known before anything is decoded. A null image for anything else.
QImage safePicture(const QByteArray &bytes);

} // namespace agent0
