#include "oauth/grants.h"

namespace agent0 {

namespace {

void add(QList<FormField> &fields, QByteArray name, QByteArray value)
{
    if (!value.isEmpty())
        fields.append(FormField{std::move(name), std::move(value)});
}

/// Of what the program itself holds there is no copy to make.
QByteArray constant(QByteArrayView text) { return QByteArray::fromRawData(text.data(), text.size()); }

QByteArray joined(const QStringList &scopes) { return scopes.join(u' ').toUtf8(); }

} // namespace

QList<FormField> refreshGrant(const Secret &refreshToken, const QStringList &scopes)
{
    QList<FormField> fields{{"grant_type"_ba, "refresh_token"_ba}, {"refresh_token"_ba, refreshToken.reveal()}};
    add(fields, "scope"_ba, joined(scopes));
    return fields;
}

QList<FormField> exchangeGrant(const ExchangeGrant &grant, const Secret &subjectToken)
{
    QList<FormField> fields{
        {"grant_type"_ba, constant(TokenExchangeGrant)},
        {"requested_token_type"_ba, constant(IdJagType)},
        {"subject_token"_ba, subjectToken.reveal()},
        {"subject_token_type"_ba, grant.subjectTokenType.toByteArray()},
        {"audience"_ba, grant.audience.toUtf8()},
    };
    add(fields, "resource"_ba, grant.resource.toUtf8());
    add(fields, "scope"_ba, joined(grant.scopes));
    add(fields, "authorization_details"_ba, grant.authorizationDetails);
    return fields;
}

QList<FormField> redemptionGrant(const Secret &idJag, const QStringList &scopes, QByteArrayView type)
{
    QList<FormField> fields{{"grant_type"_ba, type.toByteArray()}, {"assertion"_ba, idJag.reveal()}};
    add(fields, "scope"_ba, joined(scopes));
    return fields;
}

QList<FormField> targetFields(const GrantTarget &target)
{
    QList<FormField> fields;
    add(fields, "resource"_ba, target.resource.toUtf8());
    add(fields, "scope"_ba, joined(target.scopes));
    return fields;
}

QList<FormField> clientCredentialsGrant(const GrantTarget &target)
{
    return QList<FormField>{{"grant_type"_ba, "client_credentials"_ba}} + targetFields(target);
}

QList<FormField> workloadGrant(const GrantTarget &target, const Secret &token)
{
    return QList<FormField>{{"grant_type"_ba, constant(JwtBearerGrant)}, {"assertion"_ba, token.reveal()}}
    + targetFields(target);
}

QStringList scopeList(const QString &text)
{
    QStringList scopes = text.split(u' ', Qt::SkipEmptyParts);
    scopes.removeDuplicates();
    return scopes;
}

} // namespace agent0
