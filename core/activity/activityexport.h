#pragma once

#include "activity/activityline.h"

namespace agent0 {

/// One record in a few words: "call todo0 GET api.todo0.example/todos: ok".
QString activityMessage(const ActivityRecord &record);

/// The first line of a CSV export, its end included.
QByteArray activityCsvHeader();
/// One record as a line of CSV (RFC 4180, CRLF). A cell that a spreadsheet would take for a formula begins
/// with '. The fields of requests and answers are left out.
QByteArray activityCsv(const ActivityRecord &record);

/// Who made the events, for ocsf.
struct OcsfSource {
    QString version; ///< of Agent0
    QString hostname; ///< of this machine
};

/// One record as an event of the Open Cybersecurity Schema Framework, schema version 1.3.0:
///   Authentication (3002) for everything between person, identity provider and authorization servers,
///   API Activity (6003) for calls of resources and reading of metadata,
///   Entity Management (3004) for changes of the configuration and of keys,
///   Base Event (0) for what the log says of itself and for budgets.
/// Schema 1.3.0 knows no activities for token exchange, so these are 99 (Other) with an activity_name. What
/// has no place in the schema is in "unmapped".
QJsonObject activityOcsf(const ActivityRecord &record, const OcsfSource &source);

constexpr QLatin1StringView OcsfVersion("1.3.0");

} // namespace agent0
