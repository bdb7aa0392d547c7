#include "strayconsents.h"

namespace agent0::ctl {

Task<> endStrayConsents(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return;
    const auto ended = co_await (*agent)->endStrayConsents();
    if (!ended)
        context.out.note(
            u"A consent that no connection uses any more could not be ended: "_s + shown(ended.error().message));
    for (const RevokedToken &one : ended.value_or(QList<RevokedToken>()))
        context.out.note(u"No connection uses it any more: %1, %2."_s.arg(shown(one.what), shown(one.outcome)));
}

} // namespace agent0::ctl
