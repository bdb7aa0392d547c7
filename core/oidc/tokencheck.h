#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

enum class TokenKind { IdToken, IdJag, Jws };
std::optional<TokenKind> tokenKindNamed(QStringView name); ///< "id_token", "id_jag", "jws"

/// "Is this token good": a token, the keys to check it with, and what it should say.
struct TokenQuestion {
    QJsonValue id; ///< the asker's own, given back as it came
    TokenKind kind = TokenKind::IdToken;
    Secret token;
    QJsonObject jwks;
    QString issuer; ///< needed for an ID token and an ID-JAG
    QString audience; ///< needed for an ID-JAG; for an ID token in place of clientId
    QString clientId; ///< the client, or, for an ID-JAG, the client at the resource's server ("": any)
    std::optional<QString> nonce;
    std::optional<Secret> accessToken; ///< for at_hash
    QStringList algs; ///< []: as at sign-in; for a plain JWS whatever its key allows
    QString requestedResource;
    QStringList requestedScopes;
    Instant now;

    /// From
    /// {"id","kind","token","jwks":{…},"ctx":{"issuer","audience","client_id","nonce","access_token","algs",
    /// "requested_resource","requested_scope","now"}}; null is absent, and now (of the caller) stands in for
    /// a missing "now". Fault::Usage, code "input_invalid", with the member in the message.
    static Result<TokenQuestion> fromJson(const QJsonObject &json, Instant now);
};

struct TokenAnswer {
    QJsonValue id;
    bool valid = false;
    QString code; ///< "ok", or the code of the check that failed
    QString reason; ///< a sentence, "" when valid
    QJsonObject toJson() const;
};

/// By the very functions that sign-in uses: verifyIdToken, verifyIdJag, UnverifiedJws::parse and
/// verifySignature.
TokenAnswer answer(const TokenQuestion &question);

/// One line of JSON in, one out, without the line break. What is no question is answered with
/// "input_invalid", and with its id where one can be found.
QByteArray answerLine(QByteArrayView line, Instant now);

} // namespace agent0
