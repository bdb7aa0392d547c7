#include "text/setuptext.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

struct SetupWords {
    Q_DECLARE_TR_FUNCTIONS(SetupText)
};

/// Without the connection it belongs to: there is but one.
QString member(const QString &path)
{
    const qsizetype end = path.indexOf(u"]."_s);
    return end < 0 ? path : u'.' + path.sliced(end + 2);
}

} // namespace

QStringList setupKinds()
{
    return {u"okta"_s, u"okta-custom-as"_s, u"auth0"_s, u"keycloak"_s, u"xaa.dev"_s, u"custom"_s};
}

SetupKindText setupKindText(const QString &name)
{
    if (name == "okta"_L1)
        return {SetupWords::tr("Okta, and an app of its own"),
            SetupWords::tr("People sign in at Okta; the app has its own authorization server. The ordinary case.")};
    if (name == "okta-custom-as"_L1)
        return {SetupWords::tr("Okta on both sides"),
            SetupWords::tr(
                "The API is behind a custom authorization server of the same Okta org. Needs the Okta for AI "
                "Agents subscription.")};
    if (name == "auth0"_L1)
        return {SetupWords::tr("Okta, and an Auth0 API"),
            SetupWords::tr("The API's authorization server is an Auth0 tenant.")};
    if (name == "keycloak"_L1)
        return {SetupWords::tr("Okta, and a Keycloak realm"),
            SetupWords::tr("The API's authorization server is a Keycloak realm that takes ID-JAGs.")};
    if (name == "xaa.dev"_L1)
        return {SetupWords::tr("The xaa.dev playground"),
            SetupWords::tr("To try Cross App Access with servers on the internet.")};
    return {SetupWords::tr("Anything else"),
        SetupWords::tr("Any OpenID provider that issues ID-JAGs, any authorization server that takes them.")};
}

QString setupValueText(const QString &path)
{
    const QString what = member(path);
    if (path == "displayName"_L1)
        return SetupWords::tr("Name");
    if (path == "identityProvider.issuer"_L1)
        return SetupWords::tr("Identity provider: issuer");
    if (path == "identityProvider.clientId"_L1)
        return SetupWords::tr("Identity provider: client ID");
    if (path == "identityProvider.clientAuthentication.method"_L1)
        return SetupWords::tr("Identity provider: proof of the client");
    if (what == ".id"_L1)
        return SetupWords::tr("Id of the connection");
    if (what == ".displayName"_L1)
        return SetupWords::tr("Name of the connection");
    if (what == ".api.type"_L1)
        return SetupWords::tr("Kind of API");
    if (what == ".resource"_L1)
        return SetupWords::tr("Resource");
    if (what == ".authorizationServer"_L1)
        return SetupWords::tr("Authorization server");
    if (what == ".audience"_L1)
        return SetupWords::tr("Audience of the ID-JAG");
    if (what == ".clientId"_L1)
        return SetupWords::tr("Client ID at that server");
    if (what == ".clientAuthentication.method"_L1)
        return SetupWords::tr("Proof of the client there");
    if (what == ".scopes"_L1)
        return SetupWords::tr("Scopes");
    if (what == ".api.baseUrl"_L1)
        return SetupWords::tr("Address of calls");
    return path;
}

QString setupQuestionText(const DraftQuestion &question)
{
    if (question.path == "identityProvider.issuer"_L1)
        return SetupWords::tr("The identity provider's issuer");
    if (question.path == "identityProvider.clientId"_L1)
        return SetupWords::tr("This program's client ID at the identity provider");
    const QString what = member(question.path);
    if (what == ".resource"_L1)
        return SetupWords::tr("The resource: the address of the API or MCP server, as its owner writes it");
    if (what == ".authorizationServer"_L1)
        return SetupWords::tr("The issuer of the resource's own authorization server");
    if (what == ".audience"_L1)
        return SetupWords::tr("The audience: that issuer as the administrator has entered it");
    if (what == ".clientId"_L1)
        return SetupWords::tr("This program's client ID at that authorization server");
    if (what == ".scopes"_L1)
        return SetupWords::tr("The scopes to ask for, separated by blanks");
    if (what == ".api.baseUrl"_L1)
        return SetupWords::tr("The address that calls go to");
    return question.text;
}

QString setupWhereText(const DraftQuestion &question)
{
    if (question.path == "identityProvider.issuer"_L1)
        return SetupWords::tr(
            "At Okta the org's own address, https://acme.okta.com: without -admin, without /oauth2/…, without "
            "a slash at the end. Elsewhere the issuer in the provider's openid-configuration.");
    if (question.path == "identityProvider.clientId"_L1)
        return SetupWords::tr(
            "At Okta: Directory > AI Agents > (agent) > Client registration. The agent and its linked app "
            "have the same ID.");
    const QString what = member(question.path);
    if (what == ".resource"_L1)
        return SetupWords::tr(
            "Byte for byte, slashes too. At Okta it is the resource connection's Resource indicator.");
    if (what == ".authorizationServer"_L1)
        return SetupWords::tr(
            "Never the identity provider itself. Auth0's ends with a slash, Keycloak's and Okta's do not.");
    if (what == ".audience"_L1)
        return SetupWords::tr(
            "At Okta: Applications > (resource app) > Resource Server > Cross App Access (XAA) > Issuer URL.");
    if (what == ".clientId"_L1)
        return SetupWords::tr(
            "The second of two registrations: given by the resource's owner, never the ID at the identity "
            "provider. Okta's administrator enters it as the AI agent's client ID registered in this app.");
    if (what == ".scopes"_L1)
        return SetupWords::tr("Those of the resource, never openid, profile or email.");
    if (what == ".api.baseUrl"_L1)
        return SetupWords::tr("The resource's own address, if its owner names no other.");
    return question.where;
}

QString setupOriginText(DraftValue::Origin origin)
{
    switch (origin) {
    case DraftValue::Origin::Template: return SetupWords::tr("the kind of set-up");
    case DraftValue::Origin::Said: return SetupWords::tr("you");
    case DraftValue::Origin::Followed: return SetupWords::tr("follows from another");
    case DraftValue::Origin::Found: return SetupWords::tr("found at the servers");
    case DraftValue::Origin::Managed: return SetupWords::tr("your organisation");
    }
    return {};
}

} // namespace agent0
