#pragma once

#include "http/httprequest.h"

#include <vector>

namespace agent0 {

/// Takes secrets out of what a server says back: some repeat the token or the password that they refuse.
class SecretEcho {
public:
    /// What was sent: the values of the form fields that hold secrets, and the credentials of an Authorization header,
    /// also decoded.
    SecretEcho(const QList<FormField> &fields, const QList<HttpHeader> &headers);

    /// The text with each of them (as it is, or form-encoded) and everything that looks like a JWT replaced by "(removed)".
    QString removedFrom(QString text) const;

private:
    void add(const QByteArray &value);
    std::vector<Secret> m_secrets;
};

} // namespace agent0
