#include "activity/linescanner.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace agent0 {

namespace {

constexpr qint64 Block = 256 * 1024;

} // namespace

LineScanner::LineScanner(const QString &path, qint64 offset) : m_file(path), m_offset(offset)
{
    if (m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        m_file.seek(offset);
}

bool LineScanner::fill()
{
    if (!m_file.isOpen())
        return false;
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + Block);
    const qint64 got = std::max<qint64>(0, m_file.read(m_buffer.data() + before, Block));
    m_buffer.resize(before + got);
    return got > 0;
}

std::optional<ScannedLine> LineScanner::next()
{
    qsizetype searched = m_at;
    while (true) {
        const char *from = m_buffer.constData();
        const auto *end = m_buffer.size() > searched
            ? static_cast<const char *>(std::memchr(from + searched, '\n', std::size_t(m_buffer.size() - searched)))
            : nullptr;
        if (end) {
            const ScannedLine line{QByteArrayView(from + m_at, end), m_offset, true};
            const qsizetype size = end - from - m_at;
            m_at += size + 1;
            m_offset += std::exchange(m_skipped, 0) + size + 1;
            return line;
        }
        if (m_buffer.size() - m_at > LongestLine) {
            m_skipped += m_buffer.size() - m_at - LongestLine;
            m_buffer.truncate(m_at + LongestLine);
        }
        searched = m_buffer.size() - m_at;
        if (!fill())
            return restOfFile();
    }
}

std::optional<ScannedLine> LineScanner::restOfFile()
{
    if (m_at == m_buffer.size())
        return std::nullopt;
    return ScannedLine{QByteArrayView(m_buffer).sliced(m_at), m_offset, false};
}

BackwardLineScanner::BackwardLineScanner(const QString &path) : m_file(path)
{
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    m_start = m_file.size();
    while (fill()) {
        const qsizetype end = m_buffer.lastIndexOf('\n');
        m_buffer.truncate(std::max<qsizetype>(end, 0));
        if (end >= 0)
            return;
    }
    m_start = -1;
}

bool BackwardLineScanner::fill()
{
    const qint64 size = std::min(m_start, Block);
    if (size <= 0)
        return false;
    QByteArray block(size, Qt::Uninitialized);
    if (!m_file.seek(m_start - size) || m_file.read(block.data(), size) != size)
        return false;
    m_start -= size;
    m_buffer.prepend(block);
    return true;
}

std::optional<ScannedLine> BackwardLineScanner::next()
{
    if (m_start < 0)
        return std::nullopt;
    qsizetype before = -1;
    while ((before = m_buffer.lastIndexOf('\n')) < 0) {
        if (m_buffer.size() > LongestLine)
            m_buffer.truncate(LongestLine);
        if (!fill())
            break;
    }
    m_line = m_buffer.sliced(before + 1);
    const ScannedLine line{m_line, m_start + before + 1, true};
    if (before < 0)
        m_start = -1;
    else
        m_buffer.truncate(before);
    return line;
}

} // namespace agent0
