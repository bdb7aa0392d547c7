// A line of the activity log.
#include "activity/activityline.h"
#include "fuzztarget.h"

using namespace agent0;

AGENT0_FUZZ_TARGET(activity)
{
    (void)unescapedText(bytes);
    const auto line = ActivityLine::of(bytes);
    if (!line)
        return;
    const auto within = [&](QByteArrayView part) {
        return part.isEmpty() || (part.begin() >= bytes.begin() && part.end() <= bytes.end());
    };
    const ActivityBrief brief = line->brief();
    for (const QByteArrayView part : {line->kind, line->connection, line->leg, line->result, line->flow, line->bytes,
             brief.action, brief.subject, brief.method, brief.host, brief.path})
        fuzz::promise(within(part), "a line's texts are within it");
    const auto record = line->record();
    if (record)
        fuzz::promise(activityMembers(*record, record->profile).size() < 64 * 1024, "a record is bounded");
}
