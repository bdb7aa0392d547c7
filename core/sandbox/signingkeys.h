#pragma once

#include "base/random.h"
#include "jose/jws.h"

namespace agent0::sandbox {

/// The signature keys of one server: one of each algorithm in use, the former ones still published for a while.
class SigningKeys {
public:
    /// given: keys to begin with, instead of new ones (making an RSA key takes a tenth of a second).
    SigningKeys(QList<JwsAlgorithm> algorithms, RandomBytes randomBytes, const QList<Jwk> &given = {});

    const Jwk &current(JwsAlgorithm algorithm) const; ///< of an algorithm it was made with
    /// New keys of each kind. With overlap the former ones stay published until the next rotation.
    void rotate(bool overlap);
    QJsonObject published() const; ///< the key set as its server serves it
    const JwkSet &publicKeys() const { return m_public; }
    QList<JwsAlgorithm> algorithms() const { return m_algorithms; }

private:
    Jwk make(JwsAlgorithm algorithm) const;
    void publish();

    QList<JwsAlgorithm> m_algorithms;
    RandomBytes m_randomBytes;
    QList<Jwk> m_current;
    QList<Jwk> m_former;
    JwkSet m_public;
};

} // namespace agent0::sandbox
