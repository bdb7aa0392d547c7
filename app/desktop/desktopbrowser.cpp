#include "desktopbrowser.h"

#include "composition/browser.h"

#include <QDesktopServices>
#include <QUrl>

namespace agent0::desktop {

bool openForPerson(const QByteArray &url)
{
    if (!qEnvironmentVariableIsEmpty("BROWSER"))
        return openInBrowser(url);
    return mayBeOpened(url) && QDesktopServices::openUrl(QUrl::fromEncoded(url, QUrl::StrictMode));
}

} // namespace agent0::desktop
