#include "help/helppage.h"

#include "base/result.h"

#include <QRegularExpression>

namespace agent0 {

HelpPage HelpPage::fromText(QString topic, QString text)
{
    const QString first = text.section(u'\n', 0, 0);
    QString title = first.startsWith("# "_L1) ? first.mid(2).trimmed() : topic;
    return HelpPage{std::move(topic), std::move(title), std::move(text)};
}

QStringList HelpPage::codes() const
{
    static const QRegularExpression heading(u"^## `([^`\\n]+)`$"_s, QRegularExpression::MultilineOption);
    QStringList all;
    for (auto found = heading.globalMatch(text); found.hasNext();)
        all << found.next().captured(1);
    return all;
}

QString HelpPage::section(const QString &code) const
{
    const QString heading = u"\n## `%1`\n"_s.arg(code);
    const qsizetype at = text.indexOf(heading);
    if (at < 0)
        return {};
    const qsizetype end = text.indexOf("\n## "_L1, at + heading.size() - 1);
    return text.mid(at + 1, end < 0 ? -1 : end - at).trimmed() + u'\n';
}

QStringList HelpPage::links() const
{
    static const QRegularExpression link(u"\\[[^\\]\\n]+\\]\\(([^)\\n]*)\\)"_s);
    QStringList all;
    for (auto found = link.globalMatch(text); found.hasNext();)
        all << found.next().captured(1);
    return all;
}

} // namespace agent0
