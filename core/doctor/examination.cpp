#include "doctor/examination.h"

namespace agent0::doctor {

std::optional<QJsonObject> RunDocuments::find(const QString &address, Seconds)
{
    const auto kept = m_kept.find(address);
    return kept == m_kept.end() ? std::nullopt : std::optional(kept->second);
}

Instruments::Instruments(Ports from, const Profile &profile, const QString &folder)
    : http(from.http, from.clock),
      ports{http, from.secrets, from.clock, from.random},
      vault(ports.secrets, ports.clock, ports.random, profile.name, folder),
      ledger(ports.clock, folder),
      kept(ports.clock, &vault),
      discovery(ports.http, ports.clock, documents),
      credentials(ports.secrets, profile),
      proofs(ports, profile, folder, vault),
      session(ports, profile, folder, vault, kept, discovery, credentials, proofs, {}),
      idJags(ports, profile, session, discovery, credentials, ledger, {}),
      redemption(ports, discovery, credentials, {}),
      own(ports, profile, vault, discovery, credentials, {}),
      broker(ports, profile, folder, vault, kept, discovery, proofs, idJags, redemption, own)
{
}

Examination::Examination(Ports ports, Effective given, QString dataFolder)
    : effective(std::move(given)),
      profile(effective.profile),
      folder(std::move(dataFolder)),
      tools(std::move(ports), profile, folder)
{
    tools.idJags.observe([this](const IdJagInspection &inspection) {
        ++idJagsSpent;
        patient.inspection = inspection;
    });
}

} // namespace agent0::doctor
