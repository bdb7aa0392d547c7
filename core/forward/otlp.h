#pragma once

#include "activity/activityrecord.h"

#include <QJsonArray>

namespace agent0 {

/// Who sends records.
struct ForwardSource {
    QString version; ///< of Agent0
    QString hostname; ///< of this machine
    QString profile;
};

/// One record as a log record of OpenTelemetry, in the JSON form of OTLP 1.x. HTTP's members by their semantic conventions, what
/// is ours under "agent0.". Holds no secret, as the record holds none; the fields of requests and answers are left out.
QJsonObject otlpRecord(const ActivityRecord &record);

/// ExportLogsServiceRequest with these records.
QByteArray otlpRequest(const QJsonArray &records, const ForwardSource &source);

/// 9 (INFO), 13 (WARN) of OpenTelemetry's severity numbers, for what went well and what did not.
int otlpSeverity(const ActivityRecord &record);

} // namespace agent0
