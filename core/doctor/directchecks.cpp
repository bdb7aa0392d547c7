#include "doctor/check.h"

#include "broker/apicall.h"
#include "broker/consentclients.h"
#include "oauth/resourceauthority.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace agent0::doctor {

namespace {

Finding consentIsForbidden(const Connection &one)
{
    Finding finding = failed("consent_forbidden"_L1,
        u"%1 would need the person's own consent, which the organisation does not allow (agent.consent)."_s.arg(
            one.displayName),
        u"Ask the administrator to connect it through the identity provider (access xaa)."_s, Fault::Refused);
    finding.state = State::Blocked;
    finding.who = Who::IdentityAdministrator;
    return finding;
}

/// By the person's consent: what is kept of it, or a refresh, as any use would do it. By a grant that needs nobody: a token of this
/// run alone.
Task<Result<LiveToken>> ownToken(Examination *exam)
{
    const Connection one = exam->patient.settings;
    if (one.access == Access::OAuth)
        co_return co_await exam->tools.broker.access(one);
    const auto key = co_await exam->tools.proofs.inForce(one);
    if (!key)
        co_return fail(key.error());
    auto access = co_await exam->tools.own.obtain(one, {}, *key);
    if (!access)
        co_return fail(access.error());
    co_return LiveToken{std::make_shared<const Secret>(std::move(access->token)), access->type, one.scopes,
        access->scopes, access->expires, TokenOrigin::Granted, access->dpop};
}

Task<Finding> accessIsHad(Examination *exam)
{
    const Connection one = exam->patient.settings;
    if (one.access == Access::OAuth && exam->profile.agent.consent == "forbidden"_L1)
        co_return consentIsForbidden(one);
    auto token = co_await ownToken(exam);
    if (!token)
        co_return failed(token.error()).with(u"token endpoint"_s, exam->patient.server->tokenEndpoint);
    exam->patient.live = *token;
    co_return passed(u"The resource's own authorization server gives access."_s)
        .with(u"scope"_s, token->scopesGranted.join(u' '))
        .with(u"came from"_s, token->origin == TokenOrigin::Kept ? u"the vault"_s : u"the server, now"_s)
        .with(u"expires in"_s, u"%1 s"_s.arg(std::chrono::floor<Seconds>(token->expires - exam->now()).count()));
}

Task<Finding> programIsThere(Examination *exam)
{
    const Connection &one = exam->patient.settings;
    const QString &program = one.apiCommand.constFirst();
    const QString found = program.contains(u'/') ? (QFileInfo(program).isExecutable() ? program : QString())
                                                 : QStandardPaths::findExecutable(program);
    if (found.isEmpty())
        co_return failed("program_missing"_L1, u"The program of this connection cannot be found."_s,
            u"Install it, or correct the connection's api.command: the first word is the program."_s)
            .with(u"program"_s, program);
    if (!one.apiFolder.isEmpty() && !QFileInfo(one.apiFolder).isDir())
        co_return failed("program_folder_missing"_L1, u"The folder that the program is to run in is not there."_s,
            u"Make it, or correct the connection's api.folder."_s)
            .with(u"folder"_s, one.apiFolder);
    co_return passed(u"The program is there. It is not started for a check."_s).with(u"program"_s, found);
}

constexpr Check DirectChecks[] = {
    {"D36"_L1, "Access without the identity provider"_L1,
        "This connection's access comes from its own authorization server alone: by the person's consent, or by a registration of this program."_L1,
        "consent"_L1, "D05 D07 D30 D18"_L1, accessIsHad, About::OwnAccess},
    {"D37"_L1, "The program is there"_L1,
        "An MCP server on this computer is a program that is started when it is used."_L1, "consent"_L1, "D20"_L1,
        programIsThere, About::LocalProgram},
};

} // namespace

std::span<const Check> directChecks() { return DirectChecks; }

Task<Result<ServerMetadata>> serverOf(Examination *exam)
{
    const Connection one = exam->patient.settings;
    if (!one.authorizationServer.isEmpty())
        co_return co_await exam->tools.discovery.authorizationServer(one.authorizationServer);
    const auto address = apiAddress(one, {});
    if (!address)
        co_return fail(address.error());
    const auto challenge = co_await exam->tools.ports.http.send(HttpRequest::get(*address).on(Leg::Resource, one.id));
    const QString named = challenge ? challengedMetadata(*challenge) : QString();
    auto authority = co_await exam->tools.discovery.authorityOf(QString::fromUtf8(*address), named);
    if (!authority)
        co_return fail(authority.error());
    co_return std::move(authority->server);
}

Task<Finding> ownClientIsKnown(Examination *exam)
{
    const Connection one = exam->patient.settings;
    const ServerMetadata server = *exam->patient.server;
    ConsentClients clients(exam->tools.ports, exam->profile, exam->tools.credentials);
    const auto client = co_await clients.known(one, server);
    if (!client)
        co_return failed(client.error());
    if (*client)
        co_return passed(
            u"This program has a registration at the resource's authorization server; the next step uses it."_s)
            .with(u"client"_s, (*client)->clientId);
    if (server.registrationEndpoint.isEmpty())
        co_return failed("registration_unsupported"_L1,
            u"The connection names no client, and the authorization server lets no program register itself."_s,
            u"Ask the owner of the resource for a client id, and set it as the connection's clientId."_s);
    co_return passed(u"This program registers itself there when access is first allowed."_s)
        .with(u"registration_endpoint"_s, server.registrationEndpoint);
}

} // namespace agent0::doctor
