#pragma once

#include "options.h"

#include <QLocalServer>

namespace agent0::desktop {

/// One program for each profile: a second start hands its arguments to the first and ends.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const Options &options);

    /// True where a program of this profile runs already, and has taken the arguments. Waits a moment at most.
    bool handOver(const QStringList &arguments);
    /// This is the program of this profile from now on.
    void listen();

signals:
    void asked(const QStringList &arguments); ///< by a second start

private:
    void receive();

    QString m_address; ///< of a socket that nobody but this person may open
    QLocalServer m_server;
};

} // namespace agent0::desktop
