#pragma once

#include "http/curlhttpclient.h"
#include "support/await.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace agent0::test {

/// agent0-sandbox as a process of its own, with its ready file read and its control door at hand.
class RunningSandbox {
public:
    explicit RunningSandbox(const QStringList &options = {});
    ~RunningSandbox();

    QString profile() const { return m_folder.filePath(QStringLiteral("ready.json.profile.json")); }
    QByteArray secret(const QString &connection) const;
    /// One request at the control door; its JSON answer.
    QJsonObject control(const QByteArray &method, const QByteArray &path);
    int grants(const char *name) { return count("grants", QByteArray("idp ") + name); }
    int count(const char *group, const QByteArray &name);
    int reuses();

private:
    /// Read each time: some tests search this process for what is secret in it.
    QJsonObject ready() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    SystemClock m_clock;
    CurlHttpClient m_http;
};

} // namespace agent0::test
