#include "sandbox/secretwitness.h"

#include <QFile>

#include <array>

namespace agent0::sandbox {

namespace {

constexpr std::array SecretNames{"access_token", "refresh_token", "id_token", "assertion", "subject_token",
    "actor_token", "client_secret", "client_assertion", "code", "code_verifier", "token", "id_token_hint"};

/// What stands behind the scheme, and in a Basic header also the password alone.
QList<QByteArray> credentialsIn(const QByteArray &authorization)
{
    const QByteArray credentials = authorization.mid(authorization.indexOf(' ') + 1);
    if (!authorization.toLower().startsWith("basic "))
        return {credentials};
    const QByteArray pair = QByteArray::fromBase64(credentials);
    return {credentials, percentDecoded(pair.mid(pair.indexOf(':') + 1), true)};
}

} // namespace

SecretWitness::SecretWitness() : m_file(qEnvironmentVariable("AGENT0_SANDBOX_WITNESS")) { }

void SecretWitness::see(const Request &request, const Response &response)
{
    if (m_file.isEmpty())
        return;
    noteFields(request.queryFields());
    if (request.isForm())
        noteFields(request.form());
    for (const QByteArray &secret : credentialsIn(request.header("Authorization")))
        note(secret);
    const QByteArray location = response.header("Location");
    noteFields(Fields::parse(location.mid(location.indexOf('?') + 1)));
    const QJsonObject answer = response.object();
    for (const char *name : SecretNames)
        note(answer[QLatin1StringView(name)].toString().toUtf8());
}

void SecretWitness::noteFields(const Fields &fields)
{
    for (const char *name : SecretNames) {
        for (const QByteArray &value : fields.values(name))
            note(value);
    }
}

void SecretWitness::note(const QByteArray &secret)
{
    // One write a line: other processes append too. What is short would be found in any text.
    constexpr qsizetype Shortest = 24;
    QFile file(m_file);
    if (secret.size() >= Shortest && !secret.contains('\n') && file.open(QIODevice::Append | QIODevice::Unbuffered))
        file.write(secret + '\n');
}

} // namespace agent0::sandbox
