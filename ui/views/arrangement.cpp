#include "views/arrangement.h"

#include "base/result.h"
#include "views/segments.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>

namespace agent0 {

namespace {

constexpr const char *Kept = "arrangement";

QVariant valueOf(const QWidget &filter)
{
    if (const auto *edit = qobject_cast<const QLineEdit *>(&filter))
        return edit->text();
    if (const auto *segments = qobject_cast<const Segments *>(&filter))
        return segments->current();
    const auto *button = qobject_cast<const QAbstractButton *>(&filter);
    return button ? QVariant(button->isChecked()) : filter.property("value");
}

void setValue(QWidget &filter, const QVariant &value)
{
    if (auto *edit = qobject_cast<QLineEdit *>(&filter))
        edit->setText(value.toString());
    else if (auto *segments = qobject_cast<Segments *>(&filter))
        segments->setCurrent(value.toInt());
    else if (auto *button = qobject_cast<QAbstractButton *>(&filter))
        button->setChecked(value.toBool());
    else
        filter.setProperty("value", value);
}

/// Each thing that is kept, with its name; tables and splitters by the order in which the view made them.
template<typename Visit>
void visit(const QWidget &view, const Visit &each)
{
    const auto splitters = view.findChildren<QSplitter *>();
    for (qsizetype i = 0; i < splitters.size(); ++i)
        each(u"splitter%1"_s.arg(i), *splitters[i]);
    const auto tables = view.findChildren<QTableView *>();
    for (qsizetype i = 0; i < tables.size(); ++i)
        each(u"columns%1"_s.arg(i), *tables[i]->horizontalHeader());
    const auto all = view.findChildren<QWidget *>();
    for (QWidget *one : all) {
        if (const QString name = one->property(Kept).toString(); !name.isEmpty())
            each(name, *one);
    }
}

} // namespace

QVariantMap arrangementOf(const QWidget &view)
{
    QVariantMap arrangement;
    visit(view, [&](const QString &name, const QWidget &widget) {
        if (const auto *splitter = qobject_cast<const QSplitter *>(&widget))
            arrangement.insert(name, splitter->saveState());
        else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            arrangement.insert(name, header->saveState());
        else
            arrangement.insert(name, valueOf(widget));
    });
    return arrangement;
}

void arrange(QWidget &view, const QVariantMap &arrangement)
{
    visit(view, [&](const QString &name, QWidget &widget) {
        const QVariant value = arrangement.value(name);
        if (!value.isValid())
            return;
        if (auto *splitter = qobject_cast<QSplitter *>(&widget))
            splitter->restoreState(value.toByteArray());
        else if (auto *header = qobject_cast<QHeaderView *>(&widget))
            header->restoreState(value.toByteArray());
        else
            setValue(widget, value);
    });
}

void keepInArrangement(QWidget &filter, const QString &name) { filter.setProperty(Kept, name); }

} // namespace agent0
