#pragma once

#include "desktopsettings.h"
#include "filewatch.h"
#include "models/preferences.h"
#include "models/sessionmodel.h"
#include "newprofile.h"
#include "options.h"
#include "sandboxthread.h"
#include "views/mainwindow.h"
#include "views/systemappearance.h"
#include "views/tray.h"
#include "workspace.h"

#include <QTemporaryDir>

namespace agent0::desktop {

/// The program behind the window: opens a profile, makes its views, tells the session what happens. Nothing that takes time is
/// done before the window is there.
class Desktop : public QObject {
    Q_OBJECT

public:
    /// settings outlives it.
    Desktop(Options options, DesktopSettings &settings);
    ~Desktop() override;

    void start();
    /// What a second start of the program was given.
    void handle(const QStringList &arguments);
    /// Ends the program, having put away what must not stay behind.
    void quit();
    MainWindow &window() { return m_window; }

signals:
    void ended(); ///< everything is put away

private:
    void watchWindow();
    void beginWork();
    void open();
    void openSandbox();
    void useSandbox();
    void use(Surroundings surroundings, ProfileStore profiles);
    bool isAtWork() const; ///< a profile is
    void showViews();
    void watchWork();
    void watchSession();
    void applyPreferences();
    void startAtLogin(bool wanted);
    void chooseProfile(const QString &name);
    void startOver();
    void setUp();
    void trySandbox();
    Task<> moveTo(QString profile, std::map<QString, Secret> secrets);
    void reopenProfile();
    void leaveProfile();
    void askToAdopt(const QString &file);
    void adopt(const QString &file);
    void work();
    void sessionChanged();
    void close();
    Task<> keepSecrets(std::map<QString, Secret> secrets);
    Task<> finish();
    Task<bool> putAway();
    Surroundings surroundings() const;

    Options m_options;
    DesktopSettings &m_settings;
    Preferences m_preferences;
    SystemClock m_clock;
    QTemporaryDir m_sandboxFolder;
    std::unique_ptr<SandboxThread> m_sandbox;
    std::unique_ptr<Workspace> m_workspace;
    SessionModel m_session; // uses the workspace's agent
    std::size_t m_sessionWas = 0;
    QString m_whoWas; ///< sub of who was signed in, "" for nobody
    std::unique_ptr<SystemAppearance> m_appearance;
    std::unique_ptr<FileWatch> m_policyWatch;
    std::unique_ptr<FileWatch> m_sessionWatch; ///< while a profile is at work
    MainWindow m_window; // uses all of them
    std::unique_ptr<NewProfile> m_newProfile;
    std::unique_ptr<Tray> m_tray;
    TaskScope m_scope;
};

} // namespace agent0::desktop
