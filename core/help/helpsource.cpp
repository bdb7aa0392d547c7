#include "help/helpsource.h"

#include "base/result.h"

#include <QDir>
#include <QFile>

#include <algorithm>

// A static library's resources are not registered by themselves. Outside every namespace, as the macro wants it.
static void registerHelp() { Q_INIT_RESOURCE(agent0_help_pages); }

namespace agent0 {

namespace {

/// In the order in which somebody new would read them.
const QStringList Order{u"concepts"_s, u"minimal-example"_s, u"set-up"_s};

qsizetype rankOf(const QString &topic)
{
    const qsizetype at = Order.indexOf(topic);
    return at >= 0 ? at : topic.startsWith("errors-"_L1) ? Order.size() + 1 : Order.size();
}

} // namespace

QList<HelpPage> helpPages()
{
    registerHelp();
    QList<HelpPage> pages;
    const QDir folder(u":/agent0/help"_s);
    for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            pages << HelpPage::fromText(name.chopped(3), QString::fromUtf8(file.readAll()));
    }
    std::ranges::sort(pages, {}, [](const HelpPage &page) { return std::pair(rankOf(page.topic), page.topic); });
    return pages;
}

} // namespace agent0
