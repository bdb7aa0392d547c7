#include "showinbrowser.h"

#include "base/displaytext.h"
#include "composition/browser.h"

namespace agent0::ctl {

void showInBrowser(Context &context, const QByteArray &url, const QString &page)
{
    const bool wanted = !context.line.has("no-browser"_L1);
    const bool opened = wanted && openInBrowser(url);
    const QString address = QString::fromUtf8(url);
    context.out.event("authorize"_L1, {{"url"_L1, address}, {"opened"_L1, opened}});
    if (opened)
        context.out.note(
            u"The browser shows the %1. Should it not, open this address:\n\n    %2\n"_s.arg(page, shown(address)));
    else if (!context.out.tellsEvents())
        context.out.warn(u"%1Open this address in a browser on this machine:\n\n    %2\n"_s.arg(
            wanted ? u"No browser could be started. "_s : QString(), displayText(address, 8000)));
}

} // namespace agent0::ctl
