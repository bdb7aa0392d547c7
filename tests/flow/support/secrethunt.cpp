#include "flow/support/secrethunt.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace agent0::test {

namespace {

/// Names whose values must be seen by nobody.
const QSet<QByteArray> SecretNames{"access_token", "refresh_token", "id_token", "assertion", "subject_token",
    "client_secret", "client_assertion", "code", "code_verifier", "token", "password", "id_token_hint"};

} // namespace

void SecretHunt::add(const QByteArray &secret)
{
    if (secret.size() >= 8)
        m_secrets.insert(secret);
}

void SecretHunt::addFromQuery(const QByteArray &query)
{
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype at = pair.indexOf('=');
        if (at > 0 && SecretNames.contains(pair.left(at)))
            add(QByteArray::fromPercentEncoding(pair.mid(at + 1).replace('+', ' ')));
    }
}

void SecretHunt::addFromJson(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const QByteArray &name : SecretNames)
        add(object.value(QLatin1StringView(name)).toString().toUtf8());
}

void SecretHunt::note(const HttpRequest &request)
{
    requests.push_back(request);
    addFromQuery(request.body);
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("Authorization", Qt::CaseInsensitive) == 0)
            add(header.value.mid(header.value.indexOf(' ') + 1));
    }
}

Task<Result<std::unique_ptr<HttpStream>>> SecretHunt::open(HttpRequest request)
{
    note(request);
    co_return co_await m_network.open(std::move(request));
}

Task<Result<HttpResponse>> SecretHunt::send(HttpRequest request)
{
    note(request);
    const bool hold = !m_holdTo.isEmpty() && request.body.contains(m_holdTo);
    request.limits.deadline = std::min(request.limits.deadline, longest);
    auto response = co_await m_network.send(std::move(request));
    if (response)
        addFromJson(response->body);
    if (hold) {
        OneShot<bool> released;
        m_held.push_back(released.sender);
        co_await released.receiver;
    }
    co_return response;
}

void SecretHunt::release()
{
    m_holdTo.clear();
    for (const auto &one : std::exchange(m_held, {}))
        one.send(true);
}

QStringList SecretHunt::findIn(const QByteArray &text, const QString &where) const
{
    QStringList found;
    for (const QByteArray &secret : m_secrets) {
        const QList<QByteArray> forms{secret, secret.toBase64(QByteArray::OmitTrailingEquals),
            secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), secret.toHex(),
            secret.toPercentEncoding()};
        for (const QByteArray &form : forms) {
            if (text.contains(form)) {
                found << where + QStringLiteral(": a secret of %1 bytes").arg(secret.size());
                break;
            }
        }
    }
    return found;
}

QStringList SecretHunt::findBelow(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            found += findIn(file.readAll(), file.fileName());
    }
    return found;
}

} // namespace agent0::test
