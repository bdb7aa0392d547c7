#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// xaa.md 4.2, and what 4.1 and 4.4 say of invalid_client.
constexpr std::array rows{
    AdviceRow{Tokens, 0, "invalid_client"_L1, "audience&assertion|'aud'&assertion"_L1, Refused, "assertion_audience"_L1,
        "The server does not accept the audience of this client's signed assertion."_L1,
        "The assertion names the token endpoint that the server publishes. Check that the configured issuer is the "
        "org's own "
        "address and not that of a custom authorization server, then run agent0ctl doctor."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "assertion&expire|assertion&expired|assertion&future|too far"_L1, Refused,
        "assertion_clock"_L1, "The server finds this client's signed assertion too old or too new."_L1,
        "The clock of this machine differs from the server's: set it by the network's time and try again."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "already&used|jti&used|replay"_L1, Refused, "assertion_replayed"_L1,
        "The server has seen this client's assertion before."_L1,
        "Try again: each request gets a new one. If it happens again, something on the way repeats requests: ask "
        "whoever runs "
        "the proxy."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1,
        "kid|signature&invalid|signature&assertion|no jwkset|jwks&configured|key&not found"_L1, Refused,
        "client_key_unknown"_L1, "The server does not know the key that this installation signs with."_L1,
        "Run agent0ctl key show and ask the administrator to register that public key for the client \"{client}\" "
        "(Okta: AI agent > "
        "Client registration > Public/private key)."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "fetch&jwk|jwks_uri|unique kid"_L1, Refused, "client_jwks_unreachable"_L1,
        "The server could not use the key set that is registered for this client."_L1,
        "Ask the administrator to check the JWKS address in the client registration: the server must reach it, and no "
        "key id "
        "may occur twice."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "issuer&client_id|subject&client_id|sub&client_id"_L1, Refused,
        "assertion_client_id"_L1,
        "The client id in this client's signed assertion is not one that the server knows."_L1,
        "Compare the configured clientId \"{client}\" with the one in the client registration."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "workload&principal|workload_principal"_L1, Refused, "agent_not_found"_L1,
        "The AI agent behind this client does not exist at the identity provider any more."_L1,
        "Ask the administrator to look for the agent under Directory > AI Agents: it may be deleted, or belong to another org."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "origin|browser requests"_L1, Refused, "browser_request"_L1,
        "The server took this program for a script in a browser."_L1,
        "Something on the way adds an Origin header: ask whoever runs the proxy, and try without it."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, "token_endpoint_auth_method|authentication method"_L1, Refused,
        "client_method"_L1, "The server expects this client to prove itself in another way."_L1,
        "Set clientAuthentication.method to what is registered for the client \"{client}\", or ask the administrator to change it there."_L1},
    AdviceRow{Redemption, 0, "invalid_client"_L1, ""_L1, Refused, "client_unknown_at_resource"_L1,
        "The resource's authorization server does not know this client, or not this secret or key."_L1,
        "Check that the connection has the client id and secret of the resource's own authorization server: the pair "
        "of the identity "
        "provider does not work there. If both are right, ask the owner of the resource whether the secret was replaced."_L1},
    AdviceRow{Tokens, 0, "invalid_client"_L1, ""_L1, Refused, "client_unknown"_L1,
        "The identity provider does not know this client, or not this secret or key."_L1,
        "Check identityProvider.clientId and its secret: the pair of a resource does not work here. Ask the "
        "administrator whether the "
        "agent is activated and the secret was replaced (Okta: AI agent > Client registration)."_L1},
    AdviceRow{Tokens, 0, "invalid_request"_L1, "multiple client credentials|multiple&credentials"_L1, Refused,
        "client_twice"_L1, "The server received two proofs of the client in one request."_L1,
        "This program sends one; something on the way adds another: ask whoever runs the proxy."_L1},
    AdviceRow{Tokens, 0, "unauthorized_client"_L1, "confidential client"_L1, Refused, "client_not_confidential"_L1,
        "The client is registered without a secret or key, and this grant needs one."_L1,
        "Ask the administrator to choose a client secret or a public/private key under Client registration."_L1},
    AdviceRow{Tokens, 0, "invalid_client_metadata"_L1, ""_L1, Refused, "client_document"_L1,
        "The server cannot use the client's metadata document."_L1,
        "Ask the administrator to check the document at the client id's address: its client_id must be that address, "
        "and redirect_uris "
        "must be there."_L1},
    AdviceRow{Tokens, 0, "use_dpop_nonce"_L1, ""_L1, Refused, "use_dpop_nonce"_L1,
        "The server asks for a DPoP proof with its own nonce."_L1,
        "Ask the administrator to turn the demand for DPoP off for this client (Okta: the linked app > General)."_L1},
    AdviceRow{Tokens, 0, "invalid_dpop_proof"_L1, "binding|public key"_L1, SignInNeeded, "dpop_key_lost"_L1,
        "The refresh token belongs to a key that this installation does not have any more."_L1,
        "Sign in again: agent0ctl login"_L1},
    AdviceRow{Tokens, 0, "invalid_dpop_proof"_L1, ""_L1, Refused, "dpop_proof"_L1,
        "The server does not accept, or misses, a proof of possession (DPoP)."_L1,
        "Set this machine's clock by the network's time. If a proxy rewrites addresses, reach the server without it. "
        "Otherwise set dpop to required (of the connection, or identityProvider.dpop and sign in again), or ask "
        "the administrator to turn the demand for DPoP off for this client."_L1},
};

} // namespace

std::span<const AdviceRow> clientAdvice() { return rows; }

} // namespace agent0
