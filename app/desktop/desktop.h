#pragma once

#include "models/sessionmodel.h"
#include "options.h"
#include "sandboxthread.h"
#include "views/mainwindow.h"
#include "views/systemappearance.h"
#include "workspace.h"

#include <QTemporaryDir>

namespace agent0::desktop {

/// The program behind the window: opens a profile, makes its views, tells the session what happens. Nothing that takes time is
/// done before the window is there.
class Desktop : public QObject {
    Q_OBJECT

public:
    explicit Desktop(Options options);
    ~Desktop() override;

    void start();

private:
    void open();
    void openSandbox();
    void useSandbox();
    void use(Surroundings surroundings, ProfileStore profiles);
    Task<> keepSecrets(std::map<QString, Secret> secrets);
    void work();
    Surroundings surroundings() const;

    Options m_options;
    QTemporaryDir m_sandboxFolder;
    std::unique_ptr<SandboxThread> m_sandbox;
    std::unique_ptr<Workspace> m_workspace;
    SessionModel m_session; // uses the workspace's agent
    std::unique_ptr<SystemAppearance> m_appearance;
    MainWindow m_window; // uses all of them
    TaskScope m_scope;
};

} // namespace agent0::desktop
