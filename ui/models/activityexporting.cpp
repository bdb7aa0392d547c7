#include "models/activityexporting.h"

#include "activity/activityexport.h"
#include "base/nextturn.h"
#include "base/privatefile.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qint64 ExportSliceMilliseconds = 8;

std::vector<qint64> shownSequences(const ActivityModel &model)
{
    std::vector<qint64> sequences;
    for (int row = 0; row < model.rowCount(); ++row)
        sequences.push_back(model.entries().at(model.entryRow(row)).sequence);
    std::ranges::sort(sequences);
    return sequences;
}

QByteArray exported(const ActivityLine &line, ActivityFormat format)
{
    if (format == ActivityFormat::JsonLines)
        return line.bytes.toByteArray() + '\n';
    const auto record = line.record();
    if (!record)
        return {};
    if (format == ActivityFormat::Csv)
        return activityCsv(*record);
    const OcsfSource source{QStringLiteral(AGENT0_VERSION), QSysInfo::machineHostName()};
    return QJsonDocument(activityOcsf(*record, source)).toJson(QJsonDocument::Compact) + '\n';
}

std::unexpected<Error> notWritten(const QSaveFile &file)
{
    return fail(Fault::Failed, Leg::None, "write_failed"_L1,
        u"The file %1 could not be written: %2."_s.arg(file.fileName(), file.errorString()),
        u"Choose another place, or free some room on the disk."_s);
}

} // namespace

Task<Result<qint64>> exportActivity(const ActivityModel &model, ActivityFormat format, QString file)
{
    const std::vector<qint64> wanted = shownSequences(model);
    QSaveFile out(file);
    if (!openPrivately(out))
        co_return notWritten(out);
    if (format == ActivityFormat::Csv)
        out.write(activityCsvHeader());
    ActivityReader reader(model.entries().folder());
    qint64 count = 0;
    QElapsedTimer slice;
    slice.start();
    for (auto line = reader.next(); line; line = reader.next()) {
        if (std::ranges::binary_search(wanted, line->sequence)) {
            out.write(exported(*line, format));
            ++count;
        }
        if (slice.elapsed() > ExportSliceMilliseconds) {
            co_await nextTurn();
            slice.restart();
        }
    }
    if (!commitWhole(out))
        co_return notWritten(out);
    co_return count;
}

} // namespace agent0
