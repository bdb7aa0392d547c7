#pragma once

#include "config/policy.h"
#include "config/profilejson.h"
#include "oauth/discovery.h"

#include <QJsonObject>

namespace agent0 {

/// What a draft still needs, for a person to answer.
struct DraftQuestion {
    QString path;    ///< "identityProvider.issuer"
    QString text;    ///< "The identity provider's issuer"
    QString where;   ///< where it is to be found, and what people mistype
    bool operator==(const DraftQuestion &) const = default;
};

/// What a server's own documents brought, or that they could not be read.
struct DraftNote {
    enum class Kind { Found, Trouble };
    Kind kind = Kind::Found;
    QString text;
};

/// One value of the profile, and who it comes from.
struct DraftValue {
    enum class Origin { Template, Said, Followed, Found, Managed };
    QString path;
    QString text;
    Origin origin = Origin::Template;
};

/// A profile that begins as a template. What a person says replaces the placeholders; what follows from it (an audience that
/// is the server's issuer, an API below its resource) follows; what servers publish fills the rest. Nothing that a
/// person or the managed policy has said is ever changed. A copy goes its own way.
class ProfileDraft {
public:
    /// Fault::Usage, code "template_unknown", naming the nearest.
    static Result<ProfileDraft> fromTemplate(const QString &name);

    /// What the policy sets is set and not asked for; where people may have no connections of their own, there is none.
    void obey(const Policy &policy);

    /// path: of a profile, or one of the short words issuer, clientId, resource, authorizationServer, audience, scopes,
    /// resourceClientId (of the first connection). Fault::Usage where there is none such, or the value cannot be one;
    /// Fault::Refused where the policy has set it.
    Result<> set(const QString &path, const QString &text);
    /// What would be wrong with that answer, or doubtful, by the rules of the configuration.
    Validation tried(const QString &path, const QString &text) const;

    /// Reads what the servers that are known by now publish, and fills in what it says. Gives what people should know of it;
    /// a server that does not answer is no failure here.
    Task<QList<DraftNote>> discover(Discovery *servers);

    /// Everything that is still a placeholder, in the order in which to ask.
    QList<DraftQuestion> questions() const;
    QList<DraftValue> values() const;
    const QJsonObject &json() const { return m_profile; }
    NetworkSettings network() const;

    static QStringList shortWords();

private:
    explicit ProfileDraft(QJsonObject profile) : m_template(profile), m_profile(std::move(profile)) { }
    Result<JsonPath> pathOf(const QString &word) const;
    bool isOpen(const JsonPath &path) const;
    DraftValue::Origin originOf(const JsonPath &path) const;
    QString textAt(const JsonPath &path) const { return valueAt(m_profile, path).toString(); }
    void put(const JsonPath &path, const QJsonValue &value);
    void find(const JsonPath &path, const QJsonValue &value);
    void follow();
    JsonPath connectionPath(const QString &member) const;
    void describeServer(const ServerMetadata &server, QList<DraftNote> &notes);
    void describeResource(const ResourceMetadata &resource, QList<DraftNote> &notes);
    Task<> askProvider(Discovery *servers, QList<DraftNote> *notes);
    Task<> askResource(Discovery *servers, QList<DraftNote> *notes);
    Task<> askServer(Discovery *servers, QList<DraftNote> *notes);

    QJsonObject m_template;
    QJsonObject m_profile;
    QList<JsonPath> m_said; ///< by the person, or by the policy
    QList<JsonPath> m_managed;
    QList<JsonPath> m_found;
    QStringList m_asked; ///< servers that were asked already
    Policy m_policy;
};

} // namespace agent0
