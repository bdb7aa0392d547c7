#include "composition/models.h"

#include "base/displaytext.h"
#include "builtin/builtinmodel.h"
#include "keychain/secretnames.h"
#include "model/anthropic.h"
#include "model/bedrock.h"
#include "model/openai.h"

namespace agent0 {

namespace {

using Model = std::unique_ptr<LanguageModel>;

constexpr auto AnthropicAddress = "https://api.anthropic.com"_L1;
constexpr auto KeyVariable = "AGENT0_MODEL_KEY";

bool isProvider(const QString &name)
{
    return name == "builtin"_L1 || name == "anthropic"_L1 || name == "bedrock"_L1 || openAiKindNamed(name);
}

std::unexpected<Error> wrongSetting(QLatin1StringView code, const QString &message, const QString &hint)
{
    return fail(Fault::Configuration, Leg::Configuration, code, message, hint);
}

bool needsKey(const QString &provider)
{
    const OpenAiKind *kind = openAiKindNamed(provider);
    return !kind || kind->needsKey;
}

Task<Result<Secret>> keyOf(QString provider, SecretStore &secrets, QString profile)
{
    if (qEnvironmentVariableIsSet(KeyVariable))
        co_return Secret(qgetenv(KeyVariable));
    auto kept = co_await secrets.read(secretnames::modelKey(profile, provider));
    // Where none is needed, a keychain that cannot be asked is no hindrance.
    if (!kept && needsKey(provider))
        co_return fail(kept.error());
    if (kept && *kept)
        co_return std::move(**kept);
    if (!needsKey(provider))
        co_return Secret();
    co_return fail(Fault::Refused, Leg::Model, "model_key"_L1,
        u"There is no key for %1 in the keychain."_s.arg(provider),
        u"Put it there: agent0ctl secret set --model %1 --secret-stdin"_s.arg(provider));
}

Result<Model> openAiModel(const OpenAiKind &kind, const AgentSettings &settings, ModelPorts ports, Secret key)
{
    const QString base = settings.baseUrl.isEmpty() ? QString::fromLatin1(kind.base) : settings.baseUrl;
    if (base.isEmpty())
        return wrongSetting("model_address"_L1, u"The address of %1 is not known."_s.arg(settings.provider),
            u"Set it: agent.baseUrl, up to what stands before /chat/completions."_s);
    return std::make_unique<OpenAiModel>(std::move(ports), kind, base, settings.model, std::move(key));
}

Result<Model> bedrockModel(const AgentSettings &settings, ModelPorts ports, Secret key)
{
    if (settings.region.isEmpty())
        return wrongSetting("model_address"_L1, u"The region of Amazon Bedrock is not known."_s,
            u"Set it: agent.region, like eu-central-1."_s);
    if (const auto keys = amazonKeysIn(key))
        return std::make_unique<BedrockModel>(
            std::move(ports), settings.region, settings.baseUrl, settings.model, keys->copy());
    return std::make_unique<BedrockModel>(
        std::move(ports), settings.region, settings.baseUrl, settings.model, std::move(key));
}

} // namespace

Result<AgentSettings> withModel(AgentSettings settings, const QString &wanted)
{
    const QString first = wanted.section(u'/', 0, 0);
    if (isProvider(first)) {
        if (settings.provider != first)
            settings.baseUrl.clear();
        settings.provider = first;
        settings.model = wanted.contains(u'/') ? wanted.section(u'/', 1) : QString();
        return settings;
    }
    if (settings.provider == "builtin"_L1)
        return fail(Fault::Usage, Leg::Configuration, "provider_unknown"_L1,
            u"\"%1\" names no provider of models."_s.arg(first),
            u"Write PROVIDER/MODEL: anthropic/…, openai/…, azure/…, ollama/…, vllm/…, llama.cpp/…, openai-compatible/…, bedrock/…, or builtin."_s);
    settings.model = wanted;
    return settings;
}

Task<Result<Model>> languageModel(AgentSettings settings, ModelPorts ports, SecretStore &secrets, QString profile)
{
    if (settings.provider == "builtin"_L1)
        co_return std::make_unique<BuiltinModel>();
    if (settings.model == "builtin"_L1)
        settings.model.clear();
    auto key = co_await keyOf(settings.provider, secrets, std::move(profile));
    if (!key)
        co_return fail(key.error());
    if (const OpenAiKind *kind = openAiKindNamed(settings.provider))
        co_return openAiModel(*kind, settings, std::move(ports), std::move(*key));
    if (settings.provider == "bedrock"_L1)
        co_return bedrockModel(settings, std::move(ports), std::move(*key));
    const QString base = settings.baseUrl.isEmpty() ? QString(AnthropicAddress) : settings.baseUrl;
    co_return std::make_unique<AnthropicModel>(std::move(ports), base, settings.model, std::move(*key));
}

Result<> modelIsChosen(const AgentSettings &settings)
{
    if (settings.provider == "builtin"_L1 || (!settings.model.isEmpty() && settings.model != "builtin"_L1))
        return {};
    return wrongSetting("model_missing"_L1, u"Which of the provider's models is to be used is not said."_s,
        u"See what it has (agent0ctl chat --list-models), then --model PROVIDER/MODEL or agent.model."_s);
}

ActivityEvent eventOf(const CallRecord &call)
{
    ActivityEvent event;
    event.leg = Leg::Resource;
    event.connection = call.connection;
    event.asked = {
        {u"conversation"_s, call.conversation}, {u"tool"_s, displayText(call.tool, 80)}, {u"allowed"_s, call.word}};
    event.took = call.took;
    event.failure = call.failure;
    return event;
}

} // namespace agent0
