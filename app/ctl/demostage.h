#pragma once

#include "composition/composition.h"
#include "sandbox/sandbox.h"
#include "sandbox/useragent.h"

#include <QTemporaryDir>

namespace agent0::ctl {

/// All that a demo needs and nobody keeps: the sandbox in this process, a profile in a temporary folder under a name that
/// nobody else uses, a browser without a window.
class DemoStage {
public:
    DemoStage(Surroundings surroundings);

    /// Starts the servers, writes the profile, hands over the client secrets.
    Task<Result<Agent *>> prepare();
    /// As Ada, through the sandbox's login page.
    Task<Result<Person>> signIn();
    /// Takes back what was put into the keychain. The folder and the servers go with this object.
    Task<> cleanUp();

    const sandbox::Sandbox &servers() const { return m_servers; }
    SecretStore &secrets() { return m_composition->secrets(); }

private:
    using Answer = OneShot<Result<Person>>;
    Task<> waitForSignIn(Answer::Sender answer);
    Task<> visit(QByteArray url, Answer::Sender answer);

    Surroundings m_surroundings;
    QTemporaryDir m_folder;
    sandbox::Sandbox m_servers;
    sandbox::UserAgent m_browser;
    std::unique_ptr<Composition> m_composition;
    Agent *m_agent = nullptr;
    TaskScope m_scope;
};

} // namespace agent0::ctl
