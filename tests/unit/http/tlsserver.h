#pragma once

#include <QByteArrayList>
#include <QSslConfiguration>
#include <QTcpServer>

#include <openssl/ssl.h>

#include <map>
#include <memory>

namespace agent0::test {

using X509Ptr = std::shared_ptr<X509>;
using KeyPtr = std::shared_ptr<EVP_PKEY>;

/// A certificate with its private key, and all that can be wrong with one.
struct Certificate {
    struct Wish {
        QByteArray commonName = "localhost";
        QByteArrayList dnsNames = {"localhost"};
        QByteArray ip = "127.0.0.1";
        int validFrom = -3600; ///< seconds from now
        int validUntil = 3600;
        bool authority = false;
        QByteArray purpose = "serverAuth";
        int rsaBits = 0; ///< 0: P-256
        const EVP_MD *digest = EVP_sha256();
    };
    /// Signed by the issuer, or by itself without one.
    static Certificate make(const Wish &wish, const Certificate *issuer = nullptr);
    static Certificate authority(const QByteArray &name, int rsaBits = 0);

    QByteArray pem() const;
    QSslConfiguration forQt() const;

    X509Ptr certificate;
    KeyPtr key;
};

struct TlsOffer {
    int least = TLS1_2_VERSION;
    int most = TLS1_3_VERSION;
    QByteArray ciphers = "ALL:@SECLEVEL=0";
};

/// A TLS server on loopback that will do what no decent library does: old versions, weak keys, null ciphers.
/// Answers every request with 200 and {}.
class TlsServer : public QObject {
    Q_OBJECT

public:
    TlsServer(const Certificate &certificate, TlsOffer offer = {});
    ~TlsServer() override;

    QByteArray url(QByteArrayView host = "localhost") const;

    int requests = 0;
    int lastVersion = 0; ///< of the last handshake that succeeded

private:
    struct Connection;
    void step(Connection &connection);

    std::shared_ptr<SSL_CTX> m_context;
    QTcpServer m_server;
    std::map<QTcpSocket *, std::unique_ptr<Connection>> m_connections;
};

} // namespace agent0::test
