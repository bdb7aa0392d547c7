#include "doctor/doctor.h"

#include "base/privatefile.h"
#include "commands.h"
#include "context.h"
#include "doctor/ticket.h"
#include "findingprinter.h"
#include "wrapping.h"

namespace agent0::ctl {

namespace {

doctor::Question questionOf(const CommandLine &line)
{
    doctor::Question question;
    question.connections = line.arguments();
    question.probe = line.has("probe"_L1);
    return question;
}

Error asError(const doctor::Report &report, const doctor::Finding &first)
{
    const QString where = first.connection.isEmpty() ? QString() : u" of "_s + first.connection;
    return Error{first.fault, Leg::None, u"doctor_found"_s, report.verdict(),
        u"Begin with %1%2: %3 %4"_s.arg(first.id, where, first.summary, first.advice), {}, {}};
}

Result<> writeReport(Context &context, const doctor::Report &report)
{
    const auto file = context.line.given("report"_L1);
    if (!file)
        return {};
    const auto written = writePrivateFile(*file, report.toMarkdown().toUtf8());
    if (written)
        context.out.note(u"The report is in %1; it holds no secret."_s.arg(shown(*file)));
    return written;
}

/// Where it is one connection's trouble: the four roles with its own addresses.
void showRoles(Context &context, const doctor::Report &report, const doctor::Finding &first)
{
    for (const doctor::Topology &one : report.topologies) {
        if (one.connection == first.connection)
            context.out.line(u'\n' + doctor::picture(one).join(u'\n'));
    }
}

Result<> showOutcome(Context &context, const doctor::Report &report)
{
    if (const auto written = writeReport(context, report); !written)
        return written;
    if (const auto whom = doctor::addresseeNamed(context.line.value("ticket"_L1))) {
        const auto inForce = context.composition.effective();
        const QString text = doctor::ticketFor(report, inForce ? inForce->profile : Profile(), *whom);
        context.out.line(text);
        context.out.document({{"ticket"_L1, text}});
        return {};
    }
    const doctor::Finding *first = report.firstFailure();
    if (first) {
        showRoles(context, report, *first);
        context.out.aside("report"_L1, report.toJson());
        context.out.line({});
        return fail(asError(report, *first));
    }
    context.out.document(report.toJson());
    context.out.line(u'\n' + wrapped(report.verdict(), 0));
    return {};
}

Task<Result<>> runDoctor(Context &context)
{
    const auto doctor = context.composition.doctor();
    if (!doctor)
        co_return failed(doctor);
    const doctor::Question question = questionOf(context.line);
    if (question.probe)
        context.out.note((*doctor)->probeCost(question));
    FindingPrinter printer(context.out);
    const bool wanted = !context.line.has("ticket"_L1);
    const doctor::Sink sink = [&printer, wanted](const doctor::Finding &finding) {
        if (wanted)
            printer.print(finding);
    };
    const auto report = co_await (*doctor)->examine(question, sink);
    printer.end();
    if (!report)
        co_return failed(report);
    co_return showOutcome(context, *report);
}

} // namespace

const Command doctorCommand{
    .name = "doctor",
    .synopsis = "doctor [ID] [--report FILE] [--ticket WHOM] [--probe]",
    .summary = "check everything that can be checked, explain, advise",
    .description = "Looks at every step from outside in: the profile, the keychain, the clock, the identity provider, "
                   "the session, and for each "
                   "connection its authorization server, identifiers, client, ID-JAG, access token and API. What is "
                   "wrong is explained: why it "
                   "matters, what to do, who has to do it, and where.\n\nSpends at most one ID-JAG for each connection "
                   "and changes nothing on any server. "
                   "The exit code is that of the first thing that failed. With --json one document: the report, or "
                   "where something failed an error "
                   "with the report in its member \"report\".\n\nWith --probe it also tries what only trying shows "
                   "(does a refresh rotate, is a refresh "
                   "token a proof, each scope by itself), says beforehand what that spends, and remembers it.",
    .options = {{"report", "FILE", "write a report without secrets, fit to send to anybody's support", Words::File},
        {"ticket", "WHOM",
            "print a request to who must act: the identity provider's administrator, or the resource's owner",
            Words::Choice, "okta|resource"},
        {"probe", "", "also try what costs more ID-JAGs"}},
    .arguments = {{"ID", "one connection; all that are enabled without it", Words::Connection, "", Need::Optional}},
    .examples = {{"doctor", "check everything"},
        {"doctor todo0 --report todo0.md", "one connection, and a report to send"},
        {"doctor todo0 --ticket okta", "what to ask the Okta administrator"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .run = runDoctor,
};

} // namespace agent0::ctl
