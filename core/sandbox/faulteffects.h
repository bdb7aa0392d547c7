#pragma once

#include "sandbox/faults.h"

namespace agent0::sandbox {

/// What the rows of the fault tables are made of.

/// An OAuth error answer, as if the server had refused.
Instead oauthError(
    int status, const char *error, const char *description, QJsonObject more = {}, QList<Header> headers = {});
/// An answer without the server's doing.
Instead plainAnswer(int status, QList<Header> headers, QByteArray body);
/// A redirect; "TRAP" in the address becomes the trap's origin.
Instead redirectTo(int status, QByteArray address);

/// One member of the JSON answer becomes something else, or goes.
Afterwards answerMember(const char *key, QJsonValue value);
Afterwards withoutAnswerMember(const char *key);
/// The body becomes other bytes; "BODY" in them stands for the proper body.
Afterwards answerBody(QByteArray bytes, QByteArray type = {});
Afterwards answerHeader(QByteArray name, QByteArray value);
Afterwards overWire(Wire wire);

InDocument documentMember(const char *key, QJsonValue value); ///< "TRAP" in a text becomes the trap's origin
InDocument withoutDocumentMember(const char *key);

InToken claim(const char *key, QJsonValue value);
InToken withoutClaim(const char *key);
InToken claimLater(const char *key, qint64 seconds); ///< moves a time, against what it is
InToken jwsHeader(const char *key, QJsonValue value); ///< "TRAP" as above

InRedirect redirectField(QByteArray name, QByteArray value);
InRedirect withoutRedirectField(QByteArray name);

/// A value with "TRAP" replaced, if it is a text.
QJsonValue withTrap(const QJsonValue &value, const Scene &scene);
/// What the client proved itself with, or the token it sent: what an answer must not lead into a log.
QByteArray secretOf(const Request &request);

/// Signs whatever stands there, JSON or not, with the draft's key.
QByteArray signedAsIs(const TokenDraft &draft, const QByteArray &header, const QByteArray &payload);
/// The header with its "alg" and "kid", and the payload, as signJws() would write them.
QByteArray headerBytes(const TokenDraft &draft);
QByteArray payloadBytes(const TokenDraft &draft);

/// The tables, each the rows of one matter.
QList<Misdeed> answerMisdeeds();        ///< wire, content and status, at every endpoint
QList<Misdeed> tokenAnswerMisdeeds();   ///< members of token answers
QList<Misdeed> documentMisdeeds();      ///< metadata and UserInfo
QList<Misdeed> keySetMisdeeds();
QList<Misdeed> signInMisdeeds();        ///< the authorization endpoint
QList<Misdeed> identityErrors();        ///< OAuth errors of legs 0 and 1
QList<Misdeed> resourceErrors();        ///< OAuth errors of legs 2 and 3
QList<Misdeed> idTokenMisdeeds();       ///< claims and header
QList<Misdeed> signatureMisdeeds();     ///< algorithm, signature, serialization of ID tokens
QList<Misdeed> grantMisdeeds();         ///< ID-JAGs and access tokens
QList<Misdeed> todoMisdeeds();          ///< what the API says
QList<Misdeed> mcpMisdeeds();           ///< what the MCP server says, and how

} // namespace agent0::sandbox
