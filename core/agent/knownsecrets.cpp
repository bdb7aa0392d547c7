#include "agent/knownsecrets.h"

#include "base/strictjson.h"
#include "config/profileshape.h"
#include "http/tokenshape.h"
#include "keychain/secretnames.h"

#include <algorithm>

namespace agent0 {

namespace {

// Shorter ones are words of a language, and no token is.
constexpr qsizetype ShortestToken = 12;

void note(std::vector<Secret> &known, const QByteArray &secret)
{
    if (secret.size() >= ShortestToken)
        known.emplace_back(secret);
}

/// What an entry says, and, where it is JSON or the keys of Amazon, each secret in it.
void noteEntry(std::vector<Secret> &known, const Secret &entry)
{
    note(known, entry.reveal());
    const auto object = parseJsonObject(entry.reveal());
    if (!object) {
        const QByteArrayList parts = entry.reveal().split(':');
        for (const QByteArray &part : parts)
            note(known, part);
        return;
    }
    for (const QString &name : object->keys()) {
        if (visibilityOf(name.toUtf8()) == Visibility::Secret)
            note(known, object->value(name).toString().toUtf8());
    }
}

} // namespace

QStringList sentSecretNames(const Profile &profile)
{
    QStringList names{secretnames::refreshToken(profile.name), secretnames::idpClientSecret(profile.name),
        secretnames::proxyPassword(profile.name)};
    for (const Connection &one : profile.connections)
        names << secretnames::connectionClientSecret(profile.name, one.id)
              << secretnames::connectionRefreshToken(profile.name, one.id)
              << secretnames::registeredClient(profile.name, one.authorizationServer);
    const auto providers = fieldAt({u"agent"_s, u"provider"_s}, profileShape())->choices;
    for (const QLatin1StringView provider : providers)
        names << secretnames::modelKey(profile.name, provider);
    names.removeDuplicates();
    return names;
}

KnownSecrets::KnownSecrets(Ports ports, const Profile &profile, TokenVault &vault)
    : m_ports(std::move(ports)), m_profile(profile), m_vault(vault)
{
}

Task<> KnownSecrets::learn(TokenVault::Content content)
{
    std::vector<Secret> known;
    content->eachSecret([&](const Secret &secret) { note(known, secret.reveal()); });
    const QStringList names = sentSecretNames(m_profile);
    for (const QString &name : names) {
        const auto entry = co_await m_ports.secrets.read(name);
        if (entry && *entry)
            noteEntry(known, **entry);
    }
    std::ranges::sort(known, std::greater(), [](const Secret &one) { return one.reveal().size(); });
    m_known = std::move(known);
    m_seen = std::move(content);
}

Task<QStringList> KnownSecrets::takenOutOf(QStringList texts)
{
    const auto content = co_await m_vault.read();
    if (content && *content != m_seen)
        co_await learn(*content);
    for (const Secret &secret : m_known) {
        const QString value = QString::fromUtf8(secret.reveal());
        for (QString &text : texts)
            text.replace(value, u"(a secret, taken out)"_s);
    }
    co_return texts;
}

} // namespace agent0
