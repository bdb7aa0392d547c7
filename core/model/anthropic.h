#pragma once

#include "model/modelwire.h"

namespace agent0 {

/// The Anthropic Messages API, streamed.
class AnthropicModel final : public LanguageModel {
public:
    /// base: "https://api.anthropic.com".
    AnthropicModel(ModelPorts ports, QString base, QString model, Secret key);

    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) override;
    Task<Result<QStringList>> choices() override;
    bool canBeSteered() const override { return true; }

private:
    HttpRequest prepared(HttpRequest request) const;

    ModelPorts m_ports;
    QString m_base;
    QString m_model;
    Secret m_key;
};

} // namespace agent0
