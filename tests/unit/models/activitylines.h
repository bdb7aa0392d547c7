#pragma once

#include "activity/activitylog.h"
#include "support/manualclock.h"

#include <QTemporaryDir>

namespace agent0::test {

/// A log on disk that tests write to.
class LogOnDisk {
public:
    LogOnDisk() : log(clock, path(), u"default"_s) { }
    QString path() const { return m_folder.path() + u"/activity"_s; }

    void write(const ActivityRecord &record)
    {
        log.append(record);
        log.flush();
    }
    static ActivityRecord call(const QString &connection, const QString &flow, const QString &result = u"ok"_s)
    {
        ActivityRecord record;
        record.time = fromUnixSeconds(1'790'000'000);
        record.kind = ActivityKind::Call;
        record.flow = flow;
        record.action = u"todo list"_s;
        record.subject = u"ada"_s;
        record.connection = connection;
        record.leg = Leg::Resource;
        record.result = result;
        return record;
    }
    static ActivityRecord exchange(const QString &connection, const QString &flow, Leg leg, int status)
    {
        ActivityRecord record = call(connection, flow, status < 400 ? u"ok"_s : u"http_%1"_s.arg(status));
        record.kind = ActivityKind::Exchange;
        record.leg = leg;
        record.method = u"POST"_s;
        record.host = leg == Leg::Exchange ? u"idp.test"_s : u"auth.test"_s;
        record.path = u"/token"_s;
        record.status = status;
        record.took = Milliseconds(12);
        return record;
    }

private:
    QTemporaryDir m_folder;

public:
    ManualClock clock;
    ActivityLog log;
};

} // namespace agent0::test
