#include "http/truststore.h"

#include <QFile>
#include <QFileInfo>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <curl/curl.h>

namespace agent0 {

namespace {

constexpr int mostNames = 5;
constexpr int leastSecurityLevel = 2; // refuses RSA below 2048 bits and SHA-1 signatures

QString nameText(const X509_NAME *name)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QString::fromUtf8(text, size);
}

QString timeText(const ASN1_TIME *time)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    ASN1_TIME_print(out.get(), time);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QString::fromLatin1(text, size);
}

QStringList hostNames(X509 *certificate)
{
    QStringList names;
    auto *all = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(all) && names.size() < mostNames; ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all, i);
        if (name->type == GEN_DNS)
            names.append(QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName)),
                ASN1_STRING_length(name->d.dNSName)));
    }
    GENERAL_NAMES_free(all);
    return names;
}

/// X509_verify_cert() as OpenSSL itself would call it, with a look at what it found.
int verifyAndReport(X509_STORE_CTX *context, void *argument)
{
    const int good = X509_verify_cert(context);
    auto &report = *static_cast<CertificateReport *>(argument);
    report = CertificateReport();
    report.problem = X509_STORE_CTX_get_error(context);
    X509 *leaf = X509_STORE_CTX_get0_cert(context);
    X509 *certificate = X509_STORE_CTX_get_current_cert(context);
    if (leaf)
        report.names = hostNames(leaf);
    if (good == 1 || !certificate)
        return good;
    report.subject = nameText(X509_get_subject_name(certificate));
    report.issuer = nameText(X509_get_issuer_name(certificate));
    report.notBefore = timeText(X509_get0_notBefore(certificate));
    report.notAfter = timeText(X509_get0_notAfter(certificate));
    return good;
}

void addPlatform(X509_STORE *store)
{
    // The folder is searched by hash when a name is asked for; reading the bundle costs some 20 ms at every
    // start.
    X509_STORE_set_default_paths(store);
    const bool chosen = qEnvironmentVariableIsSet(X509_get_default_cert_dir_env())
        || qEnvironmentVariableIsSet(X509_get_default_cert_file_env());
    if (chosen || QFileInfo::exists(QString::fromLocal8Bit(X509_get_default_cert_dir()))
        || QFileInfo::exists(QString::fromLocal8Bit(X509_get_default_cert_file())))
        return;
    // An OpenSSL that was moved away from its own folder: libcurl was told at its build where the platform
    // keeps them.
    const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
    if (curl->capath)
        X509_STORE_load_path(store, curl->capath);
    if (curl->cainfo)
        X509_STORE_load_file(store, curl->cainfo);
    ERR_clear_error();
}

int addExtra(X509_STORE *store, const QByteArray &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> in(BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free);
    int added = 0;
    while (X509 *certificate = PEM_read_bio_X509_AUX(in.get(), nullptr, nullptr, nullptr)) {
        added += X509_STORE_add_cert(store, certificate);
        X509_free(certificate);
    }
    ERR_clear_error(); // the end of the file is an error to OpenSSL
    return added;
}

} // namespace

Result<TrustStore> TrustStore::load(const QString &extraCaFile)
{
    const std::shared_ptr<X509_STORE> store(X509_STORE_new(), &X509_STORE_free);
    X509_STORE_set_flags(store.get(), X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
    addPlatform(store.get());
    if (extraCaFile.isEmpty())
        return TrustStore(store);
    QFile file(extraCaFile);
    if (!file.open(QIODevice::ReadOnly) || addExtra(store.get(), file.read(16 * 1024 * 1024)) == 0)
        return fail(Fault::Configuration, Leg::None, "ca_file"_L1,
            u"The file of extra certificate authorities %1 cannot be read or holds no certificate."_s.arg(extraCaFile),
            u"Give a PEM file (it has lines that say BEGIN CERTIFICATE), or remove the setting."_s);
    return TrustStore(store);
}

void TrustStore::apply(SSL_CTX *context, CertificateReport *report) const
{
    *report = CertificateReport();
    SSL_CTX_set1_cert_store(context, m_store.get());
    SSL_CTX_set_cert_verify_callback(context, &verifyAndReport, report);
    if (SSL_CTX_get_security_level(context) < leastSecurityLevel)
        SSL_CTX_set_security_level(context, leastSecurityLevel);
}

} // namespace agent0
