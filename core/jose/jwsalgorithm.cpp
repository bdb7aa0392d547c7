#include "jose/jwk.h"

#include <array>

namespace agent0 {

namespace {

struct AlgorithmName {
    JwsAlgorithm algorithm;
    QLatin1StringView name;
};

constexpr std::array<AlgorithmName, 10> AlgorithmNames{{
    {JwsAlgorithm::RS256, "RS256"_L1},
    {JwsAlgorithm::RS384, "RS384"_L1},
    {JwsAlgorithm::RS512, "RS512"_L1},
    {JwsAlgorithm::PS256, "PS256"_L1},
    {JwsAlgorithm::PS384, "PS384"_L1},
    {JwsAlgorithm::PS512, "PS512"_L1},
    {JwsAlgorithm::ES256, "ES256"_L1},
    {JwsAlgorithm::ES384, "ES384"_L1},
    {JwsAlgorithm::ES512, "ES512"_L1},
    {JwsAlgorithm::EdDSA, "EdDSA"_L1},
}};

} // namespace

QLatin1StringView name(JwsAlgorithm algorithm) { return AlgorithmNames[size_t(algorithm)].name; }

std::optional<JwsAlgorithm> algorithmNamed(QStringView name)
{
    for (const AlgorithmName &known : AlgorithmNames) {
        if (name == known.name)
            return known.algorithm;
    }
    return {};
}

const QList<JwsAlgorithm> &allAlgorithms()
{
    static const QList<JwsAlgorithm> all = [] {
        QList<JwsAlgorithm> list;
        for (const AlgorithmName &known : AlgorithmNames)
            list << known.algorithm;
        return list;
    }();
    return all;
}

} // namespace agent0
