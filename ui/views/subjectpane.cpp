#include "views/subjectpane.h"

#include "text/errortext.h"
#include "views/formview.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/resultview.h"
#include "views/sendquestion.h"
#include "views/style.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace agent0 {

namespace {

Label *copyable(Label *label) { return label->selectable()->wrapped(); }

QString verbOf(const McpSubject::What &what)
{
    if (std::holds_alternative<McpTool>(what))
        return SubjectPane::tr("&Run");
    return std::holds_alternative<McpPrompt>(what) ? SubjectPane::tr("&Get") : SubjectPane::tr("&Read");
}

} // namespace

SubjectPane::SubjectPane(McpModel &model, QWidget *parent)
    : QScrollArea(parent),
      m_model(model),
      m_title(new Label),
      m_name(new Label),
      m_description(new Label),
      m_facts(new Label),
      m_problem(new Label),
      m_formView(new FormView),
      m_run(new QPushButton(symbolIcon(u"play"_s, QPalette::HighlightedText), {})),
      m_cancel(new QPushButton(symbolIcon(u"stop"_s), tr("Cancel"))),
      m_progress(new QProgressBar),
      m_progressText(new Label),
      m_result(new ResultView)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Details"));
    setWidget(makeContent());
    connect(&m_errand, &McpErrand::changed, this, &SubjectPane::refresh);
    connect(m_result, &ResultView::helpWanted, this, [this] { send(McpModel::Help::First); });
    clear();
}

QWidget *SubjectPane::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(18, 4, 18, 18);
    column->setSpacing(10);
    m_title->setSize(3, Weight::Strong);
    m_name->setTone(Label::Tone::Muted);
    m_facts->setTone(Label::Tone::Muted);
    m_problem->setTone(Label::Tone::Danger);
    for (Label *label : {m_title, m_name, m_description, m_facts, m_problem})
        column->addWidget(copyable(label));
    column->addSpacing(4);
    column->addWidget(m_formView);
    column->addWidget(makeButtons());
    column->addWidget(m_result);
    column->addStretch(1);
    return content;
}

QWidget *SubjectPane::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(10);
    setKind(m_run, ButtonKind::Primary);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    m_progressText->setTone(Label::Tone::Muted);
    row->addWidget(m_run);
    row->addWidget(m_cancel);
    row->addWidget(m_progress);
    row->addWidget(m_progressText->wrapped(), 1);
    connect(m_run, &QPushButton::clicked, this, &SubjectPane::start);
    connect(m_cancel, &QPushButton::clicked, &m_errand, &McpErrand::cancel);
    return line;
}

void SubjectPane::clear()
{
    m_subject.reset();
    m_formView->show(nullptr);
    m_form.reset();
    m_errand.forget();
    widget()->hide();
}

void SubjectPane::show(const McpSubject &subject)
{
    const bool same = m_subject && m_subject->isSame(subject) && m_subject->schema == subject.schema;
    m_subject = subject;
    widget()->show();
    showHead();
    if (same)
        return;
    m_errand.forget();
    m_formView->show(nullptr);
    auto schema = JsonSchema::parse(subject.schema);
    m_problem->setVisible(!schema);
    m_run->setEnabled(schema.has_value());
    if (!schema) {
        m_form.reset();
        m_problem->setText(errorText(schema.error()).what);
        return;
    }
    m_form = std::make_unique<FormModel>(std::move(*schema));
    m_formView->show(m_form.get());
    ensureVisible(0, 0);
}

void SubjectPane::showHead()
{
    m_title->setText(m_subject->title);
    m_name->setText(m_subject->name);
    m_name->setVisible(m_subject->name != m_subject->title);
    m_description->setText(m_subject->description);
    m_description->setVisible(!m_subject->description.isEmpty());
    m_facts->setText(m_subject->facts.join(u' '));
    m_facts->setVisible(!m_subject->facts.isEmpty());
    m_run->setText(verbOf(m_subject->what));
}

void SubjectPane::start()
{
    if (!m_form)
        return;
    if (m_formView->stopAtProblem())
        return ensureWidgetVisible(window()->focusWidget());
    const auto *tool = std::get_if<McpTool>(&m_subject->what);
    if (tool && m_model.mustAsk(*tool))
        ask(*tool);
    else
        send();
}

/// A tool that may write: the person sees what goes out, once for as long as the tool says the same of itself.
void SubjectPane::ask(const McpTool &tool)
{
    auto *question = new SendQuestion(m_model.serverName(), *m_subject, m_form->value(), this);
    connect(question, &QDialog::accepted, this, [this, tool] {
        m_model.allow(tool);
        send();
    });
    question->open();
}

void SubjectPane::send(McpModel::Help help)
{
    m_model.begin(m_errand, *m_subject, m_form->json(), m_form->value().toObject(), help);
}

void SubjectPane::refresh()
{
    const auto *running = std::get_if<McpErrand::Running>(&m_errand.state());
    const bool hadFocus = m_run->hasFocus() || m_cancel->hasFocus();
    m_run->setVisible(!running);
    m_cancel->setVisible(running != nullptr);
    if (hadFocus)
        (running ? m_cancel : m_run)->setFocus();
    m_progress->setVisible(running != nullptr);
    m_progressText->setText(running ? running->progress.message : QString());
    if (running) {
        const auto total = running->progress.total;
        m_progress->setRange(0, total && *total > 0 ? 1000 : 0);
        m_progress->setValue(
            total && *total > 0 ? int(1000 * std::clamp(running->progress.progress / *total, 0.0, 1.0)) : 0);
    } else {
        m_result->show(m_errand.state());
    }
}

} // namespace agent0
