#include "doctor/check.h"

#include "broker/apicall.h"
#include "todo/todoclient.h"

#include <QSet>

namespace agent0::doctor {

namespace {

/// DESIGN 6: what the kind of server wants, or what was learned of this one.
Task<bool> repeatsScopes(Examination *exam)
{
    const ServerProfile &profile = *exam->patient.profile;
    if (profile.scope != RedemptionScope::Optional)
        co_return profile.scope == RedemptionScope::Required;
    const auto content = co_await exam->tools.vault.read();
    if (!content)
        co_return false;
    const auto facts = (*content)->learned.find(exam->patient.settings.authorizationServer);
    if (facts == (*content)->learned.end())
        co_return false;
    const auto fact = facts->second.find(u"scope"_s);
    co_return fact != facts->second.end() && fact->second == "needed"_L1;
}

LiveToken liveToken(const GrantedAccess &access)
{
    LiveToken token;
    token.token = std::make_shared<const Secret>(access.token.copy());
    token.type = access.type;
    token.expires = access.expires;
    token.dpop = access.dpop;
    return token;
}

/// Another ID-JAG, bound to a key, would be needed: that is for the next use to spend.
Task<Finding> proofDemanded(Examination *exam, Error refusal)
{
    const auto key = co_await exam->tools.proofs.afterDemand(exam->patient.settings, refusal.leg);
    if (!key || !*key)
        co_return failed(refusal);
    co_return warned("dpop_demanded"_L1,
        u"The resource's side wants a proof of possession (DPoP), which this connection did not send yet."_s,
        u"Nothing needs to be done: from now on this connection's requests carry one. Run the doctor again to see it through."_s);
}

Task<Finding> redemptionSucceeds(Examination *exam)
{
    const Patient &patient = exam->patient;
    const Connection &one = patient.settings;
    if (!patient.idJag)
        co_return skipped(u"There is no ID-JAG to redeem."_s);
    const bool repeats = co_await repeatsScopes(exam);
    const QStringList sent = repeats ? one.scopes : QStringList();
    auto access = co_await exam->tools.redemption.redeem(
        one, patient.idJag->token.copy(), sent, patient.idJag->scopes, patient.key);
    if (!access && !patient.key && wantsProof(access.error()))
        co_return co_await proofDemanded(exam, access.error());
    if (!access)
        co_return failed(access.error())
            .with(u"token endpoint"_s, patient.server->tokenEndpoint)
            .with(u"client"_s, one.clientId)
            .with(u"kind of server"_s, patient.profile->name)
            .with(u"scope sent"_s, repeats ? sent.join(u' ') : u"(none)"_s);
    exam->patient.access = std::move(*access);
    exam->patient.live = liveToken(*exam->patient.access);
    co_return passed(u"The resource's server gave an access token for it."_s)
        .with(u"scope"_s, exam->patient.access->scopes.join(u' '))
        .with(u"expires in"_s,
            u"%1 s"_s.arg(std::chrono::floor<Seconds>(exam->patient.access->expires - exam->now()).count()));
}

QStringList lacking(const QStringList &wanted, const QStringList &got)
{
    QStringList missing = wanted;
    missing.removeIf([&](const QString &scope) { return got.contains(scope); });
    return missing;
}

Finding narrowedBy(const QString &whom, Who who, const QStringList &missing)
{
    Finding finding = warned("scope_narrowed"_L1,
        u"%1 granted less than was asked for: %2 is missing."_s.arg(whom, missing.join(u' ')),
        u"If these are needed, they have to be allowed there; if not, take them out of the connection's scopes."_s);
    finding.who = who;
    return finding;
}

Task<Finding> scopesAreWhole(Examination *exam)
{
    if (!exam->patient.access)
        co_return skipped(u"There is no access token yet."_s);
    const QStringList &asked = exam->patient.settings.scopes;
    const QStringList &carried = exam->patient.idJag->scopes;
    const QStringList &granted = exam->patient.access->scopes;
    const QStringList atProvider = lacking(asked, carried);
    const QStringList atServer = lacking(carried, granted);
    Finding finding = passed(u"Every scope that was asked for was granted at each step."_s);
    if (!atProvider.isEmpty())
        finding = narrowedBy(u"The identity provider"_s, Who::IdentityAdministrator, atProvider);
    else if (!carried.isEmpty() && granted.isEmpty())
        finding = warned("scope_not_repeated"_L1, u"The resource's server gave a token without any scope."_s,
            u"Some servers want the scopes repeated at the redemption: the next connection tries that once and "
            u"remembers it. Or set "
            u"the connection's serverProfile to todo0."_s);
    else if (!atServer.isEmpty())
        finding = narrowedBy(u"The resource's authorization server"_s, Who::ResourceOwner, atServer);
    co_return std::move(finding)
        .with(u"asked"_s, asked.join(u' '))
        .with(u"in the ID-JAG"_s, carried.join(u' '))
        .with(u"in the access token"_s, granted.join(u' '));
}

ApiRequest harmless(const Connection &connection)
{
    if (connection.apiType == ApiType::Mcp) {
        ApiRequest ping("POST", {});
        ping.body = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
        ping.contentType = "application/json";
        return ping;
    }
    return ApiRequest("GET", connection.apiType == ApiType::Todo ? u"/todos"_s : QString());
}

/// Only a todo API is known well enough to say what its answer must be; elsewhere anything but a refused token will do.
bool isAccepted(const Connection &connection, const HttpResponse &response)
{
    if (response.status >= 200 && response.status < 300)
        return connection.apiType != ApiType::Todo || response.isJson();
    const bool refused = response.status == 401 || response.status == 403 || response.status >= 500
        || response.status / 100 == 3 || response.status == 407 || response.status == 429;
    return connection.apiType != ApiType::Todo && !refused;
}

Task<Result<HttpResponse>> answerAgain(HttpResponse response) { co_return response; }

Finding strangeAnswer(const HttpResponse &response)
{
    return failed("api_answer_strange"_L1,
        u"The API answers with %1, which is not what it should."_s.arg(
            QString::fromLatin1(response.header("Content-Type"))),
        u"Check the connection's api.baseUrl; look for a captive portal or a sign-on proxy in front of it."_s,
        Fault::Malformed);
}

/// The very reading that the todo commands do.
Task<Finding> readsAsTodos(HttpResponse response)
{
    TodoClient todos([response](QByteArray, QString, QByteArray) { return answerAgain(response); });
    const auto list = co_await todos.list();
    if (!list)
        co_return failed(list.error());
    co_return passed(u"The API accepts the token and lists todos."_s).with(u"todos"_s, QString::number(list->size()));
}

Task<Finding> apiAcceptsToken(Examination *exam)
{
    if (!exam->patient.live)
        co_return skipped(u"There is no access token yet."_s);
    const Connection one = exam->patient.settings;
    const LiveToken token = *exam->patient.live;
    const ApiRequest request = harmless(one);
    const auto response = co_await sendApiRequest(exam->tools.ports, one, token, request);
    const QString asked = QString::fromLatin1(request.method) + u' '
        + QString::fromUtf8(apiAddress(one, request.path).value_or(QByteArray()));
    if (!response)
        co_return failed(response.error()).with(u"asked"_s, asked);
    if (!token.dpop && wantsProof(*response))
        co_return co_await proofDemanded(exam, apiFailure(one, *response, exam->now()));
    Finding finding = passed(u"The API accepts the token."_s);
    if (!isAccepted(one, *response))
        finding = response->status < 300 ? strangeAnswer(*response) : failed(apiFailure(one, *response, exam->now()));
    else if (one.apiType == ApiType::Todo)
        finding = co_await readsAsTodos(*response);
    co_return std::move(finding).with(u"asked"_s, asked).with(u"HTTP"_s, QString::number(response->status));
}

constexpr Check AccessChecks[] = {
    {"D13"_L1, "The authorization server takes the ID-JAG"_L1,
        "Here it shows whether the server trusts the identity provider and knows the person."_L1, "federation"_L1,
        "D12 D15"_L1, redemptionSucceeds, About::Exchange},
    {"D29"_L1, "Scopes were granted as asked"_L1,
        "Each hop may grant less, and says so in different ways or not at all."_L1, "scopes"_L1, "D13"_L1,
        scopesAreWhole, About::Exchange},
    {"D14"_L1, "The API accepts the token"_L1, "The last step; what is read here is harmless."_L1, "sub-and-claims"_L1,
        "D13 D36"_L1, apiAcceptsToken, About::Servers},
};

} // namespace

std::span<const Check> accessChecks() { return AccessChecks; }

} // namespace agent0::doctor
