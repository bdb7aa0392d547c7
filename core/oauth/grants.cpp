#include "oauth/grants.h"

namespace agent0 {

namespace {

void add(QList<FormField> &fields, QByteArray name, QByteArray value)
{
    if (!value.isEmpty())
        fields.append(FormField{std::move(name), std::move(value)});
}

QByteArray joined(const QStringList &scopes) { return scopes.join(u' ').toUtf8(); }

} // namespace

QList<FormField> refreshGrant(const Secret &refreshToken, const QStringList &scopes)
{
    QList<FormField> fields{{"grant_type", "refresh_token"}, {"refresh_token", refreshToken.reveal()}};
    add(fields, "scope", joined(scopes));
    return fields;
}

QList<FormField> exchangeGrant(const ExchangeGrant &grant, const Secret &subjectToken)
{
    QList<FormField> fields{
        {"grant_type", TokenExchangeGrant.toByteArray()},
        {"requested_token_type", IdJagType.toByteArray()},
        {"subject_token", subjectToken.reveal()},
        {"subject_token_type", grant.subjectTokenType.toByteArray()},
        {"audience", grant.audience.toUtf8()},
    };
    add(fields, "resource", grant.resource.toUtf8());
    add(fields, "scope", joined(grant.scopes));
    add(fields, "authorization_details", grant.authorizationDetails);
    return fields;
}

QList<FormField> redemptionGrant(const Secret &idJag, const QStringList &scopes, QByteArrayView type)
{
    QList<FormField> fields{{"grant_type", type.toByteArray()}, {"assertion", idJag.reveal()}};
    add(fields, "scope", joined(scopes));
    return fields;
}

QList<FormField> targetFields(const GrantTarget &target)
{
    QList<FormField> fields;
    add(fields, "resource", target.resource.toUtf8());
    add(fields, "scope", joined(target.scopes));
    return fields;
}

QList<FormField> clientCredentialsGrant(const GrantTarget &target)
{
    return QList<FormField>{{"grant_type", "client_credentials"}} + targetFields(target);
}

QList<FormField> workloadGrant(const GrantTarget &target, const Secret &token)
{
    return QList<FormField>{{"grant_type", JwtBearerGrant.toByteArray()}, {"assertion", token.reveal()}}
    + targetFields(target);
}

QStringList scopeList(const QString &text)
{
    QStringList scopes = text.split(u' ', Qt::SkipEmptyParts);
    scopes.removeDuplicates();
    return scopes;
}

} // namespace agent0
