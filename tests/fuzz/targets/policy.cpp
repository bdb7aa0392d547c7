// An administrator's policy, over a profile that has something in it.
#include "config/policy.h"
#include "config/profilejson.h"
#include "config/published.h"
#include "fuzztarget.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(policy)
{
    const auto object = parseConfiguration(bytes, QStringLiteral("the policy"));
    if (!object)
        return;
    const auto policy = Policy::fromJson(*object, QStringLiteral("policy.json"));
    if (!policy)
        return;
    const QJsonObject profile = profileTemplate(QStringLiteral("okta")).value();
    const QJsonObject applied = policy->applied(profile);
    fuzz::promise(policy->applied(applied) == applied, "a policy applied twice changes nothing more");
    (void)policy->problems(readProfile(applied, QStringLiteral("default")).profile);
}
