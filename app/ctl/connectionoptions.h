#pragma once

#include "commandline.h"
#include "config/jsonpath.h"

namespace agent0::ctl {

/// What the options of "connections add" and "edit" say, as changes of the connection's JSON; an empty text as an
/// undefined value, which takes the default again.
/// Fault::Usage for a value that cannot be one.
Result<QList<std::pair<JsonPath, QJsonValue>>> connectionChanges(const CommandLine &line);

/// One option for each setting of a connection, and where its client secret comes from. The choices are those of
/// profileshape.h.
inline constexpr std::initializer_list<Option> connectionSettingOptions{
    {"display-name", "TEXT", "what people call it"},
    {"access", "KIND", "by the identity provider, the app's own consent, or this program's or its workload's own word", Words::Choice,
        "xaa|oauth|client_credentials|workload_identity"},
    {"workload-token-file", "FILE", "workload_identity: where the platform puts the workload's token", Words::File},
    {"authorization-server", "URL", "the issuer of the app's own authorization server"},
    {"audience", "TEXT", "what the token exchange asks for; default: the authorization server"},
    {"resource", "URI", "the resource identifier, such as the API's base address"},
    {"client-id", "TEXT", "this program's client at the app's authorization server"},
    {"client-auth", "METHOD", "how the client proves itself there", Words::Choice,
        "none|client_secret_basic|client_secret_post|private_key_jwt"},
    {"key-id", "TEXT", "private_key_jwt: which key of this installation"},
    {"algorithm", "NAME", "private_key_jwt: how it signs, such as ES256"},
    {"scopes", "LIST", "what to ask for, separated by commas"},
    {"authorization-details", "JSON", "a JSON list (RFC 9396) sent with the token exchange as it stands"},
    {"dpop", "WHEN", "whether to bind tokens to a key", Words::Choice, "auto|required|off"},
    {"server-profile", "NAME", "the kind of its authorization server; default: auto"},
    {"api-type", "TYPE", "what its API speaks", Words::Choice, "todo|mcp|rest"},
    {"api-url", "URL", "where calls go; default: the resource"},
    {"api-command", "WORDS", "an MCP server on this machine: the program and its arguments, with blanks between"},
    {"api-env", "NAME=VALUE …", "what that program finds in its environment"},
    {"api-folder", "FOLDER", "where that program runs", Words::File},
    {"api-protocol", "REVISION", "the one revision of MCP to speak", Words::Choice,
        "auto|2026-07-28|2025-11-25|2025-06-18|2025-03-26"},
    {"secret-stdin", "", "read its client secret from standard input"},
    {"secret-file", "FILE", "read its client secret from a file", Words::File},
};

} // namespace agent0::ctl
