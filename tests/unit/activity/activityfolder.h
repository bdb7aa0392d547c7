#pragma once

#include "activity/activitylog.h"
#include "activity/activityreader.h"
#include "activity/activityverify.h"
#include "support/manualclock.h"

#include <QFile>
#include <QTemporaryDir>

namespace agent0::test {

/// A log in a folder of its own, and hands to tamper with it.
class ActivityFolder {
public:
    QString path() const { return m_folder.path() + u"/activity"_s; }
    QString file(int number = 1) const { return ActivityFiles(path()).path(number); }

    static ActivityRecord record(const QString &connection, const QString &result = u"ok"_s)
    {
        ActivityRecord record;
        record.time = fromUnixSeconds(1'790'000'000);
        record.kind = ActivityKind::Call;
        record.flow = u"f-"_s + connection;
        record.connection = connection;
        record.leg = Leg::Resource;
        record.result = result;
        record.method = u"GET"_s;
        record.host = u"api.test"_s;
        record.path = u"/todos"_s;
        return record;
    }
    /// Written at once, one append a record.
    void write(int count, ActivityLimits limits = {})
    {
        ActivityLog log(clock, path(), u"default"_s, limits);
        for (int i = 0; i < count; ++i) {
            log.append(record(u"c%1"_s.arg(i)));
            log.flush();
        }
    }

    static QByteArray content(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void replace(const QString &name, const QByteArray &content)
    {
        // Not truncated first: ext4 would then wait for the disk, some thousand times.
        QFile file(name);
        if (!file.open(QIODevice::ReadWrite) || file.write(content) != content.size() || !file.resize(content.size()))
            qFatal("a test file cannot be written");
    }
    QByteArrayList lines(int number = 1) const
    {
        QByteArrayList lines = content(file(number)).split('\n');
        lines.removeLast();
        return lines;
    }
    void setLines(const QByteArrayList &lines, int number = 1) { replace(file(number), lines.join('\n') + '\n'); }

    ActivityVerdict verdict() const { return verifyActivity(path()).value(); }
    QList<ActivityRecord> records(const ActivityFilter &filter = {}) const
    {
        QList<ActivityRecord> all;
        ActivityReader reader(path(), filter);
        for (auto line = reader.next(); line; line = reader.next())
            all.append(line->record().value());
        return all;
    }

    ManualClock clock;

private:
    QTemporaryDir m_folder;
};

} // namespace agent0::test
