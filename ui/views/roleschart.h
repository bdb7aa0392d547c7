#pragma once

#include "agent/connectiondetails.h"
#include "doctor/topology.h"
#include "views/theme.h"

#include <QWidget>

namespace agent0 {

/// The four roles of one connection with its own names, who asks whom for what, and who trusts whom. Where the chain broke the
/// arrow is broken; around what is one trust domain goes a frame.
class RolesChart final : public QWidget {
    Q_OBJECT

public:
    explicit RolesChart(QWidget *parent = nullptr);

    /// brokenAt: the leg that failed last, Leg::None for none.
    void show(const ConnectionDetails &details, Leg brokenAt);
    /// As a check has found it, each relation by itself; lower than the other.
    void show(const doctor::Topology &topology);
    QSize sizeHint() const override { return {420, height(3)}; }
    QSize minimumSizeHint() const override { return {300, height(3)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Standing { Unknown, Good, Doubtful, Broken };
    struct Role {
        QString title;
        QString name;
        QString arrow; ///< what Agent0 does with it
        QString trust; ///< whom it trusts
        Standing asked = Standing::Good;
        Standing trusts = Standing::Unknown;
    };
    struct Sizes {
        int box = 62;
        int gap = 38;
        int caption = 0;
        int top = 6; ///< room above the first box, for what its arrow says
    };
    enum class Domains { NotShown, One, Two };
    static Standing standingOf(doctor::State state);
    void take(QList<Role> roles);
    int height(int boxes) const;
    QRectF boxOf(int role) const; ///< 0: Agent0, then the three
    QColor colorOf(Standing standing, const Colors &colors) const;
    void paintBox(QPainter &painter, const QRectF &box, const QString &title, const QString &name, bool own) const;
    void paintArrow(QPainter &painter, int role) const;
    void paintTrust(QPainter &painter, int role) const;
    void paintDomains(QPainter &painter) const;
    QRectF mirrored(const QRectF &rect) const;

    QList<Role> m_roles;
    Sizes m_sizes;
    Domains m_domains = Domains::NotShown;
    Tone m_tone = Tone::Muted; ///< of the domains
    QString m_caption;
};

} // namespace agent0
