#include "config/profilerules.h"

#include "config/addresses.h"

#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

/// The rules of one profile, over what the shape has found already.
class Rules {
public:
    explicit Rules(Validation &validation) : m_validation(validation), m_profile(validation.profile) { }

    void run()
    {
        checkProviderIssuer();
        checkProviderScopes();
        checkAuthentication(u"identityProvider"_s, m_profile.identityProvider.clientAuthentication);
        for (qsizetype i = 0; i < m_profile.connections.size(); ++i)
            checkConnection(m_profile.connections[i], u"connections[%1]"_s.arg(i));
    }

private:
    /// Whether the shape has nothing against the member, so that a rule may speak.
    bool sound(const QString &path) const
    {
        return std::ranges::none_of(m_validation.problems,
            [&](const Finding &one) { return path.startsWith(one.path) || one.path.startsWith(path); });
    }
    void refuse(const QString &path, QLatin1StringView code, const QString &message, const QString &hint = {})
    {
        m_validation.problems << Finding{path, code, message, hint};
    }
    void warn(const QString &path, QLatin1StringView code, const QString &message, const QString &hint = {})
    {
        m_validation.warnings << Finding{path, code, message, hint};
    }

    static bool oktaHost(const QString &host)
    {
        const auto domains = {
            ".okta.com"_L1, ".oktapreview.com"_L1, ".okta-emea.com"_L1, ".okta-gov.com"_L1, ".okta.mil"_L1};
        return std::ranges::any_of(domains, [&](QLatin1StringView domain) { return host.endsWith(domain); });
    }

    /// D01. Okta issues ID-JAGs from the org authorization server only, whose issuer is the bare address of the org.
    void checkProviderIssuer()
    {
        const QString path = u"identityProvider.issuer"_s;
        if (!sound(path))
            return;
        const QString &issuer = m_profile.identityProvider.issuer;
        const QUrl url(issuer, QUrl::StrictMode);
        const QString host = url.host();
        const qsizetype dot = host.indexOf(u'.');
        const bool adminHost = oktaHost(host) && host.first(dot).endsWith("-admin"_L1);
        const QString org = u"https://"_s + (adminHost ? host.first(dot - 6) + host.sliced(dot) : host);
        const QString use = u"Use %1."_s.arg(org);
        const bool customServer = url.path().startsWith("/oauth2"_L1);
        if (adminHost)
            refuse(path, "okta_admin_host"_L1, u"is the address of the Okta Admin Console, not of the org"_s, use);
        else if (oktaHost(host) && customServer)
            refuse(path, "okta_custom_server"_L1,
                u"is an Okta custom authorization server, and only the org's own issues ID-JAGs"_s, use);
        else if (oktaHost(host) && issuer.endsWith(u'/'))
            refuse(path, "issuer_slash"_L1, u"ends with a slash, and Okta's issuer never does"_s, use);
        else if (customServer)
            warn(path, "custom_server"_L1, u"looks like an Okta custom authorization server, which issues no ID-JAGs"_s,
                u"If this is Okta on a domain of your own: %1"_s.arg(use));
    }

    void checkProviderScopes()
    {
        const QString path = u"identityProvider.scopes"_s;
        const QStringList &scopes = m_profile.identityProvider.scopes;
        if (!sound(path))
            return;
        if (!scopes.contains("openid"_L1))
            refuse(path, "openid_missing"_L1, u"must contain openid, or there is no sign-in"_s);
        if (!scopes.contains("offline_access"_L1))
            warn(path, "offline_access_missing"_L1,
                u"do not contain offline_access: the sign-in ends with its ID token"_s,
                u"Add offline_access to stay signed in."_s);
    }

    void checkAuthentication(const QString &path, const ClientAuthentication &one)
    {
        const bool named = !one.keyId.isEmpty() || one.algorithm != ClientAuthentication().algorithm;
        if (one.method != ClientAuthenticationMethod::PrivateKeyJwt && named
            && sound(path + u".clientAuthentication"_s))
            warn(path + u".clientAuthentication"_s, "key_not_used"_L1,
                u"names a key or algorithm, which only private_key_jwt uses"_s);
    }

