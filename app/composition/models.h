#pragma once

#include "config/profile.h"
#include "keychain/secretstore.h"
#include "model/modelwire.h"

#include <memory>

namespace agent0 {

/// The model that these settings name. The key of a provider that wants one is in the keychain; for one run it may be in
/// AGENT0_MODEL_KEY instead. Fails with "model_missing" or "model_address" (Fault::Configuration), "model_key" (Fault::Refused: there is
/// none), or as the keychain does.
Task<Result<std::unique_ptr<LanguageModel>>> languageModel(
    AgentSettings settings, ModelPorts ports, SecretStore &secrets, QString profile);

/// The same settings with another model: "anthropic/NAME", "builtin", or a NAME of the same provider. Fault::Usage, code
/// "provider_unknown".
Result<AgentSettings> withModel(AgentSettings settings, const QString &wanted);

} // namespace agent0
