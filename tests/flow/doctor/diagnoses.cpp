#include "diagnoses.h"

#include "base/result.h"

namespace agent0::test {

namespace {

/// What goes wrong on the wire is the same everywhere, and is found where that server is first asked.
struct Wire {
    const char *code;
    QList<const char *> faults;
};
const QList<Wire> WireFaults{
    {"answer_cut_short", {"chunks-unfinished", "cut", "length-too-long"}},
    {"answer_framing", {"bad-chunk", "endless-continue", "length-and-chunked", "negative-length", "two-lengths"}},
    {"answer_too_large", {"absurd-length", "endless-body", "endless-head", "huge-body", "huge-head"}},
    {"connection_lost", {"close", "reset", "reset-in-body", "reset-in-head"}},
    {"not_http", {"garbage", "http09"}},
    {"rate_limited", {"429", "429-date", "429-garbage", "429-huge", "429-negative"}},
    {"server_error", {"500", "502"}},
    {"timeout", {"drip", "hang", "hang-in-body"}},
};

/// The faults of one server's endpoint begin with it; the check that asks there first.
struct Endpoint {
    const char *prefix;
    const char *check;
};
constexpr Endpoint Endpoints[] = {
    {"discovery", "D02"},
    {"keys", "D21"},
    {"code", "D24"},
    {"refresh", "D08"},
    {"as-discovery", "D05"},
    {"resource-discovery", "D06"},
    {"redeem", "D07"},
    {"exchange", "D10"},
    {"api", "D14"},
};

} // namespace

QHash<QString, QString> diagnoses()
{
    QHash<QString, QString> first;
    for (const auto *table : {&diagnosesOfProvider(), &diagnosesOfExchange(), &diagnosesOfServer()}) {
        for (const Diagnosis &one : *table) {
            for (const char *fault : one.faults)
                first.insert(QString::fromLatin1(fault), QString::fromLatin1(one.first));
        }
    }
    for (const Endpoint &end : Endpoints) {
        for (const Wire &wire : WireFaults) {
            for (const char *fault : wire.faults)
                first.insert(u"%1-%2"_s.arg(QLatin1StringView(end.prefix), QLatin1StringView(fault)),
                    u"%1 %2"_s.arg(QLatin1StringView(end.check), QLatin1StringView(wire.code)));
        }
    }
    return first;
}

QStringList bearable()
{
    return QString::fromLatin1(
        "idjag-aud-list idjag-jti-same discovery-no-id-jag discovery-text-plain keys-text-plain "
        "keys-unknown-types as-discovery-text-plain exchange-token-type-case exchange-expires-text "
        "redeem-token-type-case redeem-expires-missing redeem-no-scope redeem-with-refresh-token "
        "exchange-with-refresh-token todo-markup todo-lines cookies close-after clock-garbage "
        "code-access-token-crlf code-access-token-empty code-access-token-nul code-access-token-null "
        "code-access-token-number code-dpop-proof code-error-bidi code-error-markup code-error-terminal "
        "code-error-with-200 code-expired code-expires-huge code-expires-missing code-expires-negative "
        "code-expires-text code-expires-zero code-feature-off code-id-token-number code-no-access-token "
        "code-no-id-token code-no-refresh-token code-pkce-failed code-policy code-redirect-mismatch "
        "code-scope-empty code-scope-list code-scope-wider code-token-type-case code-token-type-missing "
        "code-token-type-number code-token-type-odd code-user-rate code-verifier-missing "
        "discovery-authorization-trap discovery-logout-missing discovery-logout-trap "
        "as-discovery-no-pkce code-dpop-nonce-once code-dpop-required code-dpop-ignored discovery-no-dpop "
        "refresh-dpop-nonce-once "
        "refresh-dpop-required discovery-no-iss-parameter exchange-429-once exchange-503-once exchange-dpop-nonce-once "
        "exchange-dpop-required exchange-expires-huge exchange-expires-missing exchange-expires-zero "
        "exchange-no-refresh-token-subject exchange-scope-empty exchange-scope-list exchange-scope-wider "
        "exchange-token-type-bearer exchange-token-type-odd idjag-cnf-missing keys-broken "
        "keys-exponent-one keys-secret keys-small redeem-dpop-ignored redeem-dpop-nonce-once "
        "redeem-expires-huge redeem-expires-text redeem-expires-zero redeem-replayed-once redeem-scope-wider "
        "refresh-429-once refresh-503-once refresh-expires-huge refresh-expires-missing refresh-expires-text "
        "refresh-expires-zero refresh-lost-answer refresh-no-new-token refresh-scope-empty refresh-scope-list "
        "refresh-scope-wider refresh-token-type-case resource-discovery-204 resource-discovery-401-basic "
        "resource-discovery-401-negotiate resource-discovery-redirect-301 resource-discovery-redirect-302 "
        "resource-discovery-redirect-303 resource-discovery-redirect-307 resource-discovery-redirect-308 "
        "resource-discovery-redirect-data resource-discovery-redirect-file resource-discovery-redirect-loop "
        "resource-discovery-text-plain signin-code-and-error signin-code-empty signin-code-foreign "
        "signin-code-huge signin-code-missing signin-code-twice signin-consent-required signin-iss-twice "
        "signin-login-required signin-state-twice slow todo-bidi todo-date-garbage todo-empty-task todo-huge "
        "todo-id-huge-number todo-id-path todo-nul todo-same-id todo-terminal todo-thousands")
        .split(u' ');
}

} // namespace agent0::test
