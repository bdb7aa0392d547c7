#include "views/settingfield.h"

#include "text/plaintip.h"
#include "text/spoken.h"
#include "views/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace agent0 {

std::optional<Finding> findingAbout(const QList<Finding> &findings, const QString &path)
{
    const auto found = std::ranges::find_if(
        findings, [&](const Finding &one) { return one.path == path || one.path.startsWith(path + u'['); });
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

SettingField::SettingField(
    const QString &name, const QString &placeholder, const JsonPath &path, const Field &field, QWidget *parent)
    : QWidget(parent), m_path(path), m_note(new Label)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *label = new Label(name);
    label->setTone(Label::Tone::Muted);
    column->addWidget(label);
    if (field.kind == Kind::Choice) {
        m_choice = new QComboBox;
        m_choice->addItem(placeholder, QString());
        for (const QLatin1StringView choice : field.choices)
            m_choice->addItem(QString(choice), QString(choice));
        connect(m_choice, &QComboBox::currentIndexChanged, this, &SettingField::edited);
    } else {
        m_edit = new QLineEdit;
        m_edit->setPlaceholderText(placeholder);
        connect(m_edit, &QLineEdit::textChanged, this, &SettingField::edited);
    }
    editor()->setAccessibleName(name);
    editor()->setObjectName(path.join(u'.'));
    label->setBuddy(editor());
    setFocusProxy(editor());
    column->addWidget(editor());
    m_note->wrapped();
    column->addWidget(m_note);
    say();
}

QWidget *SettingField::editor() const { return m_choice ? static_cast<QWidget *>(m_choice) : m_edit; }

QString SettingField::text() const { return m_choice ? m_choice->currentData().toString() : m_edit->text().trimmed(); }

void SettingField::setText(const QString &text)
{
    if (!m_choice)
        return m_edit->setText(text);
    if (m_choice->findData(text) < 0) // what only a policy may say
        m_choice->addItem(text, text);
    m_choice->setCurrentIndex(m_choice->findData(text));
}

void SettingField::setFinding(const std::optional<Finding> &finding, bool problem)
{
    m_problem = problem;
    m_finding = finding ? spoken(finding->message) : QString();
    if (finding && !finding->hint.isEmpty())
        m_finding += u". "_s + spoken(finding->hint);
    if (!m_finding.isEmpty())
        m_finding[0] = m_finding[0].toUpper();
    say();
}

void SettingField::lock(const QString &reason)
{
    m_lock = reason;
    editor()->setEnabled(reason.isEmpty());
    editor()->setToolTip(plainTip(reason));
    say();
}

void SettingField::setHint(const QString &text)
{
    m_hint = text;
    say();
}

void SettingField::say()
{
    const QString text = !m_lock.isEmpty() ? m_lock : m_finding.isEmpty() ? m_hint : m_finding;
    const bool plain = !m_lock.isEmpty() || m_finding.isEmpty();
    m_note->setTone(plain ? Label::Tone::Muted : m_problem ? Label::Tone::Danger : Label::Tone::Warning);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    editor()->setAccessibleDescription(text);
}

} // namespace agent0
