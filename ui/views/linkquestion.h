#pragma once

#include <QDialog>

namespace agent0 {

/// Asks before an address from outside is opened in the browser: which host, and the whole of it. Anything but http and https is only
/// told.
class LinkQuestion final : public QDialog {
    Q_OBJECT

public:
    explicit LinkQuestion(const QString &address, QWidget *parent = nullptr);
};

} // namespace agent0
