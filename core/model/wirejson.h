#pragma once

#include "model/languagemodel.h"

#include <QJsonArray>
#include <QJsonObject>

namespace agent0 {

/// The object in a JSON text; {} where there is none.
QJsonObject objectIn(const QByteArray &json);

/// Messages as {"role","content"} whose roles take turns, as two protocols want it: what two messages of one say is said in one, and
/// those without content are left out.
QJsonArray takingTurns(
    const QList<ModelMessage> &messages, const std::function<QJsonArray(const ModelMessage &)> &contentOf);

} // namespace agent0
