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

bool openPage(const QByteArray &url)
{
    const QUrl page = QUrl::fromEncoded(url, QUrl::StrictMode);
    const bool plain =
        page.scheme() == u"http" && page.isValid() && !page.host().isEmpty() && page.userInfo().isEmpty();
    return openForPerson(url) || (plain && QDesktopServices::openUrl(page));
}

} // namespace agent0::desktop
