#pragma once

#include "base/result.h"

#include <QStringList>

#include <memory>

using SSL_CTX = struct ssl_ctx_st;
using X509_STORE = struct x509_store_st;

namespace agent0 {

/// What a server showed and what is wrong with it, for the sentence that explains a refusal.
struct CertificateReport {
    int problem = 0; ///< X509_V_ERR_…, 0 when the chain is good
    QString subject; ///< of the certificate the problem is about
    QString issuer;
    QString notBefore; ///< as OpenSSL prints it
    QString notAfter;
    QStringList names; ///< host names the server's own certificate is for, the first few
};

/// The authorities that may vouch for a server: the platform's (SSL_CERT_FILE and SSL_CERT_DIR are honoured,
/// as OpenSSL does), and beside them those of one extra file. Read once, the platform's as needed.
class TrustStore {
public:
    /// Fault::Configuration, code "ca_file", when the extra file cannot be read or holds no certificate.
    static Result<TrustStore> load(const QString &extraCaFile);

    /// Makes a TLS context trust this and nothing else, and write what it sees to the report, which must live
    /// as long as handshakes of this context do.
    void apply(SSL_CTX *context, CertificateReport *report) const;

private:
    explicit TrustStore(std::shared_ptr<X509_STORE> store) : m_store(std::move(store)) { }
    std::shared_ptr<X509_STORE> m_store;
};

} // namespace agent0
