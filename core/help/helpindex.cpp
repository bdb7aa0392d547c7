#include "help/helpindex.h"

#include "base/result.h"

#include <algorithm>

namespace agent0 {

namespace {

int weightOf(const HelpPage &page, const QStringList &words)
{
    int weight = 0;
    for (const QString &word : words) {
        const qsizetype found = page.text.count(word, Qt::CaseInsensitive);
        if (found == 0)
            return 0;
        weight += int(qMin<qsizetype>(found, 5));
        weight += page.title.contains(word, Qt::CaseInsensitive) ? 20 : 0;
        weight += page.topic.contains(word, Qt::CaseInsensitive) ? 20 : 0;
        weight += page.codes().contains(word) ? 50 : 0;
    }
    return weight;
}

QString excerptOf(const HelpPage &page, const QString &word)
{
    for (const QString &line : page.text.split(u'\n')) {
        if (!line.startsWith(u'#') && line.contains(word, Qt::CaseInsensitive))
            return line.simplified().left(160);
    }
    return page.text.section(u'\n', 2, 2).left(160);
}

} // namespace

const HelpPage *HelpIndex::page(const QString &topic) const
{
    const auto found = std::ranges::find_if(m_pages, [&](const HelpPage &one) { return one.topic == topic; });
    return found == m_pages.end() ? nullptr : &*found;
}

QString HelpIndex::ofCode(const QString &code) const
{
    QStringList sections;
    for (const HelpPage &one : m_pages) {
        if (const QString section = one.section(code); !section.isEmpty())
            sections << section;
    }
    return sections.join(u'\n');
}

QList<HelpHit> HelpIndex::search(const QString &words) const
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, const HelpPage *>> found;
    for (const HelpPage &one : m_pages) {
        if (const int weight = wanted.isEmpty() ? 0 : weightOf(one, wanted))
            found.append({weight, &one});
    }
    std::ranges::sort(found, {}, [](const auto &one) { return std::pair(-one.first, one.second->topic); });
    QList<HelpHit> hits;
    for (const auto &[weight, page] : found)
        hits << HelpHit{page->topic, page->title, excerptOf(*page, wanted.constFirst())};
    return hits;
}

QStringList HelpIndex::brokenLinks() const
{
    QStringList broken;
    for (const HelpPage &one : m_pages) {
        for (const QString &link : one.links()) {
            const HelpPage *target = page(link.section(u'#', 0, 0));
            const QString code = link.section(u'#', 1);
            if (!target || (!code.isEmpty() && !target->codes().contains(code)))
                broken << one.topic + u": "_s + link;
        }
    }
    return broken;
}

} // namespace agent0
