#pragma once

#include "sandbox/message.h"

#include <QHash>

#include <deque>

namespace agent0::sandbox {

/// One request as a test may look at it: nothing secret in it.
struct LogEntry {
    QByteArray server;
    QByteArray method;
    QByteArray path;
    QByteArray grantType; ///< the last word: "refresh_token", "token-exchange", "jwt-bearer"; "" where there is none
    QByteArray client;    ///< client id where the form or the Basic header names one
    int status = 0;
    QJsonObject toJson() const;
};

/// What the servers were asked, in order. The oldest entries go; the counts stay.
class RequestLog {
public:
    void note(const QByteArray &server, const Request &request, int status);
    void clear();
    const std::deque<LogEntry> &entries() const { return m_entries; }
    /// How many to that server ("" any) and path ("" any).
    int requests(const QByteArray &server = {}, const QByteArray &path = {}) const;
    int grants(const QByteArray &grantType, const QByteArray &server = {}) const; ///< "refresh_token" …
    QJsonObject
    counts() const; ///< {"total", "byServer": {…}, "byPath": {"idp GET /…": n}, "grants": {"idp refresh_token": n}}

private:
    std::deque<LogEntry> m_entries;
    QHash<QByteArray, int> m_byPath; ///< "server\npath"
    QHash<QByteArray, int> m_grants; ///< "server grant"
};

} // namespace agent0::sandbox
