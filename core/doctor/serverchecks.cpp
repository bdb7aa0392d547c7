#include "doctor/check.h"

#include "broker/apicall.h"
#include "doctor/clientproof.h"
#include "oauth/grants.h"
#include "oauth/wellknown.h"

namespace agent0::doctor {

namespace {

Task<Finding> serverAnswers(Examination *exam)
{
    const QString issuer = exam->patient.settings.authorizationServer;
    const auto server = co_await serverOf(exam);
    if (!server && issuer.isEmpty())
        co_return failed(server.error());
    if (!server)
        co_return failedDiscovery(*exam, server.error(), "issuer"_L1, issuer, serverMetadataAddresses(issuer));
    exam->patient.server = *server;
    const QString &typed = exam->patient.settings.serverProfile;
    exam->patient.profile = serverProfile(typed == "auto"_L1 ? QString(guessProfile(*server)) : typed);
    co_return passed(issuer.isEmpty() ? u"The resource names it, and it answers."_s
                                      : u"It answers, and calls itself by the configured issuer."_s)
        .with(u"issuer"_s, server->issuer)
        .with(u"kind of server"_s,
            exam->patient.profile->name + (typed == "auto"_L1 ? u" (by its metadata)"_s : u" (configured)"_s));
}

/// The same org under two names: an org says its id to everybody.
Task<QString> orgIdOf(Examination *exam, QString origin)
{
    const auto response = co_await exam->tools.ports.http.send(
        HttpRequest::get((origin + "/.well-known/okta-organization"_L1).toUtf8()).on(Leg::Discovery));
    if (!response || response->status != 200)
        co_return QString();
    co_return exam->tools.http.documentOf({origin + "/.well-known/okta-organization"_L1}).value("id"_L1).toString();
}

Task<Finding> domainsDiffer(Examination *exam)
{
    const ServerMetadata &idp = *exam->idp;
    const ServerMetadata &server = *exam->patient.server;
    TrustClass trust = trustClassOf(idp, server);
    if (trust == TrustClass::OtherOrgCustom || trust == TrustClass::OtherOrgServer) {
        const QString ours = co_await orgIdOf(exam, originOf(idp.issuer));
        const QString theirs = co_await orgIdOf(exam, originOf(server.issuer));
        trust = trustClassOf(idp, server, !ours.isEmpty() && ours == theirs);
    }
    exam->patient.trust = trust;
    Finding finding = passed(meaning(trust));
    if (!canWork(trust)) {
        finding = failed(trust == TrustClass::SameServer ? "same_trust_domain"_L1 : "org_server_redeems_nothing"_L1,
            meaning(trust),
            u"Enter the authorization server of the resource as authorizationServer and audience: at Okta a custom "
            u"authorization "
            u"server (https://…/oauth2/default or the like, with the AI Agents subscription), else the vendor's own."_s);
        finding.who = Who::ProfileKeeper;
    }
    finding.topic = trust == TrustClass::Separate || trust == TrustClass::SameHost ? u"federation"_s : u"same-org"_s;
    co_return std::move(finding)
        .with(u"class"_s, name(trust))
        .with(u"identity provider"_s, idp.issuer)
        .with(u"resource's authorization server"_s, server.issuer)
        .with(u"resource"_s, exam->patient.settings.resource);
}

Task<Finding> serverTakesIdJags(Examination *exam)
{
    const ServerMetadata &server = *exam->patient.server;
    const bool profile = server.grantProfiles.contains(QLatin1StringView(IdJagProfile));
    const bool bearer = server.grantTypes.contains(QLatin1StringView(JwtBearerGrant));
    // The large vendors take ID-JAGs and do not say so.
    const bool known = exam->patient.profile->name != "generic"_L1;
    Finding finding =
        passed(profile ? u"It announces the JWT bearer grant and the ID-JAG profile."_s
                       : u"It does not announce the ID-JAG profile; servers of this kind take ID-JAGs all the same."_s);
    if (!server.grantTypes.isEmpty() && !bearer)
        finding = warned("jwt_bearer_not_announced"_L1,
            u"It announces its grants, and the JWT bearer grant is not among them."_s,
            u"Check that authorizationServer is the resource's and not the identity provider's; if it is, its owner "
            u"has to enable "
            u"Cross App Access (the JWT bearer grant, RFC 7523)."_s);
    else if (!profile && !known)
        finding = warned("id_jag_profile_not_announced"_L1,
            u"It does not announce the ID-JAG profile: perhaps it takes ID-JAGs, perhaps the feature is off."_s,
            u"Ask its owner whether Cross App Access is enabled (Keycloak: feature identity-assertion-jwt; Janssen: "
            u"the ID-JAG "
            u"feature flag), and to announce it in authorization_grant_profiles_supported."_s);
    co_return std::move(finding)
        .with(u"grant_types_supported"_s, server.grantTypes.join(u' '))
        .with(u"authorization_grant_profiles_supported"_s, server.grantProfiles.join(u' '));
}

Task<Finding> draftIsKnown(Examination *exam)
{
    const ServerMetadata &server = *exam->patient.server;
    const bool newer = server.grantProfiles.contains(QLatin1StringView(IdJagProfile));
    const QString guess = newer ? u"-03 or later (it announces the grant profile, which came with -03)"_s
        : exam->patient.profile->name == "keycloak"_L1 ? u"-01 (Keycloak's experimental feature)"_s
                                                       : u"not told"_s;
    co_return passed(u"Which revision of the ID-JAG draft the server seems to follow: %1."_s.arg(guess))
        .with(u"DPoP announced"_s, server.dpopAlgorithms.isEmpty() ? u"no"_s : server.dpopAlgorithms.join(u' '));
}

Finding resourceUnknown(const Error &error)
{
    return passed(
        u"The resource publishes no metadata (RFC 9728), so that there is nothing to compare the configuration with."_s)
        .with(u"answer"_s, error.message);
}

/// What differs may still work, since nobody but the servers knows what they compare: told, and gone on.
Finding doubtful(Finding finding)
{
    if (finding.state == State::Fail)
        finding.state = State::Warn;
    return finding;
}

Finding wrongServer(const Examination &exam)
{
    const QStringList &named = exam.patient.resource->authorizationServers;
    Finding finding = named.isEmpty()
        ? warned("resource_names_no_server"_L1, u"The resource's metadata names no authorization server."_s,
              u"The owner of the resource should put authorization_servers into its metadata (RFC 9728)."_s)
        : doubtful(differing("resource_names_other_server"_L1,
              u"The resource's metadata names another authorization server than the profile."_s,
              exam.patient.settings.authorizationServer, named.constFirst()));
    return std::move(finding).with(u"authorization_servers"_s, named.join(u' '));
}

Task<Finding> resourceAgrees(Examination *exam)
{
    const Connection &one = exam->patient.settings;
    const auto resource = co_await exam->tools.discovery.resource(one.resource);
    if (!resource && resource.error().code == "metadata_not_found"_L1)
        co_return resourceUnknown(resource.error());
    if (!resource)
        co_return doubtful(failedDiscovery(
            *exam, resource.error(), "resource"_L1, one.resource, {resourceMetadataAddress(one.resource)}));
    exam->patient.resource = *resource;
    if (!resource->authorizationServers.contains(exam->patient.server->issuer))
        co_return wrongServer(*exam);
    co_return passed(u"Profile, authorization server and resource name each other in the same letters."_s)
        .with(u"audience"_s, one.audience)
        .with(u"issuer"_s, exam->patient.server->issuer)
        .with(u"resource"_s, resource->resource);
}

/// The same but for what people mistype.
bool isMistyped(const QString &audience, const QString &issuer)
{
    const QLatin1StringView kind = identifierDifference(audience, issuer).kind;
    return kind == "trailing_slash"_L1 || kind == "host_case"_L1 || kind == "case"_L1 || kind == "scheme"_L1
        || kind == "port"_L1;
}

Task<Finding> identifiersAgree(Examination *exam)
{
    const Connection &one = exam->patient.settings;
    const QString &issuer = exam->patient.server->issuer;
    const bool exchanges = one.access == Access::Xaa;
    if (!exchanges && !exam->hasResource())
        co_return passed(u"The connection names no resource: the one that is published is used."_s);
    if (exchanges && isMistyped(one.audience, issuer))
        co_return doubtful(
            differing("audience_differs"_L1, u"The audience is not the server's issuer."_s, one.audience, issuer));
    if (!exam->hasResource())
        co_return passed(u"The audience is the server's issuer. The connection names no resource."_s)
            .with(u"audience"_s, one.audience);
    co_return co_await resourceAgrees(exam);
}

Task<Finding> clientIsKnownThere(Examination *exam)
{
    if (exam->patient.settings.access != Access::Xaa)
        co_return co_await ownClientIsKnown(exam);
    auto client = co_await exam->tools.credentials.atResource(exam->patient.settings);
    if (!client)
        co_return failed(client.error());
    // No ID-JAG at all: the client is looked at before it, and nothing comes of it.
    ClientQuestion question;
    question.leg = Leg::Redemption;
    question.connection = exam->patient.settings.id;
    question.server = *exam->patient.server;
    question.fields = {{"grant_type", JwtBearerGrant.toByteArray()}, {"assertion", "agent0-doctor"}};
    question.client = std::move(*client);
    co_return co_await askAboutClient(&exam->tools.ports, std::move(question));
}

/// Any answer but a broken one will do: without a token a refusal is what is due.
Task<Finding> resourceAnswers(Examination *exam)
{
    const auto address = apiAddress(exam->patient.settings, {});
    if (!address)
        co_return failed(address.error());
    const auto response =
        co_await exam->tools.ports.http.send(HttpRequest::get(*address).on(Leg::Resource, exam->patient.settings.id));
    if (!response)
        co_return failed(response.error()).with(u"asked"_s, QString::fromUtf8(*address));
    if (response->status == 407)
        co_return failed(apiFailure(exam->patient.settings, *response, exam->now()));
    co_return passed(u"The API's server answers."_s)
        .with(u"asked"_s, QString::fromUtf8(*address))
        .with(u"HTTP, without a token"_s, QString::number(response->status));
}

constexpr Check ServerChecks[] = {
    {"D05"_L1, "The resource's authorization server answers"_L1,
        "The ID-JAG is redeemed at the resource's own authorization server."_L1, "own-authorization-server"_L1,
        "D20"_L1, serverAnswers, About::Servers},
    {"D04"_L1, "Identity provider and resource are different trust domains"_L1,
        "An ID-JAG is made to cross from one trust domain to another; its issuer never redeems it."_L1, "same-org"_L1,
        "D02 D05"_L1, domainsDiffer, About::Exchange},
    {"D31"_L1, "It takes ID-JAGs"_L1, "A server that does not know the grant refuses every ID-JAG."_L1,
        "own-authorization-server"_L1, "D05 D04"_L1, serverTakesIdJags, About::Exchange},
    {"D27"_L1, "Which draft it follows"_L1, "Servers follow different revisions of one draft."_L1, "concepts"_L1,
        "D05"_L1, draftIsKnown, About::Exchange},
    {"D06"_L1, "Identifiers are the same everywhere"_L1,
        "Identifiers are compared byte for byte; a slash more is another server."_L1, "identifiers"_L1, "D05"_L1,
        identifiersAgree, About::Servers},
    {"D07"_L1, "The authorization server knows this client"_L1,
        "The second of two registrations: id and proof at the resource's server, never those of the identity provider."_L1,
        "two-registrations"_L1, "D05 D31 D18"_L1, clientIsKnownThere, About::Servers},
    {"D30"_L1, "The API's server answers"_L1, "An address nobody answers at is found out before an ID-JAG is spent."_L1,
        "set-up"_L1, "D20"_L1, resourceAnswers, About::Servers},
};

} // namespace

std::span<const Check> serverChecks() { return ServerChecks; }

} // namespace agent0::doctor
