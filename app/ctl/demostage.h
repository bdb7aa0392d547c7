#pragma once

#include "composition/composition.h"
#include "sandbox/company.h"

#include <QTemporaryDir>

namespace agent0::ctl {

/// All that a demo needs and nobody keeps: the sandbox in this process, a profile in a temporary folder under a name that
/// nobody else uses, a browser without a window.
class DemoStage {
public:
    explicit DemoStage(Surroundings surroundings);

    /// Starts the servers, writes the profile, hands over the client secrets.
    Task<Result<Agent *>> prepare();
    /// As Ada, through the sandbox's login page.
    Task<Result<Person>> signIn();
    /// Takes back what was put into the keychain. The folder and the servers go with this object.
    Task<> cleanUp();

    QByteArray issuer() const { return m_company->issuer(); } ///< once it is prepared
    SecretStore &secrets() { return m_composition->secrets(); }

private:
    using Answer = OneShot<Result<Person>>;
    Task<> waitForSignIn(Answer::Sender answer);
    Task<> visit(QByteArray url, Answer::Sender answer);

    Surroundings m_surroundings;
    QTemporaryDir m_folder;
    sandbox::Person m_visitor;
    std::unique_ptr<sandbox::Company> m_company;
    std::unique_ptr<Composition> m_composition;
    Agent *m_agent = nullptr;
    TaskScope m_scope;
};

} // namespace agent0::ctl
