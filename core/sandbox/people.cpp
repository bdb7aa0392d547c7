#include "sandbox/people.h"

#include <algorithm>

namespace agent0::sandbox {

const QList<Person> &people()
{
    static const QList<Person> all{
        {"ada", "lovelace", QStringLiteral("00uada0000000000001"), QStringLiteral("Ada Admin"),
            QStringLiteral("ada@sandbox.example")},
        {"bob", "hammer", QStringLiteral("00ubob0000000000002"), QStringLiteral("Bob Builder"),
            QStringLiteral("bob@sandbox.example")},
        {"eve", "outside", QStringLiteral("00ueve0000000000003"), QStringLiteral("Eve Outsider"),
            QStringLiteral("eve@sandbox.example")},
    };
    return all;
}

const Person *personNamed(QByteArrayView username)
{
    const auto found = std::ranges::find_if(
        people(), [&](const Person &one) { return one.username == username || one.email.toUtf8() == username; });
    return found == people().end() ? nullptr : &*found;
}

const Person *personOfSubject(QStringView subject)
{
    const auto found = std::ranges::find_if(people(), [&](const Person &one) { return one.subject == subject; });
    return found == people().end() ? nullptr : &*found;
}

} // namespace agent0::sandbox
