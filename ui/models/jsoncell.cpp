#include "models/jsoncell.h"

#include "base/displaytext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace agent0 {

using namespace Qt::StringLiterals;

namespace {
struct CellWords {
    Q_DECLARE_TR_FUNCTIONS(JsonCell)
};
} // namespace

QString cellText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: return displayText(value.toString(), 500);
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Bool: return value.toBool() ? CellWords::tr("yes") : CellWords::tr("no");
    case QJsonValue::Null: return u"–"_s;
    case QJsonValue::Array: return CellWords::tr("%n entries", nullptr, int(value.toArray().size()));
    case QJsonValue::Object: return CellWords::tr("%n members", nullptr, int(value.toObject().size()));
    case QJsonValue::Undefined: break;
    }
    return {};
}

} // namespace agent0
