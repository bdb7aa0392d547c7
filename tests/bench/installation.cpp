#include "bench/installation.h"

#include "config/profilejson.h"
#include "sandbox/useragent.h"
#include "support/await.h"
#include "vault/tokenvault.h"

#include <QJsonArray>

namespace agent0::bench {

namespace {

template<typename T>
T needed(Result<T> result)
{
    if (!result)
        qFatal("the comparison cannot begin: %s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The first connection as often as that.
QJsonObject repeated(QJsonObject profile, int connections)
{
    QJsonObject connection = profile.value("connections"_L1).toArray().first().toObject();
    QJsonArray all;
    for (int i = 0; i < connections; ++i) {
        if (connections > 1)
            connection["id"_L1] = u"c%1"_s.arg(i);
        all.append(connection);
    }
    profile["connections"_L1] = all;
    return profile;
}

Task<> visit(sandbox::UserAgent &browser, QByteArray url, sandbox::Visitor person)
{
    const auto visited = co_await browser.open(url, person);
    if (!visited)
        qFatal("the sign-in page cannot be passed: %s", qPrintable(visited.error().message));
}

} // namespace

Installation::Installation(const SandboxProcess &servers, int connections)
{
    const QString firstId = servers.profile().value("connections"_L1)[0].toObject().value("id"_L1).toString();
    m_profile = readProfile(repeated(servers.profile(), connections), u"bench"_s).profile;
    restart();
    for (const QString &id : this->connections())
        needed(test::await(m_agent->keepClientSecret(id, Secret(servers.secret(firstId)))));
    signIn(servers.person());
}

void Installation::restart()
{
    m_agent.reset();
    m_http = std::make_unique<CurlHttpClient>(m_clock, HttpSettings());
    m_agent = std::make_unique<Agent>(
        Ports{*m_http, m_secrets, m_clock, systemRandomBytes}, m_profile, m_folder.path() + "/data"_L1);
}

void Installation::signIn(const QJsonObject &person)
{
    sandbox::UserAgent browser;
    const sandbox::Visitor visitor{
        person.value("username"_L1).toString().toUtf8(), person.value("password"_L1).toString().toUtf8()};
    TaskScope visits;
    const OpenBrowser open = [&](QByteArray url) { visits.start(visit(browser, std::move(url), visitor)); };
    needed(test::await(m_agent->signIn({}, open)));
}

QStringList Installation::connections() const
{
    QStringList ids;
    for (const Connection &connection : m_profile.connections)
        ids << connection.id;
    return ids;
}

QByteArray Installation::idToken()
{
    TokenVault vault(m_secrets, m_clock, systemRandomBytes, m_profile.name, m_folder.path() + "/data"_L1);
    const auto content = needed(test::await(vault.read()));
    return content->session->idToken.reveal();
}

} // namespace agent0::bench
