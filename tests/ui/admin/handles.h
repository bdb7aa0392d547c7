#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace agent0::test {

/// The widget of that type with that accessible name, object name or text below parent; shown ones first.
template<typename Widget = QWidget>
Widget *widgetNamed(QWidget *parent, const QString &name)
{
    Widget *hidden = nullptr;
    for (Widget *one : parent->findChildren<Widget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(one);
        QString text = button ? button->text() : QString();
        text.remove(u'&');
        if (one->accessibleName() != name && one->objectName() != name && text != name)
            continue;
        if (one->isVisible())
            return one;
        hidden = one;
    }
    return hidden;
}

/// Everything that can be read below parent, a line each.
inline QString shownText(QWidget *parent)
{
    QStringList all;
    for (const QLabel *label : parent->findChildren<QLabel *>()) {
        if (label->isVisible())
            all << label->text().remove(QChar(0x200B));
    }
    return all.join(u'\n');
}

inline void click(QWidget *widget)
{
    QVERIFY(widget);
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// What can have the focus and says nothing to a screen reader.
inline QStringList nameless(QWidget *root)
{
    QStringList found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        const bool said =
            face && (!face->text(QAccessible::Name).isEmpty() || !face->text(QAccessible::Value).isEmpty());
        if (!said)
            found << QString::fromLatin1(widget->metaObject()->className());
    }
    return found;
}

/// The dialog that is open below parent, once there is one.
template<typename Dialog>
Dialog *openDialog(QWidget *parent)
{
    Dialog *found = nullptr;
    (void)QTest::qWaitFor([&] {
        const auto all = parent->findChildren<Dialog *>();
        const auto shown = std::ranges::find_if(all, [](const Dialog *one) { return one->isVisible(); });
        found = shown == all.end() ? nullptr : *shown;
        return found != nullptr;
    });
    return found;
}

} // namespace agent0::test
