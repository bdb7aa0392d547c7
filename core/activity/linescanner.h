#pragma once

#include <QFile>

#include <optional>

namespace agent0 {

/// A line of a file, without its end.
struct ScannedLine {
    QByteArrayView bytes; ///< until the next call; only the beginning of a line that is longer than LongestLine
    qint64 offset = 0;
    bool terminated = true; ///< false: the file ends here without a line end
};

constexpr qsizetype LongestLine = 128 * 1024;

/// The lines of a file from an offset on, first to last, in blocks. What is appended meanwhile is seen. A
/// last line without an end is given, and given again by the next call, for it may have grown.
class LineScanner {
public:
    explicit LineScanner(const QString &path, qint64 offset = 0);
    std::optional<ScannedLine> next();
    qint64 offset() const { return m_offset; } ///< of the line after the last one that was terminated
    bool open() const { return m_file.isOpen(); }

private:
    bool fill();
    std::optional<ScannedLine> restOfFile();
    QFile m_file;
    QByteArray m_buffer;
    qsizetype m_at = 0; // in m_buffer: what was given is before it
    qint64 m_offset = 0; // in the file: of m_at
    qsizetype m_skipped = 0; // bytes of an overlong line that are no longer in m_buffer
};

/// The same from the end to the beginning. Of a last line without an end nothing is said.
class BackwardLineScanner {
public:
    explicit BackwardLineScanner(const QString &path);
    std::optional<ScannedLine> next();

private:
    bool fill();
    QFile m_file;
    QByteArray m_buffer;
    qint64 m_start = -1; // where m_buffer begins in the file; -1: nothing is left
    QByteArray m_line;
};

} // namespace agent0
