#pragma once

#include "model/modelwire.h"
#include "model/sigv4.h"

namespace agent0 {

/// Amazon Bedrock's ConverseStream. Requests carry an API key as a bearer token, or are signed (SigV4).
class BedrockModel final : public LanguageModel {
public:
    /// base: "" for the region's own addresses.
    BedrockModel(ModelPorts ports, QString region, QString base, QString model, Secret apiKey);
    BedrockModel(ModelPorts ports, QString region, QString base, QString model, AmazonKeys keys);

    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) override;
    Task<Result<QStringList>> choices() override;
    bool canBeSteered() const override { return true; }

private:
    HttpRequest prepared(HttpRequest request) const;
    QString address(QLatin1StringView service) const;

    ModelPorts m_ports;
    QString m_region;
    QString m_base;
    QString m_model;
    Secret m_apiKey;
    AmazonKeys m_keys;
};

/// The keys in the text that is kept for Bedrock: an API key, or "ACCESS_KEY_ID:SECRET" with ":SESSION_TOKEN" for temporary keys.
std::optional<AmazonKeys> amazonKeysIn(const Secret &kept);

} // namespace agent0
