#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

class QFileDialog;

namespace agent0::test {

/// What a person works with. What can be done with one can be done with the other.
enum class By { Keyboard, Mouse };

/// For the data of a test: a column "by", and a row for each.
inline void withKeyboardAndMouse()
{
    QTest::addColumn<By>("by");
    QTest::newRow("by keyboard") << By::Keyboard;
    QTest::newRow("by mouse") << By::Mouse;
}

// In a window that is active. By the keyboard only what it reaches: where the focus does not go, nothing is done.

/// A button, a check box.
void use(QAbstractButton *button, By by);
/// A button with a menu.
void useEntry(QAbstractButton *button, const QString &entry, By by);
/// An entry of a menu that is open, by its text without "&".
void useEntry(QMenu *menu, const QString &entry, By by);
/// Another entry of a box.
void choose(QComboBox *box, const QString &entry, By by);
/// A row of a list or table.
void choose(QAbstractItemView *view, int row, By by);
/// The menu of a row.
QMenu *menuOf(QAbstractItemView *view, int row, By by);
/// The question where to save something is answered.
void saveAs(QFileDialog *dialog, const QString &path, By by);
/// Text in a field.
void write(QLineEdit *field, const QString &text, By by);

} // namespace agent0::test

Q_DECLARE_METATYPE(agent0::test::By)
