#include "base/displaytext.h"
#include "commands.h"
#include "config/published.h"
#include "context.h"
#include "findingprinter.h"
#include "inputfile.h"
#include "setup/profiledraft.h"
#include "terminal.h"

namespace agent0::ctl {

namespace {

/// Documents of this run; nothing is kept before there is a profile.
class NoDocuments final : public DocumentCache {
public:
    std::optional<QJsonObject> find(const QString &, Seconds) override { return {}; }
    void keep(const QString &, const QJsonObject &) override { }
};

void show(Context &context, const QList<DraftNote> &notes)
{
    for (const DraftNote &note : notes) {
        if (note.kind == DraftNote::Kind::Trouble)
            context.out.warn(note.text);
        else
            context.out.note(note.text);
    }
}

Result<> applySettings(const CommandLine &line, ProfileDraft &draft)
{
    for (const QString &setting : line.values("set"_L1)) {
        const qsizetype equals = setting.indexOf(u'=');
        if (equals < 1)
            return fail(usageError("set_invalid"_L1,
                u"--set wants NAME=VALUE, not \"%1\"."_s.arg(displayText(setting, 80)), line.command));
        if (const auto done = draft.set(setting.left(equals), setting.mid(equals + 1)); !done)
            return done;
    }
    return {};
}

Error stillNeeded(const ProfileDraft &draft)
{
    QStringList lines;
    for (const DraftQuestion &one : draft.questions())
        lines << u"--set %1=…  (%2)"_s.arg(one.path, one.text);
    return Error{Fault::Usage, Leg::Configuration, u"setting_missing"_s,
        u"The profile needs more: "_s + lines.join(u"; "_s),
        u"Give these with --set, or run init on a terminal, where it asks."_s, {}, {}};
}

/// Asks for one thing after the other; what servers say in between may answer the rest.
Task<Result<>> ask(Context *context, ProfileDraft *draft, Discovery *servers)
{
    auto input = InputLines::open({});
    if (!input)
        co_return fail(input.error());
    while (!draft->questions().isEmpty()) {
        const DraftQuestion question = draft->questions().constFirst();
        context->out.note(question.where);
        context->out.warn(question.text + u':');
        const auto answer = input->next();
        if (!answer)
            co_return fail(answer.error());
        if (!*answer)
            co_return fail(stillNeeded(*draft));
        const QString text = QString::fromUtf8(**answer).trimmed();
        if (const Validation tried = draft->tried(question.path, text); !tried.good()) {
            context->out.warn(tried.problems.constFirst().text() + u". "_s + tried.problems.constFirst().hint);
            continue;
        }
        (void)draft->set(question.path, text); // what was tried is good
        const QList<DraftNote> notes = co_await draft->discover(servers);
        show(*context, notes);
    }
    co_return Result<>();
}

Task<Result<>> complete(Context *context, ProfileDraft *draft)
{
    const auto http = context->composition.network(draft->network());
    if (!http)
        co_return failed(http);
    NoDocuments documents;
    Discovery servers(**http, context->composition.clock(), documents);
    const QList<DraftNote> notes = co_await draft->discover(&servers);
    show(*context, notes);
    if (draft->questions().isEmpty())
        co_return Result<>();
    if (!inputIsTerminal())
        co_return fail(stillNeeded(*draft));
    co_return co_await ask(context, draft, &servers);
}

Result<ProfilePlace> writeProfile(Context &context, const ProfileDraft &draft)
{
    const auto place = context.composition.place();
    if (!place)
        return failed(place);
    const Validation checked = readProfile(draft.json(), place->name);
    if (!checked.good())
        return fail(failureOf(u"The new profile"_s, checked.problems));
    const auto existing = ProfileStore::read(*place);
    if ((!existing || *existing) && !context.line.has("force"_L1))
        return fail(Fault::Configuration, Leg::Configuration, "profile_exists"_L1,
            u"There is a profile already: %1"_s.arg(place->file),
            u"Choose another name with --profile, or replace it with --force."_s);
    if (const auto written = ProfileStore::write(*place, draft.json()); !written)
        return failed(written);
    return *place;
}

Task<Result<>> examine(Context *context, ProfilePlace place)
{
    const auto doctor = context->composition.doctor();
    if (!doctor)
        co_return failed(doctor);
    FindingPrinter printer(context->out);
    const doctor::Sink sink = [&printer](const doctor::Finding &finding) { printer.print(finding); };
    const auto report = co_await (*doctor)->examine({}, sink);
    printer.end();
    if (!report)
        co_return failed(report);
    context->out.document({{"file"_L1, place.file}, {"report"_L1, report->toJson()}});
    context->out.line(u"\n%1\n\n%2 is written. Next: agent0ctl login"_s.arg(report->verdict(), shown(place.file)));
    co_return Result<>();
}

Task<Result<>> runInit(Context &context)
{
    auto draft = ProfileDraft::fromTemplate(context.line.value("template"_L1, u"custom"_s));
    if (!draft)
        co_return failed(draft);
    const auto policy = context.composition.policy();
    if (!policy)
        co_return failed(policy);
    draft->obey(*policy);
    if (const auto set = applySettings(context.line, *draft); !set)
        co_return failed(set);
    const auto completed = co_await complete(&context, &*draft);
    if (!completed)
        co_return failed(completed);
    const auto place = writeProfile(context, *draft);
    if (!place)
        co_return failed(place);
    co_return co_await examine(&context, *place);
}

} // namespace

const Command initCommand{
    .name = "init",
    .synopsis = "init --template NAME [--set NAME=VALUE …] [--force]",
    .summary = "write a profile from a template, then check it",
    .description = "Takes what --set says, reads what the servers publish about themselves to fill in the rest, and "
                   "asks for what is still missing "
                   "where there is a terminal. The profile that it writes is valid; in the end the doctor looks at it. "
                   "Secrets are never set here: "
                   "agent0ctl secret set.\n\nNAME is a path of the profile (identityProvider.issuer, "
                   "connections[todo0].scopes) or one of the short words "
                   "issuer, clientId, resource, authorizationServer, audience, resourceClientId, scopes.",
    .options = {{"template", "NAME", "where to begin", Words::Choice,
                    "okta|okta-custom-as|auth0|keycloak|xaa.dev|custom"},
        {"set", "NAME=VALUE", "one setting; may be given again", Words::Any, "", true},
        {"force", "", "replace a profile that is there"}},
    .arguments = {},
    .examples = {{"init --template okta", "Okta, asking for what it needs"},
        {"init --template custom --set issuer=https://idp.acme.test --set clientId=agent0 --set "
         "resource=https://api.acme.test/ "
         "--set resourceClientId=agent0-at-api",
            "everything said, the authorization server found by the resource's metadata"}},
    .exits = {1, 4, 5, 6, 7, 8},
    .run = runInit,
};

} // namespace agent0::ctl
