#include "builtin/builtinmodel.h"

#include "base/displaytext.h"
#include "builtin/answers.h"
#include "builtin/followup.h"
#include "builtin/memory.h"
#include "model/todotoolnames.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace agent0 {

namespace {

using namespace builtin;

Surround surroundOf(const ModelRequest &request)
{
    Surround around;
    around.tools = request.tools;
    around.today = request.now.date();
    for (const ToolDefinition &tool : request.tools) {
        const auto has = [&](QLatin1StringView name) {
            return std::ranges::any_of(request.tools,
                [&](const ToolDefinition &one) { return one.connection == tool.connection && one.tool == name; });
        };
        if (tool.tool == todotools::List && std::ranges::all_of(todotools::All, has))
            around.places.append({tool.connection, tool.connectionName});
    }
    return around;
}

bool needsTodos(const Command &command)
{
    switch (command.verb) {
    case Verb::Help:
    case Verb::Greet:
    case Verb::Nothing:
    case Verb::ListTools:
    case Verb::UseTool:
    case Verb::Unknown: return false;
    default: return true;
    }
}

/// The newest message of the person.
QString saidIn(const QList<ModelMessage> &messages)
{
    const auto said =
        std::ranges::find(messages.rbegin(), messages.rend(), ModelMessage::Role::Person, &ModelMessage::role);
    return said == messages.rend() ? QString() : said->text;
}

/// One answer in the making: the steps of the person's last sentence, as far as their calls have been made.
class Progress {
public:
    Progress(const ModelRequest &request, qsizetype said);
    ModelAnswer answer();

private:
    bool readLists();
    Earlier earlier() const;
    bool mayGoOn(const QList<Command> &commands) const;
    QList<Reverse> undos(const QList<ModelMessage> &before) const;
    void take(const Step &step, qsizetype index);
    void takeCall(const Step &step, qsizetype index);
    void takeShow(const Step &step);
    void propose(const QString &connection, const QString &tool, const QJsonObject &arguments);
    void proposeLists();
    void sayResult(const Step &step, const MadeCall &made);
    ModelAnswer finished();

