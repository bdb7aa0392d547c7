#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace agent0 {

/// The text of one member of a JSON object, byte for byte as it was sent, with nothing around it; a null view when
/// there is none. The JSON must have passed findJsonProblem(): it is not checked again.
QByteArrayView jsonMember(QByteArrayView object, QByteArrayView name);

struct JsonMember {
    QString name;
    QByteArrayView value; ///< as it was sent
};

/// All members of a JSON object in the order in which they were sent, under the same terms.
QList<JsonMember> jsonMembers(QByteArrayView object);

/// The texts of the entries of a JSON array, under the same terms.
QList<QByteArrayView> jsonEntries(QByteArrayView array);

} // namespace agent0
