// A JSON Web Key, and a set of them: what is taken comes out as it went in.
#include "jose/jwk.h"
#include "base/strictjson.h"
#include "fuzztarget.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(jwk)
{
    const auto object = parseJsonObject(bytes);
    if (!object)
        return;
    if (const auto key = Jwk::fromJson(*object)) {
        const QJsonObject written = key->toPublicJson();
        fuzz::promise(!written.contains("d"_L1), "a public key holds nothing private");
        const auto again = Jwk::fromJson(written);
        fuzz::promise(
            again.has_value() && again->thumbprint() == key->thumbprint(), "a key is the same when read again");
        for (const JwsAlgorithm algorithm : allAlgorithms())
            fuzz::promise(!key->verifies(algorithm, "input", "no signature"), "no signature is none");
    }
    if (const auto set = JwkSet::fromJson(*object)) {
        fuzz::promise(set->keys().size() <= 100, "a set is bounded");
        for (const Jwk &key : set->keys())
            fuzz::promise(!key.isPrivate(), "a set is public");
        fuzz::promise(JwkSet::fromJson(set->toPublicJson()).has_value(), "a set can be read again");
    }
}
