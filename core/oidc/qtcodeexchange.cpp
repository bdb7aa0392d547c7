#include "oidc/qtcodeexchange.h"

#include "base/nextturn.h"
#include "http/networkaccess.h"
#include "oidc/codeflow.h"
#include "oidc/qtcompat.h"

#include <QAbstractOAuthReplyHandler>

namespace agent0 {

namespace {

/// The one request that Qt's flow sends, written by us; its outcome goes to whoever waits for the code exchange.
class CodeExchangeDoor final : public HttpClient {
public:
    CodeExchangeDoor(HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request)
        : m_endpoint(http, clock, std::move(random)), m_request(request.leg, request.server.tokenEndpoint, {})
    {
        m_request.client = request.client.copy();
        m_request.dpop = request.dpop;
        m_request.connection = request.connection;
        m_request.fields = request.tokenExtra;
    }

    Task<Result<HttpResponse>> send(HttpRequest request) override
    {
        Q_UNUSED(request); // what Qt wrote
        TokenRequest ours = m_request.copy();
        ours.fields = fields + ours.fields;
        auto answer = co_await m_endpoint.request(std::move(ours));
        const auto failure = answer ? std::nullopt : std::optional(answer.error());
        outcome.sender.send(std::move(answer));
        // Qt's flow is told no more than that it is over: it neither keeps nor judges tokens here.
        co_return failure ? Result<HttpResponse>(fail(*failure)) : HttpResponse{204, {}, {}};
    }

    QList<FormField> fields;
    OneShot<Result<TokenResponse>> outcome;

private:
    TokenEndpoint m_endpoint;
    TokenRequest m_request;
};

/// Lets Qt's flow know its redirect address and hands it the answer of our listener.
class ReplyHandler final : public QAbstractOAuthReplyHandler {
public:
    using QAbstractOAuthReplyHandler::QAbstractOAuthReplyHandler;
    QString callback() const override { return redirectUri; }
    void networkReplyFinished(QNetworkReply *reply) override { reply->deleteLater(); }
    void take(const QVariantMap &answer) { Q_EMIT callbackReceived(answer); }

    QString redirectUri;
};

} // namespace

/// In this order they are made; the network goes first, so that no reply meets a handler that is gone (Qt 6.4).
struct QtCodeExchange::Parts {
    Parts(HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request)
        : door(http, clock, std::move(random), request), network(door, request.leg)
    {
        flow.setReplyHandler(&handler);
        flow.setNetworkAccessManager(&network);
        flow.setAuthorizationUrl(QUrl(request.server.authorizationEndpoint));
        qtcompat::setTokenAddress(flow, QUrl(request.server.tokenEndpoint));
        qtcompat::leaveProofKeyToUs(flow);
    }

    CodeExchangeDoor door;
    ReplyHandler handler;
    QOAuth2AuthorizationCodeFlow flow;
    NetworkAccess network;
};

QtCodeExchange::QtCodeExchange(HttpClient &http, Clock &clock, RandomBytes random, const CodeFlowRequest &request)
    : m_parts(std::make_unique<Parts>(http, clock, std::move(random), request))
{
}

QtCodeExchange::~QtCodeExchange() = default;

void QtCodeExchange::begin(const QString &redirectUri, const QByteArray &state, const QStringList &scopes)
{
    m_parts->handler.redirectUri = redirectUri;
    m_parts->flow.setState(QString::fromLatin1(state));
    m_parts->flow.setScope(scopes.join(u' '));
    m_parts->flow.grant();
}

Task<Result<TokenResponse>> QtCodeExchange::redeem(QString code, QString state, Secret verifier)
{
    m_parts->door.fields = {{"grant_type", "authorization_code"}, {"code", code.toUtf8()},
        {"redirect_uri", m_parts->handler.redirectUri.toUtf8()}, {"code_verifier", verifier.reveal()}};
    m_parts->handler.take({{u"code"_s, code}, {u"state"_s, state}});
    auto answer = co_await m_parts->door.outcome.receiver;
    // Who waits for this takes everything down: not while Qt's reply is still in the middle of its own step.
    co_await nextTurn();
    co_return answer;
}

} // namespace agent0
