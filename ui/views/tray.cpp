#include "views/tray.h"

#include "models/sessionface.h"
#include "text/plaintip.h"
#include "views/icons.h"
#include "views/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>

namespace agent0 {

namespace {

/// The program's mark with a dot in that colour.
QIcon markedIcon(const QColor &dot)
{
    QIcon icon;
    for (const int size : {22, 44, 64}) {
        QPixmap pixmap = programIcon().pixmap(size, size);
        if (dot.isValid()) {
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(Qt::white, size / 16.0));
            painter.setBrush(dot);
            const qreal d = size * 0.42;
            painter.drawEllipse(QRectF(size - d - 1, size - d - 1, d, d));
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

QColor dotFor(SessionFace::Tone tone)
{
    const Colors &colors = colorsOf(Appearance::Light);
    switch (tone) {
    case SessionFace::Tone::Warning: return colors.warning;
    case SessionFace::Tone::Trouble: return colors.danger;
    case SessionFace::Tone::Calm:
    case SessionFace::Tone::Busy: break;
    }
    return {};
}

} // namespace

Tray::Tray(SessionModel &session, QObject *parent)
    : QObject(parent), m_session(session), m_menu(std::make_unique<QMenu>())
{
    m_state = m_menu->addAction(QString());
    m_state->setEnabled(false);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Open Agent0")), &QAction::triggered, this, &Tray::opened);
    m_signIn = m_menu->addAction(textOf(SessionAction::SignIn));
    m_signOut = m_menu->addAction(tr("Sign out"));
    connect(m_signIn, &QAction::triggered, &session, &SessionModel::signIn);
    connect(m_signOut, &QAction::triggered, &session, &SessionModel::signOut);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitAsked);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit opened();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::opened);
    connect(&session, &SessionModel::changed, this, &Tray::refresh);
    refresh();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
}

Tray::~Tray() = default;

void Tray::refresh()
{
    const SessionFace face = faceOf(m_session.state());
    const bool somebody = m_session.person().has_value();
    const bool calm = std::holds_alternative<SignedInSession>(m_session.state());
    m_icon.setIcon(markedIcon(dotFor(face.tone)));
    m_icon.setToolTip(plainNotice(u"Agent0: "_s + face.title));
    m_state->setText(face.title);
    m_signIn->setVisible(!calm && face.actions.value(0) != SessionAction::TryAgain);
    m_signOut->setVisible(somebody);
    const std::size_t state = m_session.state().index();
    if (state == m_told)
        return;
    m_told = state;
    if (std::holds_alternative<SignInNeeded>(m_session.state())
        || std::holds_alternative<SessionEnding>(m_session.state()))
        notify(face.title, face.text);
}

void Tray::notify(const QString &title, const QString &text)
{
    if (m_icon.isVisible())
        m_icon.showMessage(plainNotice(title), plainNotice(text), programIcon());
}

} // namespace agent0
