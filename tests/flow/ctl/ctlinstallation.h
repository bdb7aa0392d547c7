#pragma once

#include "support/keptfolder.h"

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

namespace agent0::test {

/// What one run of agent0ctl left behind.
struct CtlRun {
    int exit = -1;
    QByteArray out;
    QByteArray err;

    /// The one JSON document; fails the program's promise (and says so) when there is anything else on stdout.
    QJsonObject document() const;
    /// One JSON object a line.
    QList<QJsonObject> events() const;
    QJsonObject error() const { return document()[QLatin1String("error")].toObject(); }
};

/// Folders of its own in which agent0ctl runs as if freshly installed.
class CtlInstallation {
public:
    CtlInstallation();

    CtlRun run(const QStringList &words, const QByteArray &input = {}) const;
    /// The same of another program.
    CtlRun runProgram(const QString &program, const QStringList &words, const QByteArray &input = {}) const;
    /// "agent0ctl" as a path.
    static QString program();
    /// A file in the installation's own folder; gives its path.
    QString write(const QString &name, const QByteArray &content) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// What agent0ctl printed that somebody else started: kept as run() keeps it.
    void keepOutput(const QByteArray &text) const { m_folder.keepOutput(text); }

    QProcessEnvironment environment;

private:
    KeptFolder m_folder;
};

/// A good profile with one connection, todo0, whose servers nobody reaches.
QByteArray exampleProfile();

} // namespace agent0::test
