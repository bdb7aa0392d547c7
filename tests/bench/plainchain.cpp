#include "bench/plainchain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace agent0::bench {

namespace {

QByteArray tokenEndpoint(const QJsonValue &issuer, const char *document)
{
    PlainCurl curl;
    const QByteArray metadata = curl.get(issuer.toString().toUtf8() + document, "none");
    return QJsonDocument::fromJson(metadata).object().value("token_endpoint"_L1).toString().toUtf8();
}

QByteArray form(const QList<std::pair<QByteArray, QString>> &fields)
{
    QByteArray text;
    for (const auto &[name, value] : fields)
        text += (text.isEmpty() ? "" : "&") + name + '=' + value.toUtf8().toPercentEncoding();
    return text;
}

} // namespace

PlainRoute plainRoute(const SandboxProcess &servers, const QByteArray &idToken)
{
    const QJsonObject idp = servers.profile().value("identityProvider"_L1).toObject();
    const QJsonObject todo = servers.profile().value("connections"_L1)[0].toObject();
    QStringList scopes;
    for (const QJsonValue &scope : todo.value("scopes"_L1).toArray())
        scopes << scope.toString();
    const QByteArray client = todo.value("clientId"_L1).toString().toUtf8();
    PlainRoute route;
    route.idpTokenEndpoint = tokenEndpoint(idp.value("issuer"_L1), "/.well-known/openid-configuration");
    route.exchangeForm = form({{"grant_type", u"urn:ietf:params:oauth:grant-type:token-exchange"_s},
        {"requested_token_type", u"urn:ietf:params:oauth:token-type:id-jag"_s},
        {"subject_token", QString::fromLatin1(idToken)},
        {"subject_token_type", u"urn:ietf:params:oauth:token-type:id_token"_s},
        {"audience", todo.value("audience"_L1).toString()}, {"resource", todo.value("resource"_L1).toString()},
        {"scope", scopes.join(u' ')}, {"client_id", idp.value("clientId"_L1).toString()}});
    route.resourceTokenEndpoint =
        tokenEndpoint(todo.value("authorizationServer"_L1), "/.well-known/oauth-authorization-server");
    // RFC 6749 2.3.1: both are encoded before they are joined.
    route.basic =
        (client.toPercentEncoding() + ':' + servers.secret(todo.value("id"_L1).toString()).toPercentEncoding())
            .toBase64();
    route.todos = todo.value("api"_L1)["baseUrl"_L1].toString().toUtf8() + "/todos";
    return route;
}

CURL *PlainChain::next()
{
    switch (m_done++) {
    case 0: return m_curl.preparePost(m_route.idpTokenEndpoint, m_route.exchangeForm);
    case 1:
        return m_curl.preparePost(m_route.resourceTokenEndpoint,
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                + member(m_curl.body(), "access_token"),
            m_route.basic);
    case 2: return m_curl.prepareGet(m_route.todos, member(m_curl.body(), "access_token"));
    default: m_done = 0; return nullptr;
    }
}

void PlainChain::run(int times)
{
    for (; times > 0; --times) {
        while (next())
            m_curl.perform();
    }
}

PlainChains::PlainChains(const PlainRoute &route, int chains) : m_multi(curl_multi_init())
{
    for (int i = 0; i < chains; ++i)
        m_chains.push_back(std::make_unique<PlainChain>(route));
}

PlainChains::~PlainChains() { curl_multi_cleanup(m_multi); }

void PlainChains::run()
{
    for (const auto &chain : m_chains) {
        CURL *const easy = chain->next();
        curl_easy_setopt(easy, CURLOPT_PRIVATE, chain.get());
        curl_multi_add_handle(m_multi, easy);
    }
    for (int running = 1; running > 0;) {
        curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr);
        curl_multi_perform(m_multi, &running);
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            CURL *const easy = message->easy_handle;
            PlainCurl::check(easy, message->data.result);
            PlainChain *chain = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &chain);
            curl_multi_remove_handle(m_multi, easy);
            if (chain->next()) {
                curl_multi_add_handle(m_multi, easy);
                running = 1;
            }
        }
    }
}

} // namespace agent0::bench
