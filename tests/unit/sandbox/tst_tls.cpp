#include "sandbox/httpserver.h"
#include "support/testmain.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace agent0;
using namespace agent0::sandbox;

namespace {

using PemWriter = std::function<void(BIO *)>;

QByteArray pem(const PemWriter &write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    write(memory.get());
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return QByteArray(bytes, size);
}

/// A certificate that nobody but itself has signed, with its key.
QSslConfiguration selfSigned()
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(pem([&](BIO *to) { PEM_write_bio_X509(to, certificate.get()); }), QSsl::Pem));
    configuration.setPrivateKey(
        QSslKey(pem([&](BIO *to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }),
            QSsl::Ec, QSsl::Pem));
    return configuration;
}

} // namespace

/// The HTTP server behind TLS, where it is given a certificate.
class SandboxTlsTest : public QObject {
    Q_OBJECT
private slots:
    void servesOverTls();
};

void SandboxTlsTest::servesOverTls()
{
    HttpServer server("secure");
    server.route("GET", "/", [](const Request &) { return Response::html("over TLS"); });
    QVERIFY(server.listen(0, selfSigned()));
    QVERIFY(server.origin().startsWith("https://127.0.0.1:"));
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket.readAll().endsWith("over TLS"));
    QCOMPARE(server.connectionsAccepted(), 1u);
}

AGENT0_TEST(SandboxTlsTest)
#include "tst_tls.moc"
