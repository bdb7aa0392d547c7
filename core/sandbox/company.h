#pragma once

#include "base/secret.h"
#include "sandbox/people.h"
#include "sandbox/sandboxoptions.h"
#include "sandbox/useragent.h"

#include <QJsonObject>

#include <map>
#include <memory>

namespace agent0::sandbox {

/// A Sandbox and a browser that visits it, as whoever only runs them sees both.
class Company {
public:
    virtual ~Company() = default;

    virtual Result<> start() = 0; ///< as Sandbox
    virtual QByteArray issuer() const = 0;
    virtual QByteArray issuerOf(const QByteArray &connection) const = 0;
    virtual QByteArray resourceOf(const QByteArray &connection) const = 0;
    virtual QJsonObject readyProfile() const = 0;
    virtual QJsonObject readyFile() const = 0;
    virtual std::map<QString, Secret> secrets() const = 0;
    virtual Task<Result<Visit>> visit(QByteArray address, Visitor visitor) = 0; ///< as UserAgent
};

/// A way to go wrong, for people.
struct FaultWords {
    QString name;
    Leg leg = Leg::None;
    QString description;
};

struct CompanyParts {
    std::unique_ptr<Company> (*found)(SandboxOptions options);
    Result<SandboxCommand> (*command)(const QStringList &arguments); ///< parseSandboxCommand()
    QList<FaultWords> (*faults)();
    QList<Person> (*people)();
};

/// On Linux all of it is in a library of its own, loaded when somebody wants a sandbox: it brings QtNetwork, which most
/// programs do not need. Fault::Failed, code "library_missing", where it cannot be loaded.
Result<CompanyParts> companyParts();

/// All that the library agent0-company holds for others.
extern "C" Q_DECL_EXPORT void agent0CompanyParts(CompanyParts &parts);

} // namespace agent0::sandbox
