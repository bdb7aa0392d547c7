#include "session.h"

#include "commandtable.h"
#include "context.h"
#include "hardening/confinement.h"
#include "helptext.h"
#include "steptext.h"
#include "terminal.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace agent0::ctl {

namespace {

Error interruptedError()
{
    return Error{Fault::Interrupted, Leg::None, u"interrupted"_s, u"Interrupted."_s, {}, {}, {}};
}

Error timeoutError(qint64 seconds)
{
    return Error{Fault::Network, Leg::None, u"timeout"_s, u"This was not done within %1 s."_s.arg(seconds),
        u"Give it more time with --timeout."_s, {}, {}};
}

/// Runs one command to its end, its --timeout or a signal, whichever is first.
class CommandRun {
public:
    explicit CommandRun(Context &context) : m_context(context) { }

    Result<> run()
    {
        const auto seconds = m_context.line.number("timeout"_L1, 1, 7 * 24 * 3600);
        if (!seconds)
            return fail(seconds.error());
        const Interruption interruption([this] { end(fail(interruptedError())); });
        if (*seconds)
            QTimer::singleShot(
                std::chrono::seconds(**seconds), &m_loop, [this, seconds] { end(fail(timeoutError(**seconds))); });
        m_context.out.whenItEnds([this](Result<> how) { end(std::move(how)); });
        m_scope.start(whole());
        if (!m_result)
            m_loop.exec();
        m_scope.cancel();
        finish();
        return *m_result;
    }

private:
    Task<> whole()
    {
        auto result = co_await m_context.line.command->run(m_context);
        end(std::move(result));
    }

    /// What has to be put away whatever happened, within a few seconds.
    void finish()
    {
        QTimer::singleShot(std::chrono::seconds(10), &m_loop, [this] { m_loop.quit(); });
        bool done = false;
        m_scope.start(putAway(&done));
        if (!done)
            m_loop.exec();
        m_scope.cancel();
    }

    Task<> putAway(bool *done)
    {
        if (m_context.afterwards)
            co_await m_context.afterwards();
        co_await m_context.composition.forwarded();
        *done = true;
        m_loop.quit();
    }

    void end(Result<> result)
    {
        if (m_result)
            return;
        m_result = std::move(result);
        m_loop.quit();
    }

    Context &m_context;
    std::optional<Result<>> m_result;
    QEventLoop m_loop;
    TaskScope m_scope;
};

Output::Shape shapeFor(const QStringList &words, const Command *command)
{
    if (!CommandLine::asksForJson(words))
        return Output::Shape::Text;
    // What follows the log has no end, so it cannot be one document.
    const bool follows = command && optionNamed(u"follow", command) && words.contains("--follow"_L1);
    const bool events = command
        && (command->events || follows
            || (*command->eventsWith && words.contains(u"--"_s + QLatin1StringView(command->eventsWith))));
    return events ? Output::Shape::Events : Output::Shape::Document;
}

/// --help, --version, or nothing typed: what is to be done instead.
Result<CommandLine> instead(const CommandLine &line)
{
    QStringList words = line.has("json"_L1) ? QStringList{u"--json"_s} : QStringList();
    if (line.has("version"_L1))
        return CommandLine::parse(words << u"version"_s);
    words << u"help"_s;
    return CommandLine::parse(
        words << (line.command ? text(line.command->name) : line.group).split(u' ', Qt::SkipEmptyParts));
}

/// What was no UTF-8 has become U+FFFD, and would be sent so.
bool wasReadable(const QStringList &words) { return words.filter(QChar(QChar::ReplacementCharacter)).isEmpty(); }

Error unreadableWord()
{
    return usageError("argument_encoding"_L1, u"A word of the command line is not valid UTF-8."_s, nullptr);
}

Surroundings surroundingsOf(const CommandLine &line, Output &out, const StepSink &onStep)
{
    Surroundings surroundings;
    surroundings.profile = line.value("profile"_L1, u"default"_s);
    surroundings.configFile = line.value("config"_L1);
    surroundings.secretsInMemory = line.value("secret-store"_L1) == "memory"_L1;
    // No argument but the connection's id: the rest is the person's own words.
    surroundings.action = text(line.command->name);
    surroundings.connection =
        line.value("connection"_L1, line.command->namesConnection() ? line.argument() : QString());
    surroundings.steps = [&onStep, &out](const Step &step) {
        if (step.granted.contains("idJagBudget"_L1))
            out.warn(budgetWarning(step));
        if (onStep)
            onStep(step);
    };
    if (line.has("verbose"_L1)) {
        surroundings.trace = [&out](const TraceRecord &record) {
            for (const QString &text : traceLines(record))
                out.warn(text);
        };
    }
    return surroundings;
}

bool hasServersThatAreCommands(Composition &composition)
{
    const auto inForce = composition.effective();
    return inForce
        && !std::ranges::all_of(inForce->profile.connections, &QStringList::isEmpty, &Connection::apiCommand);
}

bool startsPrograms(const CommandLine &line, const Output &out, Composition &composition)
{
    switch (line.command->starts) {
    case Starts::Nothing: return false;
    case Starts::Browser: return !line.has("no-browser"_L1);
    case Starts::BrowserAtTerminal: return inputIsTerminal() && !out.json();
    case Starts::Servers: return hasServersThatAreCommands(composition);
    case Starts::Both: break;
    }
    return true;
}

Result<> runCommand(const CommandLine &line, Output &out, const PolicySource &policy)
{
    if (line.value("secret-store"_L1) == "memory"_L1)
        out.warn(u"Secrets are kept in memory only: they are gone when this ends."_s);
    StepSink onStep;
    Surroundings surroundings = surroundingsOf(line, out, onStep);
    surroundings.policy = policy;
    Composition composition(std::move(surroundings));
    if (!startsPrograms(line, out, composition))
        confineProcess();
    Context context{line, out, composition, onStep};
    return CommandRun(context).run();
}

} // namespace

int runSession(const QStringList &words, const PolicySource &policy)
{
    auto line = wasReadable(words) ? CommandLine::parse(words) : Result<CommandLine>(fail(unreadableWord()));
    if (line && (line->has("help"_L1) || line->has("version"_L1)))
        line = instead(*line);
    Output out(shapeFor(words, line ? line->command : nullptr), line && line->has("quiet"_L1));
    if (line && !line->command) {
        out.warn(overviewHelp());
        return exitCode(Fault::Usage);
    }
    if (line) {
        auto done = runCommand(*line, out, policy);
        if (done)
            done = out.written();
        if (done)
            return 0;
        line = fail(done.error());
    }
    out.failure(line.error());
    return exitCode(line.error().fault);
}

} // namespace agent0::ctl
