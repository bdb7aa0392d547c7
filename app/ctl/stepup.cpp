#include "stepup.h"

#include "showinbrowser.h"
#include "terminal.h"

namespace agent0::ctl {

void letThePersonStepUp(Context &context, Agent &agent)
{
    if (!inputIsTerminal() || context.out.json())
        return;
    agent.allowStepUp([&context](const QByteArray &url) {
        context.out.note(u"This needs the browser: a newer or stronger sign-in, or your consent."_s);
        showInBrowser(context, url, u"page for it"_s);
    });
}

} // namespace agent0::ctl
