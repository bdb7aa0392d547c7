#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>

namespace agent0::ctl {

/// The whole file. Fault::Usage, code "file_unreadable" or "input_too_large".
Result<QByteArray> readInputFile(const QString &path, qint64 limit);

/// Lines as they come, from a file or from standard input.
class InputLines {
public:
    /// path "" is standard input.
    static Result<InputLines> open(const QString &path);
    InputLines(InputLines &&) noexcept = default;

    /// Without its line break; nothing at the end. Waits. Fault::Interrupted when a signal came, Fault::Usage for a line
    /// of more than 16 MB.
    Result<std::optional<QByteArray>> next();
    bool anotherIsHere() const { return m_buffer.indexOf('\n', m_at) >= 0; }

private:
    InputLines() = default;
    Result<bool> fill();
    std::unique_ptr<QFile> m_file;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    bool m_end = false;
};

} // namespace agent0::ctl
