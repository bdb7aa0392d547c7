#pragma once

#include "http/httpclient.h"

#include <QSet>
#include <QStringList>

namespace agent0::test {

/// A network that remembers every secret that passes through it: tokens, codes, verifiers, assertions, passwords,
/// client secrets. For tests that afterwards look for them where they must not be.
class SecretHunt final : public HttpClient {
public:
    explicit SecretHunt(HttpClient &network) : m_network(network) { }
    Task<Result<HttpResponse>> send(HttpRequest request) override;
    Task<Result<std::unique_ptr<HttpStream>>> open(HttpRequest request) override;

    /// Adds one by hand: a state, a nonce, what a browser sent.
    void add(const QByteArray &secret);
    /// Those of the form fields and query items of that address that are secret.
    void addFromQuery(const QByteArray &query);

    /// Where any of them stands in the text, in plain, base64, base64url, hex or percent-encoded: "access_token in …".
    QStringList findIn(const QByteArray &text, const QString &where) const;
    /// The same for every file below the folder.
    QStringList findBelow(const QString &folder) const;
    qsizetype size() const { return m_secrets.size(); }

    /// Answers to requests that contain this reach nobody before release(): the server has done its part.
    void holdAnswersTo(const QByteArray &words) { m_holdTo = words; }
    bool isHolding() const { return !m_held.empty(); }
    void release();

    std::vector<HttpRequest> requests; ///< all that were sent
    Milliseconds longest{30'000}; ///< no exchange may last longer, whatever the client would allow

private:
    void addFromJson(const QByteArray &body);
    void note(const HttpRequest &request);

    HttpClient &m_network;
    QByteArray m_holdTo;
    std::vector<OneShot<bool>::Sender> m_held;
    QSet<QByteArray> m_secrets;
};

} // namespace agent0::test
