#pragma once

#include <QVariantMap>

class QWidget;

namespace agent0 {

/// How a person has arranged a view: columns and their order, what is sorted by, splitters, and each filter that was marked.
QVariantMap arrangementOf(const QWidget &view);
/// The same again. What does not fit, since the view has changed meanwhile, is passed over.
void arrange(QWidget &view, const QVariantMap &arrangement);

/// A line edit, a check box or a choice of segments whose value belongs to the arrangement, or any other widget with its property
/// "value". name: stable.
void keepInArrangement(QWidget &filter, const QString &name);

} // namespace agent0
