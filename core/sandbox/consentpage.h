#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace agent0::sandbox {

/// What the page of a resource's authorization server says and sends.
struct ConsentQuestion {
    QString resource;
    QString client;
    QByteArray action;
    QByteArray transaction;
    QStringList scopes;
    QString problem; ///< "" for none
};

/// The page that asks a person whether a client may have access: a form for the name and the password of this resource, and one to
/// say no.
QByteArray consentPage(const ConsentQuestion &question);

} // namespace agent0::sandbox
