#pragma once

#include "setup/profiledraft.h"

namespace agent0 {

/// One kind of set-up, for people to choose from.
struct SetupKindText {
    QString title;
    QString text; ///< when to choose it
};

/// The names of the templates, the likeliest first.
QStringList setupKinds();
SetupKindText setupKindText(const QString &templateName);
/// The setting in words, its path where there are none: "Identity provider: issuer".
QString setupValueText(const QString &path);
QString setupQuestionText(const DraftQuestion &question);
QString setupWhereText(const DraftQuestion &question);
QString setupOriginText(DraftValue::Origin origin);

} // namespace agent0
