#include "sandbox/company.h"
#include "sandbox/faults.h"
#include "sandbox/sandbox.h"

namespace agent0::sandbox {

namespace {

class SandboxCompany final : public Company {
public:
    explicit SandboxCompany(SandboxOptions options) : m_servers(std::move(options)) { }

    Result<> start() override { return m_servers.start(); }
    QByteArray issuer() const override { return m_servers.issuer(); }
    QByteArray issuerOf(const QByteArray &connection) const override { return m_servers.issuerOf(connection); }
    QByteArray resourceOf(const QByteArray &connection) const override { return m_servers.resourceOf(connection); }
    QJsonObject readyProfile() const override { return m_servers.readyProfile(); }
    QJsonObject readyFile() const override { return m_servers.readyFile(); }
    std::map<QString, Secret> secrets() const override { return m_servers.secrets(); }
    Task<Result<Visit>> visit(QByteArray address, Visitor visitor) override
    {
        return m_browser.open(std::move(address), std::move(visitor));
    }

private:
    Sandbox m_servers;
    UserAgent m_browser;
};

QList<FaultWords> faultWords()
{
    QList<FaultWords> words;
    for (const Misdeed &one : misdeeds())
        words.append({one.name, legOf(one.point), one.description});
    return words;
}

} // namespace

void agent0CompanyParts(CompanyParts &parts)
{
    parts.found = [](SandboxOptions options) -> std::unique_ptr<Company> {
        return std::make_unique<SandboxCompany>(std::move(options));
    };
    parts.command = &parseSandboxCommand;
    parts.faults = &faultWords;
    parts.people = [] { return people(); };
}

} // namespace agent0::sandbox
