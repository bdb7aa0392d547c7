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
    /// No, and so a lasting yes to a tool stands after it has read what others wrote. Why that is sound: what it wants comes from the person's
    /// words alone; text of others is only compared with them. Whoever writes a todo can have that todo chosen, or make the choice unclear,
    /// and then nothing is done; but no other one that the words would not have chosen without it. What is left is order: "the last one" of
    /// a list that others add to is what it is at that moment. The question before, and the answer after, say which it was.
    bool canBeSteered() const override { return false; }
};

} // namespace agent0
