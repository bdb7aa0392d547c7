#pragma once

#include <QByteArray>

#include <optional>

namespace agent0 {

/// How a name of a header, a form field or a JSON member is to be treated when it is shown.
enum class Visibility {
    Secret, ///< never shown
    Open, ///< an identifier or a number of the protocol: shown
    FreeText, ///< unknown, or text for people: shown but for what looks like a token
};

Visibility visibilityOf(QByteArrayView name);

/// Three parts with dots between them, of which the first two are base64url and begin like JSON objects.
struct JwtParts {
    QByteArray header;
    QByteArray claims;
    qsizetype signatureBytes = 0; ///< as text
    bool isReadable = false; ///< both are JSON objects that findJsonProblem() has nothing against
};

/// Whether a text has the dots of one: cheap, and to be asked first.
bool isLikeJwt(QByteArrayView text);
std::optional<JwtParts> jwtParts(QByteArrayView text);

/// At least 20 characters of a token's alphabet, as mixed as only chance or a cipher mixes them. Errs on the
/// side of yes.
bool looksLikeToken(QByteArrayView word);

/// The text with every word in it that is a JWT or looks like a token replaced by "(secret, N bytes)". Where none does, the bytes
/// are those of the text itself, which must outlive them.
QByteArray withoutTokens(QByteArrayView text);

QByteArray secretNote(qsizetype bytes);

} // namespace agent0
