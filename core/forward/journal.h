#pragma once

#include "activity/activityrecord.h"

namespace agent0 {

/// The system's journal (systemd), by its native protocol: journalctl -t agent0, and AGENT0_CONNECTION=todo0 and the like to look
/// for. Where there is none nothing is sent.
class Journal {
public:
    explicit Journal(QString profile, QString socket = QStringLiteral("/run/systemd/journal/socket"));

    /// False when the journal did not take it. Never waits.
    bool send(const ActivityRecord &record) const;
    /// What is sent: NAME=value lines, of bounded size.
    QByteArray entry(const ActivityRecord &record) const;

private:
    QString m_profile;
    QString m_socket;
};

/// One datagram to a socket in the file system, without waiting. journalsocket_*.cpp
bool sendDatagram(const QString &socket, const QByteArray &bytes);

} // namespace agent0
