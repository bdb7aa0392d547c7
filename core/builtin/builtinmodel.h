#pragma once

#include "model/languagemodel.h"

namespace agent0 {

/// The model that is always there: it understands commands about todos and calls of any tool, in English, and does what they say,
/// always the same. It asks nobody, and it keeps nothing: a conversation says all that it has to know. What it reads in todos and results is data
/// to it, and can make it want nothing.
class BuiltinModel final : public LanguageModel {
public:
    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) override;
    Task<Result<QStringList>> choices() override;
    bool canBeSteered() const override { return false; }
};

} // namespace agent0
