#include "tlsserver.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QTcpSocket>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace agent0::test {

namespace {

KeyPtr newKey(int rsaBits)
{
    EVP_PKEY *key = rsaBits > 0 ? EVP_RSA_gen(unsigned(rsaBits)) : EVP_EC_gen("P-256");
    return {key, &EVP_PKEY_free};
}

QByteArray bytesOf(BIO *bio)
{
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    return QByteArray(text, size);
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

// By hand, for names with a zero byte in them.
void addNames(X509 *certificate, const Certificate::Wish &wish)
{
    GENERAL_NAMES *names = sk_GENERAL_NAME_new_null();
    for (const QByteArray &dns : wish.dnsNames) {
        ASN1_IA5STRING *text = ASN1_IA5STRING_new();
        ASN1_STRING_set(text, dns.constData(), int(dns.size()));
        GENERAL_NAME *name = GENERAL_NAME_new();
        GENERAL_NAME_set0_value(name, GEN_DNS, text);
        sk_GENERAL_NAME_push(names, name);
    }
    if (!wish.ip.isEmpty()) {
        GENERAL_NAME *name = GENERAL_NAME_new();
        GENERAL_NAME_set0_value(name, GEN_IPADD, a2i_IPADDRESS(wish.ip.constData()));
        sk_GENERAL_NAME_push(names, name);
    }
    X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0);
    GENERAL_NAMES_free(names);
}

} // namespace

Certificate Certificate::make(const Wish &wish, const Certificate *issuer)
{
    static long serial = 1000;
    const Certificate made{{X509_new(), &X509_free}, newKey(wish.rsaBits)};
    X509 *x = made.certificate.get();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(x), wish.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(x), wish.validUntil);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(wish.commonName.constData()), -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer->certificate.get() : x));
    X509_set_pubkey(x, made.key.get());
    addExtension(x, NID_basic_constraints, wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (wish.authority)
        addExtension(x, NID_key_usage, "critical,keyCertSign,cRLSign");
    else if (!wish.purpose.isEmpty())
        addExtension(x, NID_ext_key_usage, wish.purpose);
    if (!wish.authority && (!wish.dnsNames.isEmpty() || !wish.ip.isEmpty()))
        addNames(x, wish);
    X509_sign(x, issuer ? issuer->key.get() : made.key.get(), wish.digest);
    return made;
}

Certificate Certificate::authority(const QByteArray &name, int rsaBits)
{
    Wish wish;
    wish.commonName = name;
    wish.authority = true;
    wish.rsaBits = rsaBits;
    return make(wish);
}

QByteArray Certificate::pem() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(out.get(), certificate.get());
    return bytesOf(out.get());
}

QSslConfiguration Certificate::forQt() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(pem(), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(bytesOf(out.get()), QSsl::Ec, QSsl::Pem));
    return configuration;
}

struct TlsServer::Connection {
    QTcpSocket *socket = nullptr;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, &SSL_free};
    BIO *in = nullptr;
    BIO *out = nullptr;
    QByteArray received;
};

TlsServer::TlsServer(const Certificate &certificate, TlsOffer offer)
    : m_context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free)
{
    SSL_CTX *context = m_context.get();
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_cipher_list(context, offer.ciphers.constData());
    SSL_CTX_set_min_proto_version(context, offer.least);
    SSL_CTX_set_max_proto_version(context, offer.most);
    SSL_CTX_use_certificate(context, certificate.certificate.get());
    SSL_CTX_use_PrivateKey(context, certificate.key.get());
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        auto connection = std::make_unique<Connection>();
        QTcpSocket *socket = connection->socket = m_server.nextPendingConnection();
        connection->ssl.reset(SSL_new(m_context.get()));
        connection->in = BIO_new(BIO_s_mem());
        connection->out = BIO_new(BIO_s_mem());
        SSL_set_bio(connection->ssl.get(), connection->in, connection->out);
        SSL_set_accept_state(connection->ssl.get());
        Connection &kept = *(m_connections[socket] = std::move(connection));
        connect(socket, &QTcpSocket::readyRead, this, [this, &kept] { step(kept); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_connections.erase(socket);
            socket->deleteLater();
        });
    });
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("no free port on loopback");
}

TlsServer::~TlsServer()
{
    for (const auto &[socket, connection] : m_connections)
        socket->disconnect(this);
}

QByteArray TlsServer::url(QByteArrayView host) const
{
    return "https://" + host.toByteArray() + ':' + QByteArray::number(m_server.serverPort()) + '/';
}

void TlsServer::step(Connection &connection)
{
    const QByteArray bytes = connection.socket->readAll();
    BIO_write(connection.in, bytes.constData(), int(bytes.size()));
    SSL *ssl = connection.ssl.get();
    const bool ready = SSL_is_init_finished(ssl) || SSL_do_handshake(ssl) == 1;
    char piece[4096];
    for (int n = 0; ready && (n = SSL_read(ssl, piece, sizeof piece)) > 0;)
        connection.received.append(piece, n);
    if (connection.received.endsWith("\r\n\r\n")) {
        connection.received.clear();
        ++requests;
        lastVersion = SSL_version(ssl);
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        SSL_write(ssl, answer.constData(), int(answer.size()));
    }
    connection.socket->write(bytesOf(connection.out));
    BIO_reset(connection.out);
    connection.socket->flush();
    if (!ready && SSL_get_error(ssl, -1) == SSL_ERROR_SSL)
        connection.socket->disconnectFromHost();
}

} // namespace agent0::test
