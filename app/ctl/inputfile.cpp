#include "inputfile.h"

#include "base/displaytext.h"
#include "terminal.h"

namespace agent0::ctl {

namespace {

constexpr qsizetype MaxLine = 16 * 1024 * 1024;

std::unexpected<Error> tooLarge(qint64 limit)
{
    return fail(Fault::Usage, Leg::None, "input_too_large"_L1, u"The input is larger than %1 bytes."_s.arg(limit),
        u"Give less at a time."_s);
}

Result<std::unique_ptr<QFile>> openFile(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        return fail(Fault::Usage, Leg::None, "file_unreadable"_L1,
            u"The file %1 cannot be read: %2."_s.arg(displayText(path), file->errorString()),
            u"Check the path, and who may read it."_s);
    }
    return file;
}

} // namespace

Result<QByteArray> readInputFile(const QString &path, qint64 limit)
{
    const auto file = openFile(path);
    if (!file)
        return fail(file.error());
    const QByteArray content = (*file)->read(limit + 1);
    if (content.size() > limit)
        return tooLarge(limit);
    return content;
}

Result<InputLines> InputLines::open(const QString &path)
{
    InputLines lines;
    if (path.isEmpty())
        return lines;
    auto file = openFile(path);
    if (!file)
        return fail(file.error());
    lines.m_file = std::move(*file);
    return lines;
}

Result<bool> InputLines::fill()
{
    m_buffer.remove(0, std::exchange(m_at, 0));
    if (m_buffer.size() > MaxLine)
        return tooLarge(MaxLine);
    const auto chunk = m_file ? Result<QByteArray>(m_file->read(256 * 1024)) : readSomeInput();
    if (!chunk)
        return fail(chunk.error());
    m_buffer += *chunk;
    return !chunk->isEmpty();
}

Result<std::optional<QByteArray>> InputLines::next()
{
    while (!m_end && !anotherIsHere()) {
        const auto more = fill();
        if (!more)
            return fail(more.error());
        m_end = !*more;
    }
    const qsizetype end = m_buffer.indexOf('\n', m_at);
    if (end < 0 && m_at >= m_buffer.size())
        return std::nullopt;
    const QByteArray line = m_buffer.mid(m_at, end < 0 ? -1 : end - m_at);
    m_at = end < 0 ? m_buffer.size() : end + 1;
    return line;
}

} // namespace agent0::ctl
