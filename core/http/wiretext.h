#pragma once

#include "http/httprequest.h"

namespace agent0 {

// Forms, queries and names of headers as they stand in a message.

/// The value of a form's field. Where nothing in it is encoded the bytes are those of the text itself, which must outlive them.
QByteArray formDecoded(QByteArrayView text);
/// Of that form or query, decoded in that way.
QList<FormField> formFields(QByteArrayView form);
/// What stands behind the "?" of an address.
QByteArrayView queryOf(QByteArrayView url);

/// In any case.
bool isNamed(QByteArrayView name, QByteArrayView other);
/// Whether headers of that name begin with a scheme.
bool isAuthorization(QByteArrayView name);
/// Whether headers of that name hold an address.
bool isAddress(QByteArrayView name);

} // namespace agent0
