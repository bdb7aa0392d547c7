#pragma once

#include <QDialog>

namespace agent0 {

/// Every key that does something in a window.
class ShortcutList final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutList(QWidget &window);
};

} // namespace agent0
