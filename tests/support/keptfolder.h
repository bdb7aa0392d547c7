#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace agent0::test {

/// A folder of a test's own in which programs under test write. Where the environment variable AGENT0_TEST_RUN names the
/// folder of a whole test run, it lies there and stays, for the search at the end of the run (tests/hunt); else it is gone
/// with this object.
class KeptFolder {
public:
    KeptFolder();
    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// What a program printed. Kept beside what it wrote.
    void keepOutput(const QByteArray &text) const;

private:
    QTemporaryDir m_folder;
};

} // namespace agent0::test
