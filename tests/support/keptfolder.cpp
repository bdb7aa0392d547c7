#include "support/keptfolder.h"

#include <QDir>
#include <QFile>

namespace agent0::test {

namespace {

QString runFolder() { return qEnvironmentVariable("AGENT0_TEST_RUN"); }

} // namespace

KeptFolder::KeptFolder()
    : m_folder((runFolder().isEmpty() ? QDir::tempPath() : runFolder()) + QStringLiteral("/agent0-XXXXXX"))
{
    m_folder.setAutoRemove(runFolder().isEmpty());
    if (!m_folder.isValid())
        qFatal("no folder for the test: %s", qPrintable(m_folder.errorString()));
}

void KeptFolder::keepOutput(const QByteArray &text) const
{
    QFile file(m_folder.filePath(QStringLiteral("printed.txt")));
    if (!runFolder().isEmpty() && !(file.open(QIODevice::Append) && file.write(text) == text.size()))
        qFatal("what was printed cannot be kept");
}

} // namespace agent0::test
