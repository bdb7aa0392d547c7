// A profile's file: what is good can be written and read again.
#include "config/profilejson.h"
#include "fuzztarget.h"

#include <QJsonDocument>

using namespace agent0;

AGENT0_FUZZ_TARGET(profile)
{
    const auto object = parseConfiguration(bytes, QStringLiteral("the profile"));
    if (!object)
        return;
    const Validation read = readProfile(*object, QStringLiteral("default"));
    if (!read.good())
        return;
    const QJsonObject written = profileToJson(read.profile);
    const Validation again = readProfile(written, QStringLiteral("default"));
    fuzz::promise(again.good(), "a good profile is good when written");
    fuzz::promise(profileToJson(again.profile) == written, "a profile is the same when read again");
    fuzz::promise(wholeProfileToJson(again.profile) == wholeProfileToJson(read.profile), "and so is all of it");
}
