#pragma once

#include "config/profile.h"
#include "forward/collector.h"
#include "forward/journal.h"
#include "http/httpclient.h"

#include <memory>

namespace agent0 {

/// What is recorded, told where the profile says beside the activity log. Its exchanges are in no trace and no log, so it has a
/// network of its own.
class Forwarding {
public:
    static bool wanted(const ActivitySettings &settings) { return settings.journal || !settings.collector.isEmpty(); }
    Forwarding(Clock &clock, const Profile &profile, std::unique_ptr<HttpClient> network);

    void add(const ActivityRecord &record);
    Task<> finish(); ///< has a few seconds

private:
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Collector> m_collector; // last: uses m_http
};

} // namespace agent0
