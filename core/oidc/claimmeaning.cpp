#include "oidc/claimmeaning.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

constexpr ClaimMeaning HeaderMeanings[] = {
    {"alg"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "how it is signed")},
    {"kid"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "which key signed it")},
    {"typ"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "what kind of token it is")},
    {"cty"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "what kind of content it has")},
    {"crit"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "extensions that its reader must know")},
    {"jwk"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "a key that it brings itself: never to be trusted")},
    {"jku"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "an address of keys: never to be followed")},
    {"x5u"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "an address of certificates: never to be followed")},
    {"x5c"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "certificates that it brings itself: never to be trusted")},
};

constexpr ClaimMeaning ClaimMeanings[] = {
    {"iss"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "who issued it")},
    {"sub"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "whom it speaks of")},
    {"aud"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "who may accept it")},
    {"azp"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the client it was issued to")},
    {"client_id"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the client that may use it")},
    {"exp"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "not to be used from then on"), true},
    {"nbf"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "not to be used before"), true},
    {"iat"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "when it was issued"), true},
    {"auth_time"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "when the person signed in"), true},
    {"updated_at"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "when the profile last changed"), true},
    {"jti"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "its own id")},
    {"nonce"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "ties it to one sign-in")},
    {"at_hash"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "ties it to the access token beside it")},
    {"acr"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "how strongly the person signed in")},
    {"amr"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "by what means the person signed in")},
    {"scope"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "what it allows")},
    {"resource"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "where it is to be used")},
    {"cnf"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the key that its bearer has to prove")},
    {"act"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "who acts for the person")},
    {"sid"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the session at the issuer")},
    {"htm"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the method it is for")},
    {"htu"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the address it is for")},
    {"ath"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "ties it to an access token")},
    {"events"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "what happened")},
    {"name"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the person's name")},
    {"email"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the person's mail address")},
    {"preferred_username"_L1, QT_TRANSLATE_NOOP("ClaimMeaning", "the person's user name")},
};

} // namespace

std::span<const ClaimMeaning> headerMeanings() { return HeaderMeanings; }
std::span<const ClaimMeaning> claimMeanings() { return ClaimMeanings; }

} // namespace agent0
