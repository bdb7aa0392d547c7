#include "steptext.h"

#include "output.h"

#include <QJsonArray>

namespace agent0::ctl {

namespace {

QString valueText(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << (one.isString() ? one.toString() : one.toVariant().toString());
    return shown(texts.join(u' '));
}

/// "todos.read for https://…": what matters first, the rest as name=value.
QString membersText(QJsonObject members)
{
    QStringList parts;
    for (const auto first : {"request"_L1, "scope"_L1, "scopes"_L1})
        parts << valueText(members.take(first));
    for (const auto target : {"resource"_L1, "audience"_L1}) {
        const QJsonValue value = members.take(target);
        if (!value.isUndefined())
            parts << (target == "resource"_L1 ? u"for "_s : u"at "_s) + valueText(value);
    }
    for (auto it = members.begin(); it != members.end(); ++it)
        parts << shown(it.key()) + u'=' + valueText(*it);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QStringList fieldLines(const TraceFields &fields, QLatin1StringView mark)
{
    QStringList lines;
    for (const TraceField &field : fields.list())
        lines << u"    "_s + mark + u' ' + shown(field.name) + u": "_s + shown(field.value);
    return lines;
}

} // namespace

QString stepLine(const Step &step, int number)
{
    const QString mark = (step.failure ? bad(u"✗"_s) : good(u"✓"_s)) + (number > 0 ? u" %1"_s.arg(number, 2) : QString());
    QStringList parts{mark, QString(name(step.leg)).leftJustified(10), shown(step.title)};
    if (!step.asked.isEmpty())
        parts << u" asked "_s + membersText(step.asked);
    if (!step.granted.isEmpty())
        parts << u" granted "_s + membersText(step.granted);
    if (step.failure)
        parts << u' ' + shown(step.failure->code);
    return parts.join(u' ') + faint(u"  %1 ms"_s.arg(step.took.count()));
}

QString budgetWarning(const Step &step)
{
    return u"%1 of this month's %2 ID-JAGs are spent for %3; the identity provider refuses what is beyond."_s.arg(
        QString::number(step.granted["idJagsThisMonth"_L1].toInt()), QString::number(step.granted["idJagBudget"_L1].toInt()),
        shown(step.connection));
}

QStringList traceLines(const TraceRecord &record)
{
    const QString answer = record.status > 0 ? QString::number(record.status) : shown(record.failure);
    QStringList where{QString(name(record.leg))};
    if (!record.connection.isEmpty())
        where << shown(record.connection);
    QStringList lines{u"%1 %2  %3  %4 ms  (%5)"_s.arg(
        shown(record.method), shown(record.url), answer, QString::number(record.took.count()), where.join(u", "_s))};
    lines += fieldLines(record.requestHeaders, ">"_L1) + fieldLines(record.requestFields, ">"_L1);
    lines += fieldLines(record.answerHeaders, "<"_L1) + fieldLines(record.answerFields, "<"_L1);
    return lines;
}

} // namespace agent0::ctl
