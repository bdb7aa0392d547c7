#pragma once

#include "base/clock.h"
#include "http/httpclient.h"

#include <QJsonObject>

#include <vector>

namespace agent0::doctor {

/// One exchange with a server as far as a diagnosis needs it: no header values, no bodies but public documents.
struct Observation {
    Leg leg = Leg::None;
    QString address;             ///< without its query
    QString origin;              ///< "https://auth.example"
    int status = 0;              ///< 0: no answer
    std::optional<Seconds> skew; ///< the server's clock against ours
    QJsonObject document;        ///< what Leg::Discovery read
};

/// A network that remembers what was asked and how it was answered, and gives up sooner than a busy program would.
class ObservedHttp final : public HttpClient {
public:
    ObservedHttp(HttpClient &network, Clock &clock) : m_network(network), m_clock(clock) { }
    Task<Result<HttpResponse>> send(HttpRequest request) override;

    const std::vector<Observation> &seen() const { return m_seen; }
    /// The newest of that address's documents; empty where none was read.
    QJsonObject documentOf(const QStringList &addresses) const;

private:
    HttpClient &m_network;
    Clock &m_clock;
    std::vector<Observation> m_seen;
};

} // namespace agent0::doctor
