#include "sandboxthread.h"

#include "sandbox/company.h"

namespace agent0::desktop {

/// Lives in the thread.
class SandboxThread::Servers : public QObject {
public:
    Result<SandboxAccess> start()
    {
        const auto parts = sandbox::companyParts();
        if (!parts)
            return fail(parts.error());
        m_company = parts->found({});
        if (const auto started = m_company->start(); !started)
            return fail(started.error());
        return SandboxAccess{m_company->readyProfile(), m_company->secrets()};
    }

private:
    std::unique_ptr<sandbox::Company> m_company;
};

SandboxThread::SandboxThread() : m_servers(new Servers)
{
    m_thread.setObjectName(u"sandbox"_s);
    m_servers->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_servers, &QObject::deleteLater);
    m_thread.start();
}

SandboxThread::~SandboxThread()
{
    m_thread.quit();
    m_thread.wait();
}

void SandboxThread::start()
{
    QMetaObject::invokeMethod(m_servers, [this] {
        auto access = std::make_shared<Result<SandboxAccess>>(m_servers->start());
        QMetaObject::invokeMethod(this, [this, access] {
            m_access = std::make_unique<Result<SandboxAccess>>(std::move(*access));
            emit finishedStarting();
        });
    });
}

Result<SandboxAccess> SandboxThread::take() { return std::move(*std::exchange(m_access, nullptr)); }

} // namespace agent0::desktop
