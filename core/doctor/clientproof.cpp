#include "doctor/clientproof.h"

#include "oauth/advicerows.h"
#include "oauth/dpop.h"

namespace agent0::doctor {

namespace {

using Method = ClientAuthenticationMethod;

QString nameOf(Method method)
{
    switch (method) {
    case Method::None: return u"none"_s;
    case Method::ClientSecretBasic: return u"client_secret_basic"_s;
    case Method::ClientSecretPost: return u"client_secret_post"_s;
    case Method::PrivateKeyJwt: return u"private_key_jwt"_s;
    }
    Q_UNREACHABLE();
}

/// The other way to send the same secret; none for a key or no proof at all.
std::optional<Method> otherWay(Method method)
{
    if (method == Method::ClientSecretBasic)
        return Method::ClientSecretPost;
    if (method == Method::ClientSecretPost)
        return Method::ClientSecretBasic;
    return {};
}

/// Does this speak of the client, or of a server that cannot be talked to; a refused grant was to be expected.
bool isAboutClient(const Error &error)
{
    const auto rows = clientAdvice();
    const bool inTable = std::ranges::any_of(rows, [&](const AdviceRow &row) { return row.code == error.code; });
    return inTable || error.fault != Fault::Refused || error.code == "id_jag_not_supported"_L1
        || error.code == "jwt_bearer_not_enabled"_L1 || error.code == "grant_not_allowed"_L1
        || error.code == "client_org_only"_L1;
}

Task<std::optional<Error>> ask(
    Ports *ports, Leg leg, QString connection, QString endpoint, QList<FormField> fields, ClientCredentials client)
{
    TokenRequest request(leg, endpoint, std::move(fields));
    request.connection = connection;
    request.client = std::move(client);
    TokenEndpoint tokens(ports->http, ports->clock, ports->random);
    const auto answer = co_await tokens.request(std::move(request));
    // A demand for DPoP is met when it matters; what it hides of the client shows at the redemption.
    if (answer || wantsProof(answer.error()) || !isAboutClient(answer.error()))
        co_return std::nullopt;
    co_return answer.error();
}

Finding accepted(const ClientQuestion &question)
{
    Finding finding = passed(u"The server accepts the client by %1."_s.arg(nameOf(question.client.method)));
    const QStringList &announced = question.server.tokenAuthMethods;
    if (!announced.isEmpty() && !announced.contains(nameOf(question.client.method)))
        finding = warned("method_not_announced"_L1,
            u"The server accepts the client by %1, which it does not announce."_s.arg(nameOf(question.client.method)),
            u"Set clientAuthentication.method to one that it announces, or let its administrator correct its metadata."_s);
    return std::move(finding)
        .with(u"client"_s, question.client.clientId)
        .with(u"method"_s, nameOf(question.client.method))
        .with(u"announced"_s, announced.join(u' '));
}

} // namespace

Task<Finding> askAboutClient(Ports *ports, ClientQuestion question)
{
    const Method method = question.client.method;
    const auto refused = co_await ask(ports, question.leg, question.connection, question.server.tokenEndpoint,
        question.fields, question.client.copy());
    if (!refused)
        co_return accepted(question);
    Finding finding = failed(*refused)
                          .with(u"token endpoint"_s, question.server.tokenEndpoint)
                          .with(u"client"_s, question.client.clientId)
                          .with(u"method"_s, nameOf(method))
                          .with(u"announced"_s, question.server.tokenAuthMethods.join(u' '));
    const auto other = otherWay(method);
    if (!other || !refused->oauth || refused->oauth->code != "invalid_client"_L1)
        co_return finding;
    ClientCredentials again = question.client.copy();
    again.method = *other;
    const auto refusedAgain = co_await ask(
        ports, question.leg, question.connection, question.server.tokenEndpoint, question.fields, std::move(again));
    if (refusedAgain)
        co_return std::move(finding).with(u"tried as well"_s, nameOf(*other) + u": refused, too"_s);
    finding.code = u"client_method"_s;
    finding.summary =
        u"The server takes the secret by %1, and the profile sends it by %2."_s.arg(nameOf(*other), nameOf(method));
    finding.advice = u"Set clientAuthentication.method to %1."_s.arg(nameOf(*other));
    co_return std::move(finding).with(u"tried as well"_s, nameOf(*other) + u": accepted"_s);
}

} // namespace agent0::doctor
