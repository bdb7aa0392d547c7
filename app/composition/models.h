#pragma once

#include "activity/flowrecorder.h"
#include "chat/chat.h"
#include "config/profile.h"
#include "keychain/secretstore.h"
#include "model/modelwire.h"

#include <memory>

namespace agent0 {

/// The model that these settings name. The key of a provider that wants one is in the keychain; for one run it may be in
/// AGENT0_MODEL_KEY instead. Fails with "model_address" (Fault::Configuration), "model_key" (Fault::Refused: there is none), or as the
/// keychain does.
Task<Result<std::unique_ptr<LanguageModel>>> languageModel(
    AgentSettings settings, ModelPorts ports, SecretStore &secrets, QString profile);

/// The same settings with another model: "anthropic/NAME", "builtin", or a NAME of the same provider. Fault::Usage, code
/// "provider_unknown".
Result<AgentSettings> withModel(AgentSettings settings, const QString &wanted);

/// Whether they say which of the provider's models it is. Fault::Configuration, code "model_missing".
Result<> modelIsChosen(const AgentSettings &settings);

/// A call of the agent, for the activity log.
ActivityEvent eventOf(const CallRecord &call);

} // namespace agent0
