#pragma once

#include "sandbox/clients.h"
#include "sandbox/problem.h"
#include "sandbox/world.h"

#include <QSet>

namespace agent0::sandbox {

/// The clients one server knows, and how it makes sure that it is speaking to one of them: by the method each was
/// registered with and no other (RFC 6749 2.3, RFC 7523 3).
class ClientAuthentication {
public:
    explicit ClientAuthentication(World &world) : m_world(world) { }

    void add(Client client) { m_clients.append(std::move(client)); }
    const Client *find(QByteArrayView id) const; ///< nullptr: unknown
    bool knowDocuments() const; ///< clients whose id is where their metadata can be read
    /// audiences: what a client assertion may name: the endpoint, or the issuer.
    Answer<const Client *> check(const Request &request, const Fields &form, const QByteArrayList &audiences);

private:
    struct Credentials {
        QByteArray id;
        QByteArray secret;
        QByteArray assertion;
        ClientMethod method = ClientMethod::None;
    };
    Answer<Credentials> presented(const Request &request, const Fields &form) const;
    Answer<> checkAssertion(const Client &client, const QByteArray &assertion, const QByteArrayList &audiences);

    World &m_world;
    QList<Client> m_clients;
    QSet<QString> m_usedAssertions;
};

} // namespace agent0::sandbox
