#pragma once

#include "views/view.h"

#include <QObject>
#include <QPointer>

namespace agent0 {
class CheckView;
class Composition;
class HelpView;
} // namespace agent0

namespace agent0::desktop {

/// What a person turns to when something fails: the check of every step, and the help; and the way from a finding to its page.
class Guidance final : public QObject {
    Q_OBJECT

public:
    /// composition outlives it.
    explicit Guidance(Composition &composition);

    ViewList views();
    void showTopic(const QString &topic); ///< of the help
    void check(const QString &connection); ///< now

signals:
    void viewWanted(const QString &id); ///< of views()

private:
    QWidget *makeCheck();
    QWidget *makeHelp();

    Composition &m_composition;
    QString m_topic; ///< wanted before the help was made
    QPointer<HelpView> m_help;
    QPointer<CheckView> m_check;
};

} // namespace agent0::desktop
