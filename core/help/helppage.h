#pragma once

#include <QString>
#include <QStringList>

namespace agent0 {

/// One page of the help: Markdown of a plain and safe subset (headings, paragraphs, lists, bold, code, fenced blocks, links to
/// other pages; no HTML, no images, no addresses that a click would open).
struct HelpPage {
    QString topic; ///< "same-org"
    QString title;
    QString text; ///< all of it, the heading too

    /// title is the text's first heading.
    static HelpPage fromText(QString topic, QString text);

    QStringList codes() const; ///< the error codes that have a section ("## `code`")
    QString section(const QString &code) const; ///< heading and text; "" where there is none
    QStringList links() const; ///< targets, as they stand: "identifiers", "errors-profile#missing"
};

} // namespace agent0
