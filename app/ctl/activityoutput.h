#pragma once

#include "activity/activityline.h"
#include "output.h"

namespace agent0::ctl {

/// One record as programs get it from "activity list": the members of the log's own line, its time in words.
QJsonObject activityJson(const ActivityLine &line);
/// And as people do, a line each.
QString activityText(const ActivityRecord &record);

/// Writes records to standard output in a format, in blocks.
class ActivityExportStream {
public:
    ActivityExportStream(Output &out, const QString &format);
    ~ActivityExportStream() { flush(); }
    void add(const ActivityLine &line);
    void flush();

private:
    Output &m_out;
    QString m_format;
    QByteArray m_block;
};

} // namespace agent0::ctl
