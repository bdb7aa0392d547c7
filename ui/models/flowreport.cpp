#include "models/flowreport.h"

#include "base/displaytext.h"
#include "models/flowmodel.h"
#include "text/activitytext.h"
#include "text/claimtext.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(FlowReport)
};

void addFields(QStringList &lines, const QString &title, const TraceFields &fields)
{
    if (fields.isEmpty())
        return;
    lines << u"   "_s + title;
    for (const TraceField &field : fields.list())
        lines << u"      "_s + displayText(field.name, 80) + u": "_s + displayText(field.value, 4000);
}

void addToken(QStringList &lines, const FlowToken &token, Instant now)
{
    lines << u"   "_s + ReportWords::tr("JWT in %1").arg(displayText(token.field, 80)) << u"      "_s + token.signature;
    for (const ClaimLine &line : headerLines(token.header) + claimLines(token.claims, now))
        lines << u"      "_s + line.name + u": "_s + line.value
                + (line.meaning.isEmpty() ? QString() : u" ("_s + line.meaning + u')');
}

void addFailure(QStringList &lines, const ErrorText &failure)
{
    lines << u"   "_s + failure.title << u"      "_s + failure.what;
    if (!failure.next.isEmpty())
        lines << u"      "_s + failure.next;
    lines << u"      "_s + failure.technical;
}

QString arrowLine(const FlowModel &flow, int row)
{
    const auto cell = [&](int column) { return flow.index(row, column).data().toString(); };
    return u"%1. %2  %3 → %4  %5  %6  %7"_s.arg(row + 1).arg(cell(FlowModel::Time), cell(FlowModel::From),
        cell(FlowModel::To), cell(FlowModel::Text), cell(FlowModel::Status), cell(FlowModel::Took));
}

} // namespace

QString flowReport(const FlowModel &flow, Instant now)
{
    if (!flow.flow())
        return {};
    const ActivityFlow &whole = *flow.flow();
    QStringList lines{ReportWords::tr("Agent0 flow report: %1").arg(flowTitle(whole.action, whole.records.last().kind)),
        ReportWords::tr("Flow %1, began %2, took %3 ms, result: %4")
            .arg(whole.id, momentText(whole.began, now))
            .arg(whole.took.count())
            .arg(resultText(whole.result)),
        ReportWords::tr("Secrets were left out when this was recorded."), QString()};
    for (int row = 0; row < flow.rowCount(); ++row) {
        const FlowDetail detail = flow.detail(row);
        lines << arrowLine(flow, row);
        if (detail.failure)
            addFailure(lines, *detail.failure);
        addFields(lines, ReportWords::tr("Request headers"), detail.record.requestHeaders);
        addFields(lines, ReportWords::tr("Request fields"), detail.record.requestFields);
        addFields(lines, ReportWords::tr("Answer headers"), detail.record.answerHeaders);
        addFields(lines, ReportWords::tr("Answer fields"), detail.record.answerFields);
        for (const FlowToken &token : detail.tokens)
            addToken(lines, token, now);
        lines << QString();
    }
    return lines.join(u'\n');
}

} // namespace agent0
