#pragma once

#include "config/jsonpath.h"
#include "config/profile.h"
#include "oauth/discovery.h"

#include <QJsonObject>

namespace agent0 {

/// What a draft still needs, for a person to answer.
struct DraftQuestion {
    QString path;    ///< "identityProvider.issuer"
    QString text;    ///< "The identity provider's issuer (Okta: the org's address, https://acme.okta.com)"
};

/// A profile that begins as a template. What a person says replaces the placeholders; what follows from it (an audience that
/// is the server's issuer, an API below its resource) follows; what servers publish fills the rest. Nothing that a
/// person has said is ever changed.
class ProfileDraft {
public:
    /// Fault::Usage, code "template_unknown", naming the nearest.
    static Result<ProfileDraft> fromTemplate(const QString &name);

    /// path: of a profile, or one of the short words issuer, clientId, resource, authorizationServer, audience, scopes,
    /// resourceClientId (of the first connection). Fault::Usage where there is none such, or the value cannot be one.
    Result<> set(const QString &path, const QString &text);

    /// Reads what the servers that are known by now publish, and fills in what it says. Gives what people should know of it;
    /// a server that does not answer is no failure here.
    Task<QStringList> discover(Discovery *servers);

    /// Everything that is still a placeholder, in the order in which to ask.
    QList<DraftQuestion> questions() const;
    const QJsonObject &json() const { return m_profile; }
    NetworkSettings network() const;

    static QStringList shortWords();

private:
    explicit ProfileDraft(QJsonObject profile) : m_template(profile), m_profile(std::move(profile)) { }
    Result<JsonPath> pathOf(const QString &word) const;
    bool isOpen(const JsonPath &path) const;
    QString textAt(const JsonPath &path) const { return valueAt(m_profile, path).toString(); }
    void put(const JsonPath &path, const QJsonValue &value);
    void follow();
    JsonPath connectionPath(const QString &member) const;
    void describeServer(const ServerMetadata &server, QStringList &notes);
    void describeResource(const ResourceMetadata &resource, QStringList &notes);

    QJsonObject m_template;
    QJsonObject m_profile;
    QList<JsonPath> m_said; ///< by the person
    QStringList m_asked; ///< servers that were asked already
};

} // namespace agent0
