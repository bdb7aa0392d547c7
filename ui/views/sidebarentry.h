#pragma once

#include <QAbstractButton>

namespace agent0 {

/// One line of the sidebar.
class SidebarEntry final : public QAbstractButton {
    Q_OBJECT

public:
    SidebarEntry(const QString &title, const QString &iconName, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
};

} // namespace agent0
