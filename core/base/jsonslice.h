#pragma once

#include <QByteArray>
#include <QList>

namespace agent0 {

// JSON as text, without a document: all that is read here must have passed findJsonProblem() and is not checked again. Views
// are of the text that was given.

/// The text of one member of a JSON object, byte for byte as it was sent, with nothing around it; a null view when
/// there is none.
QByteArrayView jsonMember(QByteArrayView object, QByteArrayView name);

struct JsonMember {
    QByteArray name; ///< as jsonMeaning() gives it
    QByteArrayView value; ///< as it was sent
};
/// All of them, in the order in which they were sent; none where it is no object.
QList<JsonMember> jsonMembers(QByteArrayView object);

/// The texts of the entries of a JSON array.
QList<QByteArrayView> jsonEntries(QByteArrayView array);

/// What a JSON string means, in UTF-8. Where nothing in it is escaped the bytes are those of the text itself, which must
/// outlive them.
QByteArray jsonMeaning(QByteArrayView quoted);

/// Appends that text, UTF-8, as a JSON string.
void appendJsonString(QByteArray &out, QByteArrayView text);

} // namespace agent0
