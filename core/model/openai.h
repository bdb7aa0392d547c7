#pragma once

#include "model/modelwire.h"

#include <span>

namespace agent0 {

/// In what providers of the same protocol differ.
struct OpenAiKind {
    QLatin1StringView name; ///< "openai"
    const char *base; ///< where it is when nobody says otherwise, "" where somebody has to
    const char *keyHeader; ///< "" for Authorization: Bearer
    QLatin1StringView lengthMember; ///< what it calls the greatest length
    bool countsOnRequest; ///< tells the tokens of a stream when asked to
    bool needsKey;
};

/// "openai", "azure", "ollama", "vllm", "llama.cpp", and "openai-compatible" for the others.
std::span<const OpenAiKind> openAiKinds();
const OpenAiKind *openAiKindNamed(const QString &name);

/// The chat completions of OpenAI, streamed, as many others speak them.
class OpenAiModel final : public LanguageModel {
public:
    /// base: what stands before "/chat/completions": "https://api.openai.com/v1".
    OpenAiModel(ModelPorts ports, const OpenAiKind &kind, QString base, QString model, Secret key);

    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) override;
    Task<Result<QStringList>> choices() override;
    bool canBeSteered() const override { return true; }

private:
    HttpRequest prepared(HttpRequest request) const;

    ModelPorts m_ports;
    const OpenAiKind &m_kind;
    QString m_base;
    QString m_model;
    Secret m_key;
};

} // namespace agent0
