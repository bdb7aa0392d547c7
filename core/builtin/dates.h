#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace agent0::builtin {

/// The first to the last day of what was said: one day for "tomorrow", seven for "this week".
struct Days {
    QDate first;
    QDate last;
    bool holds(QDate day) const { return day >= first && day <= last; }
};

/// A date in a text, with the words around it that belong to it: "by friday".
struct FoundDate {
    qsizetype at = 0;
    qsizetype size = 0;
    QString before; ///< "by", "on", "until" … as it was said, or ""
    Days days;
};

/// The first date that people would hear in it: "tomorrow", "on friday", "next week", "in three days", "the 3rd", "dec 3",
/// "2026-12-03". A weekday is the next one to come; a day of the month likewise.
std::optional<FoundDate> findDate(const QString &text, QDate today);

/// The same text with its date as a day of the calendar, so that it means the same tomorrow: "Pay rent on 2026-12-04".
QString withFixedDate(const QString &text, QDate today);

/// The text without its date, and without the words that belong to that.
QString withoutDate(const QString &text, QDate today);

} // namespace agent0::builtin
