#include "doctor/observedhttp.h"

#include "http/skew.h"

#include <QJsonDocument>

namespace agent0::doctor {

namespace {

/// A server that takes longer is as good as none, for who waits for a diagnosis.
constexpr Milliseconds Patience{10'000};

QString withoutQuery(const QByteArray &url)
{
    const qsizetype end = url.indexOf('?');
    return QString::fromUtf8(end < 0 ? url : url.left(end));
}

} // namespace

Task<Result<HttpResponse>> ObservedHttp::send(HttpRequest request)
{
    request.limits.deadline = std::min(request.limits.deadline, Patience);
    Observation seen;
    seen.leg = request.leg;
    seen.address = withoutQuery(request.url);
    const qsizetype authority = seen.address.indexOf("://"_L1) + 3;
    seen.origin = seen.address.left(seen.address.indexOf(u'/', authority));
    auto response = co_await m_network.send(std::move(request));
    if (response) {
        seen.status = response->status;
        seen.skew = clockSkew(*response, m_clock.now());
        if (seen.leg == Leg::Discovery && response->status == 200)
            seen.document = QJsonDocument::fromJson(response->body).object();
    }
    m_seen.push_back(std::move(seen));
    co_return response;
}

QJsonObject ObservedHttp::documentOf(const QStringList &addresses) const
{
    for (auto seen = m_seen.rbegin(); seen != m_seen.rend(); ++seen) {
        if (addresses.contains(seen->address) && !seen->document.isEmpty())
            return seen->document;
    }
    return {};
}

} // namespace agent0::doctor
