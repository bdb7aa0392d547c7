#pragma once

#include "http/httprequest.h"
#include "oauth/servermetadata.h"

namespace agent0 {

/// Who gives access to a resource, as it says itself (RFC 9728) and as that server says of itself.
struct ResourceAuthority {
    QString
        resource; ///< what tokens are asked for (RFC 8707), byte for byte as published; "" where nothing is published
    QStringList scopes; ///< the resource's scopes_supported
    ServerMetadata server;
};

/// Does that identifier stand for this address: it is the address itself or what the address lies under, compared byte for byte
/// (RFC 9728 3.3). A resource that names another one would have tokens sent where they were not meant for.
bool coversAddress(const QString &resource, const QString &address);

/// "https://api.example" of an address below it.
QString originOf(const QString &address);

/// What to ask for, by the order of the MCP specification: what the resource has just demanded, else all that it says it knows, else
/// nothing.
QStringList neededScopes(const QStringList &demanded, const ResourceAuthority &authority);
/// The same where a person is asked: with offline_access beside them where the server says that it has it, for without it no refresh
/// token may come.
QStringList chosenScopes(const QStringList &demanded, const ResourceAuthority &authority);

/// What the challenge of a refusal demands: its scopes (RFC 6750 3), and where the metadata is (RFC 9728 5.1).
QStringList challengedScopes(const HttpResponse &refusal);
QString challengedMetadata(const HttpResponse &refusal);

/// The lists as one, each scope once, in order: a step-up asks for what was granted, too, or loses it.
QStringList unitedScopes(QStringList scopes, const QStringList &more);

} // namespace agent0