    void checkConnection(const Connection &one, const QString &path)
    {
        checkAuthentication(path, one.clientAuthentication);
        checkServerIsNamed(one, path + u".authorizationServer"_s);
        if (one.apiCommand.isEmpty())
            checkBase(one, path + u".api.baseUrl"_s, path + u".resource"_s);
        else
            checkCommand(one, path + u".api.command"_s);
        checkAudience(one, path + u".audience"_s);
        checkRegistrations(one, path + u".clientId"_s);
    }

    /// Credentials are for the server that the administrator names: a resource must not say who else gets them.
    void checkServerIsNamed(const Connection &one, const QString &path)
    {
        const bool proves = one.access == Access::ClientCredentials || one.access == Access::WorkloadIdentity
            || (one.access == Access::OAuth && one.clientAuthentication.method != ClientAuthenticationMethod::None);
        if (proves && one.authorizationServer.isEmpty() && one.apiCommand.isEmpty() && sound(path))
            refuse(path, "authorization_server_missing"_L1,
                u"must be given where this program proves who it is: else the resource would say who gets the proof"_s,
                u"Enter the issuer of the resource's authorization server."_s);
    }

    /// A program of this machine gets no token, and what it is told stands in the profile for all to read.
    void checkCommand(const Connection &one, const QString &path)
    {
        if (!sound(path))
            return;
        if (one.apiType != ApiType::Mcp)
            refuse(path, "not_mcp"_L1, u"is for connections whose api.type is mcp"_s);
        if (!one.apiBaseUrl.isEmpty() && one.apiBaseUrl != one.resource)
            refuse(
                path, "two_places"_L1, u"and api.baseUrl are both there: an MCP server is a program or an address"_s);
        for (const QString &entry : one.apiEnvironment) {
            if (looksLikeSecretName(entry.section(u'=', 0, 0)))
                warn(path, "secret_in_profile"_L1,
                    u"gets a secret from the profile: %1"_s.arg(entry.section(u'=', 0, 0)),
                    u"Everybody who can read the file can read it. Let the program read it from a place of its own."_s);
        }
    }

    void checkBase(const Connection &one, const QString &base, const QString &resource)
    {
        if (!sound(base) || !sound(resource) || !checkAddress(one.apiBaseUrl))
            return;
        refuse(base, "missing"_L1,
            one.apiBaseUrl.isEmpty() ? u"is missing, and there is no resource to take its place"_s
                                     : u"is missing, and the resource is not an address to call"_s);
    }

    /// The slash is the first cause of failure that Okta itself names; nobody but the administrator can know the right form.
    void checkAudience(const Connection &one, const QString &path)
    {
        const auto bare = [](const QString &text) { return text.endsWith(u'/') ? text.chopped(1) : text; };
        if (one.audience != one.authorizationServer && bare(one.audience) == bare(one.authorizationServer))
            warn(path, "audience_slash"_L1, u"differs from authorizationServer only by the slash at its end"_s,
                u"The audience is the server's issuer, byte for byte: use the same in both."_s);
    }

    void checkRegistrations(const Connection &one, const QString &path)
    {
        // An Okta custom authorization server knows the agent by the id of its identity provider.
        const bool own = one.access == Access::Xaa && one.serverProfile != "okta"_L1;
        if (own && !one.clientId.isEmpty() && one.clientId == m_profile.identityProvider.clientId)
            warn(path, "same_client_id"_L1,
                u"is the client id at the identity provider: there are two client registrations, and they are never mixed"_s,
                u"Use the id that the resource's authorization server gave."_s);
    }

    Validation &m_validation;
    const Profile &m_profile;
};

} // namespace

void applyProfileRules(Validation &validation) { Rules(validation).run(); }

} // namespace agent0