    const ModelRequest &m_request;
    QList<ModelMessage> m_before;
    Spoken m_earlier; ///< the sentence before
    Spoken m_spoken;
    Surround m_around;
    QList<MadeCall> m_made;
    qsizetype m_next = 0; ///< of the calls made
    QList<KnownTodo> m_todos;
    QStringList m_missing;
    std::map<qsizetype, QString> m_ids; ///< of todos that steps added
    QList<ToolCall> m_proposed;
    QStringList m_lines;
    bool m_trouble = false;
    bool m_changed = false; ///< since the todos were read
    bool m_waits = false;
    qsizetype m_said;
};

Progress::Progress(const ModelRequest &request, qsizetype said)
    : m_request(request),
      m_before(request.messages.first(said)),
      m_earlier(saidIn(m_before)),
      m_spoken(request.messages[said].text, &m_earlier),
      m_around(surroundOf(request)),
      m_made(callsMade(request.messages.mid(said + 1), request.tools)),
      m_said(said)
{
}

void Progress::propose(const QString &connection, const QString &tool, const QJsonObject &arguments)
{
    const auto known = std::ranges::find_if(
        m_request.tools, [&](const ToolDefinition &one) { return one.connection == connection && one.tool == tool; });
    // Unique in its conversation: where in it the call stands.
    const QString id = u"b%1_%2"_s.arg(m_said).arg(m_made.size() + m_proposed.size());
    m_proposed.append({id, known->name, QJsonDocument(arguments).toJson(QJsonDocument::Compact)});
}

void Progress::proposeLists()
{
    for (const Surround::Place &place : m_around.places)
        propose(place.id, todotools::List, {});
}

/// False while they are still to be asked for.
bool Progress::readLists()
{
    const qsizetype count = m_around.places.size();
    if (m_made.size() < m_next + count)
        return false;
    m_todos.clear();
    m_missing.clear();
    for (const MadeCall &list : m_made.mid(m_next, count)) {
        m_todos += todosIn(list);
        if (list.result.failed)
            m_missing << u"%1 is not at hand: %2"_s.arg(
                displayText(list.tool.connectionName, 80), displayText(list.result.text, 300));
    }
    m_next += count;
    m_changed = false;
    return true;
}

void Progress::sayResult(const Step &step, const MadeCall &made)
{
    const QString &text = made.result.text;
    if (text.startsWith("Dry run"_L1)) {
        m_lines << displayText(text);
    } else if (made.result.failed) {
        m_lines << u"%1: %2"_s.arg(step.undone, displayText(text, 300));
        m_trouble = true;
    } else if (!step.text.isEmpty()) {
        m_lines << step.text;
    } else {
        QStringList said;
        for (const QString &line : text.left(4000).split(u'\n'))
            said << displayText(line, 1000);
        m_lines << said.join(u'\n');
    }
}

void Progress::takeCall(const Step &step, qsizetype index)
{
    if (m_next < m_made.size()) {
        const MadeCall &made = m_made[m_next++];
        sayResult(step, made);
        m_changed = true;
        if (const auto added = made.result.failed ? std::nullopt : todoIn(made, "todo"_L1))
            m_ids[index] = added->id;
        return;
    }
    QJsonObject arguments = step.arguments;
    if (step.needsIdOf >= 0) {
        const auto id = m_ids.find(step.needsIdOf);
        if (id == m_ids.end()) {
            // It is to be added first; where that has been tried, there is nothing to do this to.
            m_waits = !m_proposed.isEmpty();
            if (!m_waits)
                m_lines << step.undone + u": it is not there."_s;
            return;
        }
        arguments["id"_L1] = id->second;
    }
    propose(step.connection, step.tool, arguments);
}

void Progress::takeShow(const Step &step)
{
    const bool aboutTodos = step.show.verb == Verb::List || step.show.verb == Verb::Count;
    if (aboutTodos && !m_proposed.isEmpty()) {
        m_waits = true;
        return;
    }
    if (aboutTodos && m_changed && !readLists()) {
        proposeLists();
        m_waits = true;
        return;
    }
    const Recall none;
    const Reference reference(m_todos, none, m_spoken);
    if (isNotOurs(step.show, reference, m_around)) {
        m_lines << u"I cannot do that: no todo mentions %1, and I know of nothing else."_s.arg(
            inQuotes(m_spoken.restored(step.show.wanted.about)));
        m_trouble = true;
        return;
    }
    const QString text = shown(step.show, reference, m_todos, m_around);
    m_trouble = m_trouble || text.startsWith("I cannot"_L1);
    m_lines << text;
}

void Progress::take(const Step &step, qsizetype index)
{
    switch (step.kind) {
    case Step::Kind::Call: return takeCall(step, index);
    case Step::Kind::Show: return takeShow(step);
    case Step::Kind::Say:
        m_lines << step.text;
        m_trouble = m_trouble || step.trouble;
        return;
    }
}

ModelAnswer Progress::finished()
{
    m_lines += m_missing;
    if (m_trouble)
        m_lines << suggestions();
    return {m_lines.join(u'\n'), {}, StopReason::Finished, {}};
}

QList<Reverse> Progress::undos(const QList<ModelMessage> &before) const
{
    return reverses(before, m_request.tools, [this](const QString &text) {
        const auto commands = understood(Spoken(text), m_around);
        return std::ranges::all_of(commands, [](const Command &one) { return one.verb == Verb::UndoLast; });
    });
}

/// Whether the sentence may be about what the turn before asked or changed.
bool Progress::mayGoOn(const QList<Command> &commands) const
{
    if (!m_before.isEmpty() && asksBack(m_before.last().text))
        return true;
    return commands.size() == 1 && commands.first().verb == Verb::Unknown
        && changedInLastTurn(m_before, m_request.tools);
}

/// What the turn before asked is found by going through it once more.
Earlier Progress::earlier() const
{
    Earlier earlier{{}, changedInLastTurn(m_before, m_request.tools)};
    if (m_before.isEmpty() || !asksBack(m_before.last().text))
        return earlier;
    const auto said =
        std::ranges::find(m_before.rbegin(), m_before.rend(), ModelMessage::Role::Person, &ModelMessage::role);
    const QList<ModelMessage> first = m_before.first(std::distance(said, m_before.rend()) - 1);
    Plan plan(m_spoken, m_around, m_todos, recalled(first, m_request.tools, m_todos), undos(first));
    (void)plan.steps(understood(m_earlier, m_around));
    earlier.question = plan.question();
    return earlier;
}

ModelAnswer Progress::answer()
{
    QList<Command> commands = understood(m_spoken, m_around);
    if (mayGoOn(commands) || std::ranges::any_of(commands, needsTodos)) {
        if (m_around.places.isEmpty()) {
            m_lines << u"I cannot do that: no connection with todos is at hand."_s;
            m_trouble = true;
            return finished();
        }
        if (!readLists()) {
            proposeLists();
            return {{}, m_proposed, StopReason::ToolUse, {}};
        }
    }
    commands = goingOn(std::move(commands), m_spoken, earlier());
    Plan plan(m_spoken, m_around, m_todos, recalled(m_before, m_request.tools, m_todos), undos(m_before));
    const QList<Step> steps = plan.steps(commands);
    for (qsizetype i = 0; i < steps.size() && !m_waits; ++i)
        take(steps[i], i);
    if (!m_proposed.isEmpty())
        return {{}, m_proposed, StopReason::ToolUse, {}};
    return finished();
}

} // namespace

Task<Result<ModelAnswer>> BuiltinModel::answer(ModelRequest request, TextSink text)
{
    const auto said = std::ranges::find(
        request.messages.rbegin(), request.messages.rend(), ModelMessage::Role::Person, &ModelMessage::role);
    if (said == request.messages.rend())
        co_return fail(Fault::Failed, Leg::Model, "model_answer"_L1, u"There is nothing to answer."_s);
    Progress progress(request, std::distance(said, request.messages.rend()) - 1);
    ModelAnswer answer = progress.answer();
    if (text && !answer.text.isEmpty())
        text(answer.text);
    co_return answer;
}

Task<Result<QStringList>> BuiltinModel::choices() { co_return QStringList{u"builtin"_s}; }

} // namespace agent0
