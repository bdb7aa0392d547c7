#include "views/secretfield.h"

#include "views/label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace agent0 {

SecretField::SecretField(const QString &name, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_note(new Label)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *label = new Label(name);
    label->setTone(Label::Tone::Muted);
    label->setBuddy(m_edit);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setAccessibleName(name);
    m_edit->setObjectName(objectName);
    m_edit->setPlaceholderText(tr("unchanged"));
    m_note->wrapped()->setTone(Label::Tone::Muted);
    column->addWidget(label);
    column->addWidget(m_edit);
    column->addWidget(m_note);
    connect(m_edit, &QLineEdit::textChanged, this, &SecretField::edited);
}

bool SecretField::isTyped() const { return m_edit->isEnabled() && !m_edit->text().isEmpty(); }

Secret SecretField::typed() const { return Secret(isTyped() ? m_edit->text().toUtf8() : QByteArray()); }

void SecretField::clear() { m_edit->clear(); }

void SecretField::setNote(const QString &text)
{
    m_note->setText(text);
    m_edit->setAccessibleDescription(text);
}

void SecretField::setNothingKept() { m_edit->setPlaceholderText({}); }

void SecretField::setWanted(bool wanted) { m_edit->setEnabled(wanted); }

} // namespace agent0
