#include "views/setuppages.h"

#include "base/displaytext.h"
#include "config/profileshape.h"
#include "text/errortext.h"
#include "text/setuptext.h"
#include "text/spoken.h"
#include "views/factsgrid.h"
#include "views/label.h"
#include "views/section.h"
#include "views/settingfield.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QVBoxLayout>

namespace agent0 {

namespace {

QVBoxLayout *columnIn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(10);
    return column;
}

Label *note(const QString &text, Label::Tone tone = Label::Tone::Muted)
{
    auto *label = (new Label(text))->wrapped();
    label->setTone(tone);
    return label;
}

/// What servers have said, and what was answered; nothing at the first question.
QWidget *whatIsKnown(const SetupModel &model)
{
    auto *facts = new FactsGrid({2, 3});
    for (const DraftValue &one : model.values()) {
        if (one.origin == DraftValue::Origin::Template)
            continue;
        facts->addRow({{setupValueText(one.path), Label::Tone::Muted}, displayText(one.text, 300)});
    }
    for (const DraftNote &one : model.notes())
        facts->addNote(
            spoken(one.text), one.kind == DraftNote::Kind::Found ? Label::Tone::Success : Label::Tone::Warning);
    if (!facts->isEmpty())
        return facts;
    delete facts;
    return nullptr;
}

} // namespace

SetupKindPage::SetupKindPage(SetupModel &model, QWidget *parent)
    : SetupPage(parent), m_model(model), m_kinds(new QButtonGroup(this))
{
    QVBoxLayout *column = columnIn(this);
    column->addWidget(note(SetupPage::tr("Which servers does your company use? Everything can be changed later.")));
    const QStringList names = setupKinds();
    for (const QString &name : names) {
        const SetupKindText text = setupKindText(name);
        auto *kind = new QRadioButton(text.title);
        kind->setObjectName(name);
        kind->setAccessibleDescription(text.text);
        kind->setChecked(name == model.kind());
        kind->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        auto *words = note(text.text);
        words->setContentsMargins(26, 0, 0, 6);
        m_kinds->addButton(kind, int(names.indexOf(name)));
        column->addWidget(kind);
        column->addWidget(words);
    }
    const auto &failure = std::get<SetupModel::ChoosingKind>(model.step()).failure;
    if (failure)
        column->addWidget(note(errorText(*failure).what + u' ' + errorText(*failure).next, Label::Tone::Danger));
    column->addStretch();
    connect(m_kinds, &QButtonGroup::idToggled, this, &SetupPage::edited);
    auto *first = m_kinds->checkedButton() ? m_kinds->checkedButton() : m_kinds->button(0);
    first->setChecked(true);
    setFocusProxy(first);
}

bool SetupKindPage::isGood() const { return m_kinds->checkedButton() != nullptr; }

void SetupKindPage::goOn() { m_model.choose(setupKinds()[m_kinds->checkedId()]); }

SetupQuestionPage::SetupQuestionPage(SetupModel &model, const SetupModel::Asking &asking, QWidget *parent)
    : SetupPage(parent), m_model(model), m_asking(asking), m_doubts(note({}, Label::Tone::Warning))
{
    QVBoxLayout *column = columnIn(this);
    const JsonPath path = parsePath(asking.question.path, profileShape()).value_or(JsonPath());
    const Field *shape = fieldAt(path, profileShape());
    m_field = new SettingField(setupQuestionText(asking.question), {}, path, shape ? *shape : Field());
    m_field->setHint(setupWhereText(asking.question));
    m_field->setText(asking.answer);
    setFocusProxy(m_field);
    column->addWidget(m_field);
    QStringList doubts;
    for (const DraftNote &one : asking.doubts)
        doubts << spoken(one.text);
    if (!doubts.isEmpty())
        doubts << SetupPage::tr("Correct the answer, or go on with it all the same.");
    m_doubts->setText(doubts.join(u'\n'));
    m_doubts->setVisible(!doubts.isEmpty());
    column->addWidget(m_doubts);
    column->addSpacing(6);
    if (QWidget *known = whatIsKnown(model))
        column->addWidget(new Section(SetupPage::tr("Known so far"), known));
    column->addStretch();
    connect(m_field, &SettingField::edited, this, &SetupQuestionPage::check);
    check();
}

/// What is still empty is no mistake yet.
void SetupQuestionPage::check()
{
    const Validation verdict = m_model.tried(m_field->text());
    const QList<Finding> &told = verdict.good() ? verdict.warnings : verdict.problems;
    const bool silent = told.isEmpty() || m_field->text().isEmpty();
    m_field->setFinding(silent ? std::nullopt : std::optional(told.constFirst()), !verdict.good());
    m_doubts->setVisible(!m_asking.doubts.isEmpty() && m_field->text() == m_asking.answer);
    emit edited();
}

bool SetupQuestionPage::isGood() const { return m_model.tried(m_field->text()).good(); }

