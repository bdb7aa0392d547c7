#include "bench/installation.h"

#include "base/privatefile.h"
#include "base/random.h"
#include "sandbox/useragent.h"
#include "support/await.h"
#include "vault/tokenvault.h"

#include <QJsonArray>
#include <QJsonDocument>

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

QJsonObject connectionIn(const QJsonObject &profile, const QString &id)
{
    for (const QJsonValue &one : profile.value("connections"_L1).toArray()) {
        if (one["id"_L1] == id)
            return one.toObject();
    }
    qFatal("the comparison cannot begin: the sandbox has no connection %s", qPrintable(id));
}

/// That connection as often as that.
QJsonObject repeated(QJsonObject profile, const QString &id, int connections)
{
    QJsonObject connection = connectionIn(profile, id);
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

Installation::Installation(const SandboxProcess &servers, int connections, const QString &which)
{
    needed(writePrivateFile(profileFile(), QJsonDocument(repeated(servers.profile(), which, connections)).toJson()));
    restart();
    for (const QString &id : this->connections())
        needed(test::await(m_agent->keepClientSecret(id, Secret(servers.secret(which)))));
    signIn(servers.person());
}

void Installation::restart()
{
    m_composition.reset();
    Surroundings surroundings;
    surroundings.configFile = profileFile();
    m_composition = std::make_unique<Composition>(std::move(surroundings),
        ProfileStore(m_folder.filePath(u"config/agent0"_s), m_folder.filePath(u"data/agent0"_s)));
    m_agent = needed(m_composition->agent());
}

QProcessEnvironment Installation::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    return environment;
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
    for (const Connection &connection : m_agent->profile().connections)
        ids << connection.id;
    return ids;
}

QByteArray Installation::idToken()
{
    const ProfilePlace place = needed(m_composition->place());
    TokenVault vault(m_composition->secrets(), m_composition->clock(), systemRandomBytes, place.name, place.dataFolder);
    return needed(test::await(vault.read()))->session->idToken.reveal();
}

QByteArray Installation::accessToken(const QString &connection)
{
    return needed(test::await(m_agent->access(connection))).token->reveal();
}

} // namespace agent0::bench
