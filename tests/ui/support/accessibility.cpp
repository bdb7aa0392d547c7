#include "ui/support/accessibility.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QLabel>
#include <QSet>
#include <QTest>
#include <QWidget>

namespace agent0::test {

namespace {

using namespace Qt::StringLiterals;

QString described(const QWidget &widget, const QString &what)
{
    return u"%1 (%2) %3"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), what);
}

/// One of an exclusive group stands for all: the arrow keys go on from there.
bool isStandInFor(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && button->group() && button->group()->exclusive() && !button->isChecked();
}

/// Parts that Qt makes inside of a widget of its own.
bool isInnerPart(const QWidget &widget) { return widget.objectName().startsWith(u"qt_"_s); }

} // namespace

QStringList namelessWidgets(const QWidget &window)
{
    QStringList found;
    const auto all = window.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || isInnerPart(*widget))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->role() == QAccessible::NoRole)
            found << described(*widget, u"has no role"_s);
        else if (face->text(QAccessible::Name).isEmpty())
            found << described(*widget, u"has no name"_s);
    }
    return found;
}

QStringList markupLabels(const QWidget &window)
{
    QStringList found;
    const auto all = window.findChildren<QLabel *>();
    for (const QLabel *label : all) {
        const bool picture = isInnerPart(*label) && label->text().isEmpty(); // of a message box
        if (label->textFormat() != Qt::PlainText && !picture)
            found << described(*label, label->text());
    }
    return found;
}

QStringList notReachedByTab(QWidget &window)
{
    QSet<const QWidget *> reached;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        if (reached.contains(now))
            break;
        reached << now;
    }
    QStringList missing;
    const auto all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        const bool wants = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && !widget->focusProxy();
        if (wants && !reached.contains(widget) && !isStandInFor(*widget) && !isInnerPart(*widget))
            missing << described(*widget, widget->accessibleName());
    }
    return missing;
}

} // namespace agent0::test