void SetupQuestionPage::goOn() { m_model.answer(m_field->text()); }

SetupWaitingPage::SetupWaitingPage(QWidget *parent) : SetupPage(parent)
{
    QVBoxLayout *column = columnIn(this);
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setFixedHeight(6);
    busy->setAccessibleName(SetupPage::tr("Working"));
    column->addWidget(note(SetupPage::tr("Asking the servers what they publish about themselves…")));
    column->addWidget(busy);
    column->addStretch();
}

SetupSecretsPage::SetupSecretsPage(SetupModel &model, QWidget *parent) : SetupPage(parent), m_model(model)
{
    QVBoxLayout *column = columnIn(this);
    column->addWidget(
        note(SetupPage::tr("A client secret is kept in the keychain, never in the profile. What is not at "
                           "hand can be left empty and added later.")));
    for (const QString &whose : model.secretsWanted()) {
        auto *name = new Label(whose == "identityProvider"_L1
                ? SetupPage::tr("Client secret at the identity provider")
                : SetupPage::tr("Client secret at the authorization server of %1").arg(displayText(whose, 60)));
        auto *secret = new QLineEdit;
        secret->setEchoMode(QLineEdit::Password);
        secret->setAccessibleName(name->text());
        secret->setObjectName(u"secret."_s + whose);
        secret->setPlaceholderText(model.hasSecret(whose) ? SetupPage::tr("as entered before") : QString());
        name->setBuddy(secret);
        column->addWidget(name);
        column->addWidget(secret);
        if (m_secrets.isEmpty())
            setFocusProxy(secret);
        m_secrets.insert(whose, secret);
    }
    column->addStretch();
}

void SetupSecretsPage::goOn()
{
    std::map<QString, Secret> secrets;
    for (auto one = m_secrets.cbegin(); one != m_secrets.cend(); ++one) {
        if (const QString text = (*one)->text(); !text.isEmpty())
            secrets.emplace(one.key(), Secret(text.toUtf8()));
        (*one)->clear();
    }
    m_model.keepSecrets(std::move(secrets));
}

SetupReviewPage::SetupReviewPage(SetupModel &model, QWidget *parent)
    : SetupPage(parent),
      m_model(model),
      m_name(new QLineEdit(model.freeName())),
      m_replace(new QCheckBox(SetupPage::tr("&Replace the profile that is there"))),
      m_note(note({}))
{
    QVBoxLayout *column = columnIn(this);
    auto *name = new Label(SetupPage::tr("Name of the profile"));
    name->setBuddy(m_name);
    m_name->setAccessibleName(name->text());
    m_name->setObjectName(u"name"_s);
    m_replace->setObjectName(u"replace"_s);
    m_replace->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusProxy(m_name);
    column->addWidget(name);
    column->addWidget(m_name);
    column->addWidget(m_note);
    column->addWidget(m_replace);
    auto *facts = new FactsGrid({4, 5, 3});
    facts->setHeadings({SetupPage::tr("Setting"), SetupPage::tr("Value"), SetupPage::tr("Comes from")});
    for (const DraftValue &one : model.values())
        facts->addRow({{setupValueText(one.path), Label::Tone::Muted}, displayText(one.text, 300),
            {setupOriginText(one.origin), Label::Tone::Muted}});
    column->addWidget(new Section(SetupPage::tr("What is written"), facts));
    column->addStretch();
    connect(m_name, &QLineEdit::textChanged, this, &SetupReviewPage::check);
    connect(m_replace, &QCheckBox::toggled, this, &SetupPage::edited);
    check();
}

void SetupReviewPage::check()
{
    const QString name = m_name->text().trimmed();
    const bool taken = m_model.isTaken(name);
    m_replace->setVisible(taken);
    m_replace->setChecked(false);
    const auto usable = m_model.nameProblem(name);
    m_note->setTone(usable ? Label::Tone::Danger : taken ? Label::Tone::Warning : Label::Tone::Muted);
    m_note->setText(usable ? errorText(*usable).what
            : taken        ? SetupPage::tr("There is a profile of this name already. It stays unless you replace it.")
                           : SetupPage::tr("Agent0 goes on with this profile, and checks it."));
    emit edited();
}

bool SetupReviewPage::isGood() const
{
    const QString name = m_name->text().trimmed();
    return !m_model.nameProblem(name) && (!m_model.isTaken(name) || m_replace->isChecked());
}

void SetupReviewPage::goOn()
{
    const auto existing = m_replace->isChecked() ? SetupModel::Existing::Replace : SetupModel::Existing::Keep;
    const auto written = m_model.write(m_name->text().trimmed(), existing);
    if (written)
        return;
    m_note->setTone(Label::Tone::Danger);
    m_note->setText(errorText(written.error()).what + u' ' + errorText(written.error()).next);
}

} // namespace agent0
