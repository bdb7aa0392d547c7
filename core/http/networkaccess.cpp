#include "http/networkaccess.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace agent0 {

namespace {

using NetworkError = QNetworkReply::NetworkError;

QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation: return "HEAD";
    case QNetworkAccessManager::GetOperation: return "GET";
    case QNetworkAccessManager::PutOperation: return "PUT";
    case QNetworkAccessManager::PostOperation: return "POST";
    case QNetworkAccessManager::DeleteOperation: return "DELETE";
    case QNetworkAccessManager::CustomOperation:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    case QNetworkAccessManager::UnknownOperation: break;
    }
    return {};
}

NetworkError errorFor(const Error &error)
{
    if (error.code == "timeout"_L1)
        return QNetworkReply::TimeoutError;
    if (error.code == "dns_failed"_L1)
        return QNetworkReply::HostNotFoundError;
    if (error.code == "connect_failed"_L1)
        return QNetworkReply::ConnectionRefusedError;
    if (error.code == "proxy_refused"_L1)
        return QNetworkReply::ProxyConnectionRefusedError;
    switch (error.fault) {
    case Fault::Network: return QNetworkReply::RemoteHostClosedError;
    case Fault::Untrusted: return QNetworkReply::SslHandshakeFailedError;
    case Fault::Malformed: return QNetworkReply::ProtocolFailure;
    case Fault::Configuration: return QNetworkReply::ProtocolInvalidOperationError;
    default: return QNetworkReply::UnknownNetworkError;
    }
}

// The same as QNetworkAccessManager gives, so that nobody behind it notices a difference.
NetworkError errorFor(int status)
{
    switch (status) {
    case 400: return QNetworkReply::ProtocolInvalidOperationError;
    case 401: return QNetworkReply::AuthenticationRequiredError;
    case 403: return QNetworkReply::ContentAccessDenied;
    case 404: return QNetworkReply::ContentNotFoundError;
    case 405: return QNetworkReply::ContentOperationNotPermittedError;
    case 407: return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409: return QNetworkReply::ContentConflictError;
    case 410: return QNetworkReply::ContentGoneError;
    case 500: return QNetworkReply::InternalServerError;
    case 501: return QNetworkReply::OperationNotImplementedError;
    case 503: return QNetworkReply::ServiceUnavailableError;
    default: break;
    }
    if (status >= 500)
        return QNetworkReply::UnknownServerError;
    return status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
}

} // namespace

QNetworkReply *NetworkAccess::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    const bool respelled = !m_spelling.isEmpty() && QUrl::fromEncoded(m_spelling) == request.url();
    HttpRequest ours(methodOf(operation, request), respelled ? m_spelling : request.url().toEncoded());
    for (const QByteArray &name : request.rawHeaderList()) {
        if (name.compare("Content-Length", Qt::CaseInsensitive) != 0)
            ours.headers.append(HttpHeader{name, request.rawHeader(name)});
    }
    if (body)
        ours.body = body->readAll();
    ours.leg = m_leg;
    ours.limits = m_limits;
    auto *reply = new DoorReply(m_http, std::move(ours), this);
    reply->announce(request, operation);
    return reply;
}

DoorReply::DoorReply(HttpClient &http, HttpRequest request, QObject *parent) : QNetworkReply(parent), m_http(http)
{
    open(QIODevice::ReadOnly);
    QTimer::singleShot(0, this, [this, request = std::move(request)] {
        if (!isFinished())
            m_scope.start(run(request));
    });
}

void DoorReply::announce(const QNetworkRequest &request, QNetworkAccessManager::Operation operation)
{
    setRequest(request);
    setOperation(operation);
    setUrl(request.url());
}

Task<> DoorReply::run(HttpRequest request)
{
    const auto answer = co_await m_http.send(std::move(request));
    if (!answer) {
        m_failure = answer.error();
        finish(errorFor(*m_failure), m_failure->message);
        co_return;
    }
    const QPointer<DoorReply> self(this); // any listener may delete us
    take(*answer);
    if (self && !isFinished())
        finish(errorFor(answer->status), u"The server answered with status %1."_s.arg(answer->status));
}

void DoorReply::take(const HttpResponse &answer)
{
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, answer.status);
    for (const HttpHeader &header : answer.headers) {
        const QByteArray before = rawHeader(header.name);
        setRawHeader(header.name, hasRawHeader(header.name) ? before + ", " + header.value : header.value);
    }
    if (answer.status >= 300 && answer.status < 400 && hasRawHeader("Location"))
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QUrl::fromEncoded(rawHeader("Location")));
    m_body = answer.body;
    const QPointer<DoorReply> self(this);
    Q_EMIT metaDataChanged();
    if (self && !m_body.isEmpty() && !isFinished())
        Q_EMIT readyRead();
}

void DoorReply::finish(NetworkError error, const QString &text)
{
    const QPointer<DoorReply> self(this);
    setFinished(true);
    if (error != NoError) {
        setError(error, text);
        Q_EMIT errorOccurred(error);
    }
    if (self)
        Q_EMIT finished();
}

void DoorReply::abort()
{
    if (isFinished())
        return;
    m_scope.cancel();
    finish(OperationCanceledError, u"The request was given up."_s);
}

qint64 DoorReply::bytesAvailable() const { return m_body.size() - m_read + QNetworkReply::bytesAvailable(); }

qint64 DoorReply::readData(char *data, qint64 size)
{
    const qint64 count = std::min(size, m_body.size() - m_read);
    if (count <= 0)
        return isFinished() ? -1 : 0;
    std::copy_n(m_body.constData() + m_read, count, data);
    m_read += count;
    return count;
}

} // namespace agent0
