#pragma once

#include "agent/connectiondetails.h"

#include <QWidget>

namespace agent0 {

/// The four roles of one connection with its own names, who asks whom for what, and who trusts whom. Where the chain broke the
/// arrow is broken.
class RolesChart final : public QWidget {
    Q_OBJECT

public:
    explicit RolesChart(QWidget *parent = nullptr);

    /// brokenAt: the leg that failed last, Leg::None for none.
    void show(const ConnectionDetails &details, Leg brokenAt);
    QSize sizeHint() const override { return {420, 268}; }
    QSize minimumSizeHint() const override { return {300, 268}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Role {
        QString title;
        QString name;
        QString arrow; ///< what Agent0 does with it
        QString trust; ///< whom it trusts
        bool broken = false;
        bool reached = true; ///< nothing before it is broken
    };
    QRectF boxOf(int role) const; ///< 0: Agent0, then the three
    void paintBox(QPainter &painter, const QRectF &box, const QString &title, const QString &name, bool own) const;
    void paintArrow(QPainter &painter, int role) const;
    void paintTrust(QPainter &painter, int role) const;
    QRectF mirrored(const QRectF &rect) const;

    QList<Role> m_roles;
};

} // namespace agent0
