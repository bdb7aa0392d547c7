#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "http/httprequest.h"

namespace agent0 {

/// What signs requests to Amazon's services.
struct AmazonKeys {
    QByteArray accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; ///< of temporary keys; empty for lasting ones
    AmazonKeys copy() const { return {accessKeyId, secretAccessKey.copy(), sessionToken.copy()}; }
};

/// Adds the headers of Signature Version 4 (AWS4-HMAC-SHA256): X-Amz-Date, X-Amz-Security-Token where there is one,
/// and Authorization. All headers that the request has by now are signed; Host is the one of its address. The path is encoded once more
/// for the signature, as every service but S3 wants it.
HttpRequest signedByV4(
    HttpRequest request, const AmazonKeys &keys, QByteArrayView region, QByteArrayView service, Instant now);

} // namespace agent0
