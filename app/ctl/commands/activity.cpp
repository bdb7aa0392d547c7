#include "activity/activityreader.h"
#include "activity/activityverify.h"
#include "activity/activitywatch.h"
#include "activityoutput.h"
#include "commands.h"
#include "context.h"
#include "pointintime.h"

#include <QFileInfo>
#include <QJsonArray>

namespace agent0::ctl {

namespace {

/// The profile's log. A profile that is gone may have left one; where there is neither, that is said.
Result<QString> logFolder(Context &context)
{
    const auto place = context.composition.place();
    if (!place)
        return failed(place);
    const QString folder = place->dataFolder + u"/activity"_s;
    const auto effective = QFileInfo::exists(folder) ? Result<Effective>() : context.composition.effective();
    if (!effective && effective.error().code == "profile_missing"_L1)
        return failed(effective);
    return folder;
}

Result<ActivityFilter> filterOf(Context &context)
{
    const auto since = pointInTime(context.line, "since"_L1, context.composition.clock().now());
    if (!since)
        return failed(since);
    ActivityFilter filter;
    filter.since = *since;
    filter.connection = context.line.given("connection"_L1);
    filter.flow = context.line.value("flow"_L1);
    filter.result = context.line.value("result"_L1);
    return filter;
}

/// Gives every record from where the reader stands, for ever. Each is shown once.
template<typename Show>
Task<> follow(QString folder, ActivityReader &reader, Show show)
{
    ActivityWatch watch(folder);
    while (true) {
        for (auto line = reader.next(); line; line = reader.next())
            show(*line);
        co_await watch.changed();
    }
}

/// The newest so many (0: all), oldest first.
QList<ActivityPlace> newest(const QString &folder, const ActivityFilter &filter, qint64 most)
{
    QList<ActivityPlace> places;
    BackwardActivityReader reader(folder, filter);
    for (auto line = reader.next(); line && (most == 0 || places.size() < most); line = reader.next())
        places.prepend(line->place);
    return places;
}

/// Shows records as "activity list" does.
class Listing {
public:
    explicit Listing(Context &context) : m_out(context.out), m_following(context.line.has("follow"_L1)) { }

