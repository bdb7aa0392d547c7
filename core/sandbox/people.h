#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace agent0::sandbox {

/// Somebody the identity provider knows. The password is no secret: the login page shows it.
struct Person {
    QByteArray username;
    QByteArray password;
    QString subject; ///< "sub", everywhere
    QString name;
    QString email;
};

/// Ada and Bob, who may use everything, and Eve, who has an account and no access to anything.
const QList<Person> &people();
const Person *personNamed(QByteArrayView username);  ///< nullptr: nobody
const Person *personOfSubject(QStringView subject);  ///< nullptr: nobody

} // namespace agent0::sandbox
