#pragma once

#include "activity/flowrecorder.h"
#include "config/profilejson.h"
#include "flow/support/chain.h"
#include "handles.h"
#include "models/connectionsdesk.h"

#include <QJsonArray>
#include <QSignalSpy>

namespace agent0::test {

/// A signed-in profile on the sandbox, its file, its activity log, and a desk to work at.
class AdminStage {
public:
    explicit AdminStage(const QJsonObject &policy = {})
        : place(ProfileStore(chain.folder.path(), chain.folder.path())
                  .placeOfFile(chain.folder.filePath(u"profile.json"_s))
                  .value()),
          log(chain.clock, logFolder(), u"test"_s),
          recorder(log, chain.clock, systemRandomBytes),
          entries(logFolder()),
          changes(*chain.agent, written(),
              policy.isEmpty() ? Policy() : Policy::fromJson(policy, u"policy.json"_s).value()),
          desk(*chain.agent, changes, chain.clock, entries)
    {
    }

    /// Nothing is signed in or read before.
    void signIn()
    {
        const auto person = chain.signIn();
        QVERIFY2(person, qPrintable(wordsOf(person)));
    }
    void reload()
    {
        QSignalSpy reloaded(&desk, &ConnectionsDesk::reloaded);
        desk.reload();
        QTRY_VERIFY(!reloaded.isEmpty());
    }
    ConnectionState state(const QString &id) { return desk.model().state(id); }
    void record(const ActivityRecord &record)
    {
        log.append(record);
        log.flush();
    }
    /// That connection as a policy would manage it.
    static QJsonObject managing(const Profile &profile, const QString &id)
    {
        for (const QJsonValue one : profileToJson(profile)["connections"_L1].toArray()) {
            if (one["id"_L1] == id)
                return {{u"connections"_s, QJsonArray{one}}};
        }
        return {};
    }

    Chain chain;
    ProfilePlace place;
    ActivityLog log;
    FlowRecorder recorder;
    ActivityEntries entries;
    ConnectionChanges changes;
    ConnectionsDesk desk;

private:
    QString logFolder() const { return chain.folder.filePath(u"activity"_s); }
    ProfilePlace written()
    {
        if (const auto done = ProfileStore::write(place, profileToJson(chain.profile)); !done)
            qFatal("the profile was not written: %s", qPrintable(done.error().message));
        return place;
    }
};

} // namespace agent0::test
