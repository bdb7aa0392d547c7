#include "model/sigv4.h"

#include "base/digest.h"

#include <QDateTime>
#include <QTimeZone>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <map>

namespace agent0 {

namespace {

QByteArray sha256Hex(QByteArrayView bytes) { return sha256(bytes.toByteArray()).toHex(); }

QByteArray hmac(const QByteArray &key, QByteArrayView text)
{
    QByteArray mac(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.constData(), int(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
        size_t(text.size()), reinterpret_cast<unsigned char *>(mac.data()), &size);
    mac.truncate(size);
    return mac;
}

struct SplitAddress {
    QByteArray host;
    QByteArray path;
    QByteArray query;
};

SplitAddress split(const QByteArray &url)
{
    const qsizetype host = url.indexOf("://") + 3;
    qsizetype path = host;
    while (path < url.size() && url[path] != '/' && url[path] != '?')
        ++path;
    const qsizetype query = url.indexOf('?', path);
    const qsizetype end = query < 0 ? url.size() : query;
    const QByteArray given = url.mid(path, end - path);
    return {url.mid(host, path - host), given.isEmpty() ? QByteArray("/") : given,
        query < 0 ? QByteArray() : url.mid(query + 1)};
}

QByteArray sortedQuery(const QByteArray &query)
{
    QByteArrayList items;
    for (const QByteArray &item : query.split('&')) {
        if (!item.isEmpty())
            items << (item.contains('=') ? item : item + '=');
    }
    std::ranges::sort(items);
    return items.join('&');
}

/// Names in small letters, in order, with their values.
std::map<QByteArray, QByteArray> signedHeaders(const HttpRequest &request, const QByteArray &host)
{
    std::map<QByteArray, QByteArray> headers{{"host", host}};
    for (const HttpHeader &header : request.headers)
        headers[header.name.toLower()] = header.value.simplified();
    return headers;
}

QByteArray signingKey(const AmazonKeys &keys, QByteArrayView date, QByteArrayView region, QByteArrayView service)
{
    const QByteArray dated = hmac("AWS4" + keys.secretAccessKey.reveal(), date);
    return hmac(hmac(hmac(dated, region), service), "aws4_request");
}

} // namespace

HttpRequest signedByV4(
    HttpRequest request, const AmazonKeys &keys, QByteArrayView region, QByteArrayView service, Instant now)
{
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::utc())
                                .toString("yyyyMMdd'T'HHmmss'Z'"_L1)
                                .toLatin1();
    const QByteArray date = time.first(8);
    const QByteArray bodyHash = sha256Hex(request.body);
    request = std::move(request).header("X-Amz-Date", time);
    if (!keys.sessionToken.isEmpty())
        request = std::move(request).header("X-Amz-Security-Token", keys.sessionToken.reveal());
    const SplitAddress address = split(request.url);
    QByteArray canonicalHeaders, names;
    for (const auto &[name, value] : signedHeaders(request, address.host)) {
        canonicalHeaders += name + ':' + value + '\n';
        names += (names.isEmpty() ? "" : ";") + name;
    }
    const QByteArray canonical = request.method + '\n' + address.path.toPercentEncoding("/") + '\n'
        + sortedQuery(address.query) + '\n' + canonicalHeaders + '\n' + names + '\n' + bodyHash;
    const QByteArray scope = date + '/' + region.toByteArray() + '/' + service.toByteArray() + "/aws4_request";
    const QByteArray toSign = "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' + sha256Hex(canonical);
    const QByteArray signature = hmac(signingKey(keys, date, region, service), toSign).toHex();
    return std::move(request).header("Authorization",
        "AWS4-HMAC-SHA256 Credential=" + keys.accessKeyId + '/' + scope + ", SignedHeaders=" + names
            + ", Signature=" + signature);
}

} // namespace agent0
