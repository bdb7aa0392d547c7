#include "bench/benchmark.h"
#include "bench/plaincurl.h"
#include "bench/sandboxprocess.h"
#include "http/curlhttpclient.h"
#include "support/await.h"

#include <QJsonArray>

namespace agent0::bench {

namespace {

constexpr int RoundsOfHttp = 100;

/// The public documents of the three servers that a chain visits.
QList<QByteArray> documentsOf(const SandboxProcess &servers)
{
    const QJsonObject profile = servers.profile();
    const QJsonObject todo = profile.value("connections"_L1).toArray().first().toObject();
    const QString idp = profile.value("identityProvider"_L1).toObject().value("issuer"_L1).toString();
    return {idp.toUtf8() + "/.well-known/openid-configuration",
        todo.value("authorizationServer"_L1).toString().toUtf8() + "/.well-known/oauth-authorization-server",
        idp.toUtf8() + "/.well-known/oauth-authorization-server"};
}

Task<int> fetchAll(HttpClient &http, QList<QByteArray> urls, int rounds)
{
    const Secret token("not looked at");
    for (int round = 0; round < rounds; ++round) {
        for (const QByteArray &url : urls) {
            HttpRequest request = HttpRequest::get(url).authorize("Bearer", token).header("Accept", "application/json");
            const auto answer = co_await http.send(std::move(request));
            if (!answer || answer->status != 200)
                qFatal("%s does not answer", url.constData());
        }
    }
    co_return rounds;
}

Figure httpSequential(QString name)
{
    const SandboxProcess servers;
    const QList<QByteArray> urls = documentsOf(servers);
    SystemClock clock;
    CurlHttpClient http(clock, HttpSettings());
    const Work ours = [&] { return costOf([&] { test::await(fetchAll(http, urls, RoundsOfHttp)); }); };
    PlainCurl curl;
    const Work theirs = [&] {
        return costOf([&] {
            for (int round = 0; round < RoundsOfHttp; ++round) {
                for (const QByteArray &url : urls)
                    curl.get(url, "not looked at");
            }
        });
    };
    return compare(
        std::move(name), 2.0, u"libcurl, one easy handle: CPU of three GETs in sequence"_s, 15, ours, theirs, Cpu);
}

} // namespace

Benchmarks httpBenchmarks() { return {{u"http-seq-cpu"_s, httpSequential}}; }

} // namespace agent0::bench
