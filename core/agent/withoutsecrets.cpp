#include "agent/parts.h"

namespace agent0 {

Task<QStringList> Agent::withoutSecrets(QStringList texts)
{
    co_return co_await m_parts->known.takenOutOf(std::move(texts));
}

Task<QString> Agent::withoutSecrets(QString text)
{
    QStringList one{std::move(text)};
    const QStringList clean = co_await m_parts->known.takenOutOf(std::move(one));
    co_return clean.first();
}

} // namespace agent0
