#pragma once

#include "help/helppage.h"

#include <QList>

namespace agent0 {

/// Where words were found.
struct HelpHit {
    QString topic;
    QString title;
    QString excerpt; ///< a line around the first word
};

/// Pages, and how to find something in them. Offline; small enough to be searched whole.
class HelpIndex {
public:
    explicit HelpIndex(QList<HelpPage> pages) : m_pages(std::move(pages)) { }

    const QList<HelpPage> &pages() const { return m_pages; }
    const HelpPage *page(const QString &topic) const; ///< null where there is none
    /// What is said of an error code, on whichever pages, one below the other; "" where nothing is.
    QString ofCode(const QString &code) const;
    /// Pages that hold every word, in any case; those with more of them in title and headings first.
    QList<HelpHit> search(const QString &words) const;
    /// Links that lead nowhere: "page: target".
    QStringList brokenLinks() const;

private:
    QList<HelpPage> m_pages;
};

} // namespace agent0