    void operator()(const ActivityLine &line)
    {
        const auto record = line.record();
        if (!record || line.sequence <= m_last)
            return;
        m_last = line.sequence;
        m_out.line(activityText(*record));
        if (m_following)
            m_out.event("record"_L1, activityJson(line));
        else if (m_out.json())
            m_records << activityJson(line);
    }
    const QJsonArray &records() const { return m_records; }
    qint64 last() const { return m_last; }

private:
    Output &m_out;
    bool m_following;
    qint64 m_last = 0;
    QJsonArray m_records;
};

void listPlace(const QString &folder, ActivityPlace place, Listing &listing)
{
    LineScanner scanner(ActivityFiles(folder).path(place.file), place.offset);
    const auto scanned = scanner.next();
    if (const auto line = scanned ? ActivityLine::of(scanned->bytes, place) : std::nullopt)
        listing(*line);
}

Task<Result<>> runActivityList(Context &context)
{
    const auto folder = logFolder(context);
    if (!folder)
        co_return failed(folder);
    const auto filter = filterOf(context);
    if (!filter)
        co_return failed(filter);
    const auto most = context.line.number("limit"_L1, 0, 1'000'000'000);
    if (!most)
        co_return failed(most);
    ActivityReader reader(*folder, *filter);
    reader.skipToEnd();
    Listing listing(context);
    for (const ActivityPlace place : newest(*folder, *filter, most->value_or(50)))
        listPlace(*folder, place, listing);
    const auto show = [&listing](const ActivityLine &line) { listing(line); };
    if (context.line.has("follow"_L1))
        co_await follow(*folder, reader, show);
    if (listing.last() == 0)
        context.out.remark(u"There are no such records."_s);
    context.out.document({{"records"_L1, listing.records()}, {"folder"_L1, *folder}});
    co_return Result<>();
}

Task<Result<>> runActivityExport(Context &context)
{
    const auto folder = logFolder(context);
    if (!folder)
        co_return failed(folder);
    const auto filter = filterOf(context);
    if (!filter)
        co_return failed(filter);
    const QString format = context.line.value("format"_L1, u"jsonl"_s);
    if (context.out.json() && format == "csv"_L1)
        co_return fail(usageError(
            "option_conflict"_L1, u"CSV is not JSON: leave out --json or --format csv."_s, context.line.command));
    ActivityReader reader(*folder, *filter);
    ActivityExportStream stream(context.out, format);
    for (auto line = reader.next(); line; line = reader.next())
        stream.add(*line);
    stream.flush();
    const auto pass = [&stream](const ActivityLine &line) {
        stream.add(line);
        stream.flush();
    };
    if (context.line.has("follow"_L1))
        co_await follow(*folder, reader, pass);
    co_return Result<>();
}

Error tampered(const ActivityProblem &problem)
{
    const QString where = problem.line > 0 ? u"%1, line %2"_s.arg(problem.file).arg(problem.line) : problem.file;
    return Error{Fault::Untrusted, Leg::None, u"activity_"_s + name(problem.what),
        u"The activity log is not what was written: %1: %2"_s.arg(where, problem.message),
        u"Everything before it is as it was written. Compare with a copy exported earlier; what follows cannot be relied on."_s,
        {}, {}};
}

Task<Result<>> runActivityVerify(Context &context)
{
    const auto folder = logFolder(context);
    if (!folder)
        co_return failed(folder);
    const auto verdict = verifyActivity(*folder);
    if (!verdict)
        co_return failed(verdict);
    QJsonObject json{{"ok"_L1, verdict->ok()}, {"records"_L1, verdict->records}, {"files"_L1, verdict->files},
        {"cutLines"_L1, verdict->cutLines}, {"lost"_L1, verdict->lost}, {"folder"_L1, *folder}};
    if (verdict->problem) {
        json["problem"_L1] =
            QJsonObject{{"what"_L1, QString(name(verdict->problem->what))}, {"file"_L1, verdict->problem->file},
                {"line"_L1, verdict->problem->line}, {"message"_L1, verdict->problem->message}};
        context.out.aside("verdict"_L1, json);
        co_return fail(tampered(*verdict->problem));
    }
    context.out.document(json);
    context.out.line(u"%1 records in %2 files: as they were written."_s.arg(verdict->records).arg(verdict->files));
    if (verdict->cutLines > 0)
        context.out.remark(
            u"%1 lines were cut short when a process was killed; they are marked."_s.arg(verdict->cutLines));
    if (verdict->lost > 0)
        context.out.remark(u"%1 records could not be written at their time (disk full?)."_s.arg(verdict->lost));
    co_return Result<>();
}

constexpr Option since{"since", "T", "no older than a moment (2026-10-01T12:00:00Z) or a span (30m, 12h, 7d)"};
constexpr Option ofConnection{"connection", "ID", "of that connection only", Words::Connection};
constexpr Option ofFlow{"flow", "ID", "of that user action only"};
constexpr Option withResult{"result", "CODE", "ok, failed (all that is not ok), or one code"};
constexpr Option andGoOn{"follow", "", "go on with new records as they come, until interrupted"};

} // namespace

const Command activityListCommand{
    .name = "activity list",
    .synopsis = "activity list [--since T] [--connection ID] [--follow] [OPTIONS]",
    .summary = "what was done: who, when, with which connection, with what result",
    .description = "The newest records of the activity log, newest last. No secret is in it. With --json one document, "
                   "with --follow one object a line.",
    .options = {since, ofConnection, withResult, ofFlow,
        {"limit", "N", "at most so many, the newest; 0 for all (default: 50)"}, andGoOn},
    .arguments = {},
    .examples = {{"activity list --since 1h --result failed", "what went wrong lately"},
        {"activity list --follow", "watch"}},
    .exits = {1, 8},
    .run = runActivityList,
};

const Command activityExportCommand{
    .name = "activity export",
    .synopsis = "activity export [--format jsonl|ocsf|csv] [--since T] [--follow] [OPTIONS]",
    .summary = "print the activity log for another system",
    .description =
        "jsonl: the log's own lines, byte for byte, with their hashes. ocsf: events of the Open Cybersecurity Schema "
        "Framework 1.3.0, one a line. csv: without the fields of requests and answers; cells that a spreadsheet would "
        "compute begin with '. With --json a failure is shown as JSON; the records are not changed.",
    .options = {{"format", "FORMAT", "how (default: jsonl)", Words::Choice, "jsonl|ocsf|csv"}, since, ofConnection,
        withResult, ofFlow, andGoOn},
    .arguments = {},
    .examples = {{"activity export --format ocsf --since 1d", "yesterday and today, for a SIEM"},
        {"activity export > activity.jsonl", "a copy to keep elsewhere"}},
    .exits = {1, 8},
    .run = runActivityExport,
};

const Command activityVerifyCommand{
    .name = "activity verify",
    .synopsis = "activity verify",
    .summary = "check that nobody changed the activity log",
    .description =
        "Every record names the hash of the one before. Shows the first that was changed, removed, inserted "
        "or cut. Who can run programs as this person could write the whole log anew: against that only a copy "
        "elsewhere helps.",
    .options = {},
    .arguments = {},
    .examples = {{"activity verify --json", "for monitoring: exit 6 when it was tampered with"}},
    .exits = {1, 6, 8},
    .run = runActivityVerify,
};

} // namespace agent0::ctl
