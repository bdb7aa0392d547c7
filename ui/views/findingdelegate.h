#pragma once

#include "doctor/finding.h"
#include "views/entrydelegate.h"
#include "views/theme.h"

namespace agent0 {

/// What stands for a state beside its word: one of resources/icons, and its colour.
QString iconOf(doctor::State state);
Tone toneOf(doctor::State state);

/// An entry of the list of findings: icon and name of the check, and below its state in a word and what was found.
class FindingDelegate final : public EntryDelegate {
    Q_OBJECT

public:
    using EntryDelegate::EntryDelegate;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace agent0
