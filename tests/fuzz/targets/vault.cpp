// The token vault: as a sealed file, and what is in it.
#include "base/strictjson.h"
#include "fuzztarget.h"
#include "vault/sealedfile.h"
#include "vault/vaultcontent.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(vault)
{
    const Secret key(QByteArray(sealed::KeySize, 'k'));
    fuzz::promise(!sealed::open(bytes, key), "nobody else seals with our key");
    (void)sealed::namesKey(bytes, key);
    const auto object = parseJsonObject(bytes);
    if (!object)
        return;
    const auto content = VaultContent::fromJson(*object);
    if (!content)
        return;
    const QJsonObject written = content->toJson();
    const auto again = VaultContent::fromJson(written);
    fuzz::promise(again.has_value(), "what was written can be read");
    fuzz::promise(again->toJson() == written, "and is the same");
    fuzz::promise(content->copy().toJson() == written, "and so is a copy");
}
