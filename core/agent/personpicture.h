#pragma once

#include "agent/parts.h"

namespace agent0 {

/// The picture of who is signed in: where the ID token, else UserInfo, says that it is.
class PersonPicture {
public:
    explicit PersonPicture(AgentParts &parts) : m_parts(parts) { }

    Task<Result<QByteArray>> fetch();

private:
    Task<Result<QString>> address();
    Task<Result<std::optional<DpopKey>>> keyOf(std::shared_ptr<const VaultContent> content);
    Task<Result<QString>> askUserInfo(std::shared_ptr<const VaultContent> content);

    AgentParts &m_parts;
};

} // namespace agent0
