#pragma once

#include "http/httpclient.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace agent0 {

/// A network for Qt classes that want a QNetworkAccessManager (QOAuth2AuthorizationCodeFlow's code exchange):
/// every reply comes from the one door, with all its rules. Cookies, caches, proxies, redirect policies and
/// transfer timeouts of the request are not looked at. The client must outlive the replies.
class NetworkAccess final : public QNetworkAccessManager {
    Q_OBJECT

public:
    NetworkAccess(HttpClient &http, Leg leg, QObject *parent = nullptr)
        : QNetworkAccessManager(parent), m_http(http), m_leg(leg)
    {
    }

    /// QUrl respells some addresses. A request for what QUrl makes of this one is sent to these very bytes.
    void spellAs(QByteArray address) { m_spelling = std::move(address); }
    void setLimits(HttpLimits limits) { m_limits = limits; }

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    HttpClient &m_http;
    Leg m_leg;
    HttpLimits m_limits;
    QByteArray m_spelling;
};

/// One answer. Signals come from the event loop, never from inside the call that made it.
class DoorReply final : public QNetworkReply {
    Q_OBJECT

public:
    DoorReply(HttpClient &http, HttpRequest request, QObject *parent);

    /// Why there is no answer, in our own words; nothing when there is one, whatever its status, or none yet.
    const std::optional<Error> &failure() const { return m_failure; }
    void announce(const QNetworkRequest &request, QNetworkAccessManager::Operation operation);

    void abort() override; ///< drops the exchange; finished() follows at once, with OperationCanceledError
    qint64 bytesAvailable() const override;
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override;

private:
    Task<> run(HttpRequest request);
    void take(const HttpResponse &answer);
    void finish(NetworkError error, const QString &text);

    HttpClient &m_http;
    std::optional<Error> m_failure;
    QByteArray m_body;
    qint64 m_read = 0;
    TaskScope m_scope;
};

} // namespace agent0
