#include "sandbox/signingkeys.h"

#include "base/base64url.h"

#include <QJsonArray>

namespace agent0::sandbox {

SigningKeys::SigningKeys(QList<JwsAlgorithm> algorithms, RandomBytes randomBytes, const QList<Jwk> &given)
    : m_algorithms(std::move(algorithms)), m_randomBytes(std::move(randomBytes))
{
    for (const JwsAlgorithm algorithm : m_algorithms) {
        const auto fitting = std::ranges::find_if(given, [&](const Jwk &key) { return key.allows(algorithm); });
        m_current.append(fitting == given.end() ? make(algorithm) : *fitting);
    }
    publish();
}

Jwk SigningKeys::make(JwsAlgorithm algorithm) const
{
    auto key = Jwk::generate(algorithm, QString::fromLatin1(toBase64Url(m_randomBytes(9))));
    if (!key)
        qFatal("the sandbox cannot make a key: %s", qPrintable(key.error().message));
    return *key;
}

const Jwk &SigningKeys::current(JwsAlgorithm algorithm) const { return m_current[m_algorithms.indexOf(algorithm)]; }

void SigningKeys::rotate(bool overlap)
{
    m_former = overlap ? m_current : QList<Jwk>();
    for (qsizetype i = 0; i < m_algorithms.size(); ++i)
        m_current[i] = make(m_algorithms[i]);
    publish();
}

void SigningKeys::publish() { m_public = JwkSet(m_current + m_former); }

QJsonObject SigningKeys::published() const
{
    QJsonArray keys;
    for (const Jwk &key : m_public.keys()) {
        QJsonObject json = key.toPublicJson();
        json[u"use"_s] = u"sig"_s;
        if (!json.contains(u"alg"_s))
            json[u"alg"_s] = QString(name(key.algorithms().first()));
        keys.append(json);
    }
    return {{u"keys"_s, keys}};
}

} // namespace agent0::sandbox
