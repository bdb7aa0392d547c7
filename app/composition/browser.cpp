#include "composition/browser.h"

#include "base/result.h"

#include <QProcess>
#include <QUrl>

namespace agent0 {

namespace {

QStringList openers()
{
    const QString chosen = qEnvironmentVariable("BROWSER");
    if (!chosen.isEmpty())
        return chosen.split(u':', Qt::SkipEmptyParts);
#if defined(Q_OS_MACOS)
    return {u"open"_s};
#elif defined(Q_OS_WIN)
    return {u"rundll32 url.dll,FileProtocolHandler"_s};
#else
    return {u"xdg-open"_s};
#endif
}

bool start(const QString &command, const QString &url)
{
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return false;
    const QString program = words.takeFirst();
    const bool placed = words.filter(u"%s"_s).size() > 0;
    words.replaceInStrings(u"%s"_s, url);
    if (!placed)
        words << url;
    QProcess process;
    process.setProgram(program);
    process.setArguments(words);
    // What a browser has to say is not part of our output.
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace

bool mayBeOpened(const QByteArray &url)
{
    for (const char c : url) {
        if (c <= 0x20 || c == 0x7F)
            return false;
    }
    const QUrl parsed = QUrl::fromEncoded(url, QUrl::StrictMode);
    const QString host = parsed.host();
    const bool loopback = host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "localhost"_L1;
    return parsed.isValid() && !host.isEmpty() && parsed.userInfo().isEmpty()
        && (parsed.scheme() == "https"_L1 || (parsed.scheme() == "http"_L1 && loopback));
}

bool openInBrowser(const QByteArray &url)
{
    if (!mayBeOpened(url))
        return false;
    for (const QString &command : openers()) {
        if (start(command, QString::fromLatin1(url)))
            return true;
    }
    return false;
}

} // namespace agent0
