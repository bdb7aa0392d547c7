#include "ui/support/hands.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace agent0::test {

namespace {

QString plain(QString text) { return text.remove(u'&'); }

void takeFocus(QWidget *widget)
{
    QVERIFY2(widget->focusPolicy() & Qt::TabFocus, widget->metaObject()->className());
    QVERIFY(widget->isVisible() && widget->isEnabled());
    if (!widget->isActiveWindow())
        widget->activateWindow(); // as a desktop does when a question that lay above it is answered
    QTRY_VERIFY2(widget->isActiveWindow(), widget->metaObject()->className());
    widget->setFocus(Qt::TabFocusReason);
    QVERIFY2(widget->hasFocus(), widget->metaObject()->className());
}

/// The menu that has come up.
QMenu *openMenu()
{
    QMenu *menu = nullptr;
    (void)QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr; });
    return menu;
}

/// As a hand brings it there. A menu takes a click without a movement for the end of the one that opened it.
void moveMouse(QMenu *menu, const QPoint &to)
{
    constexpr int movements = 8;
    for (int left = movements; left >= 0; --left) {
        const QPointF at(to.x() - left, to.y());
        QMouseEvent event(QEvent::MouseMove, at, menu->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(menu, &event);
    }
}

} // namespace

void use(QAbstractButton *button, By by)
{
    QVERIFY(button);
    if (by == By::Mouse) {
        QVERIFY(button->isVisible());
        return QTest::mouseClick(
            button, Qt::LeftButton, {}, QPoint(std::min(10, button->width() / 2), button->height() / 2));
    }
    takeFocus(button);
    QTest::keyClick(button, Qt::Key_Space);
}

void useEntry(QMenu *menu, const QString &entry, By by)
{
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto found = std::ranges::find(actions, entry, [](const QAction *one) { return plain(one->text()); });
    QVERIFY2(found != actions.end(), qPrintable(entry));
    if (by == By::Mouse) {
        const QPoint at = menu->actionGeometry(*found).center();
        moveMouse(menu, at);
        return QTest::mouseClick(menu, Qt::LeftButton, {}, at);
    }
    for (qsizetype i = 0; i < 2 * actions.size() && menu->activeAction() != *found; ++i)
        QTest::keyClick(menu, Qt::Key_Down);
    QCOMPARE(menu->activeAction(), *found);
    QTest::keyClick(menu, Qt::Key_Return);
}

void useEntry(QAbstractButton *button, const QString &entry, By by)
{
    if (by == By::Keyboard)
        takeFocus(button);
    // While its menu is open the button does not come back.
    QTimer::singleShot(0, button, [entry, by] {
        useEntry(openMenu(), entry, by);
        if (QWidget *left = QApplication::activePopupWidget())
            left->close();
    });
    use(button, by);
}

void choose(QComboBox *box, const QString &entry, By by)
{
    QVERIFY(box);
    const int wanted = box->findText(entry);
    QVERIFY2(wanted >= 0, qPrintable(entry));
    if (by == By::Mouse) {
        QTest::mouseClick(box, Qt::LeftButton);
        QTRY_VERIFY(box->view()->isVisible());
        const QRect row = box->view()->visualRect(box->model()->index(wanted, 0));
        const QPoint at(row.left() + 8, row.center().y()); // a row may be wider than what is seen of it
        // For as long as it could be the second half of a double click, a click does not count.
        QTRY_VERIFY((QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {}, at), !box->view()->isVisible()));
        QCOMPARE(box->currentText(), entry);
        return;
    }
    takeFocus(box);
    const auto key = wanted > box->currentIndex() ? Qt::Key_Down : Qt::Key_Up;
    for (int i = 0; i < box->count() && box->currentIndex() != wanted; ++i)
        QTest::keyClick(box, key);
    QCOMPARE(box->currentText(), entry);
}

void choose(QAbstractItemView *view, int row, By by)
{
    QVERIFY(view);
    const QModelIndex index = view->model()->index(row, 0);
    if (by == By::Mouse)
        return QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    takeFocus(view);
    const auto isChosen = [&] {
        return view->currentIndex().row() == row && view->selectionModel()->isSelected(index);
    };
    for (int i = 0; i < view->model()->rowCount() + 2 && !isChosen(); ++i)
        QTest::keyClick(view, view->currentIndex().row() > row ? Qt::Key_Up : Qt::Key_Down);
    QVERIFY(isChosen());
}

QMenu *menuOf(QAbstractItemView *view, int row, By by)
{
    choose(view, row, by);
    const QPoint at = view->visualRect(view->model()->index(row, 0)).center();
    // What the right button and the menu key are for a program: the one is of a place, the other of what has the focus.
    QContextMenuEvent event(by == By::Mouse ? QContextMenuEvent::Mouse : QContextMenuEvent::Keyboard, at,
        view->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(by == By::Mouse ? view->viewport() : view, &event);
    return openMenu();
}

void saveAs(QFileDialog *dialog, const QString &path, By by)
{
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    if (by == By::Mouse)
        use(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), by);
    else
        QTest::keyClick(name, Qt::Key_Return);
}

void write(QLineEdit *field, const QString &text, By by)
{
    QVERIFY(field);
    if (by == By::Mouse)
        QTest::mouseClick(field, Qt::LeftButton, {}, field->rect().center());
    else
        takeFocus(field);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, text);
}

} // namespace agent0::test
