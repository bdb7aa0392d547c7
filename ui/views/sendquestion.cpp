#include "views/sendquestion.h"

#include "models/resultparts.h"
#include "views/label.h"
#include "views/style.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace agent0 {

SendQuestion::SendQuestion(
    const QString &server, const McpSubject &subject, const QJsonValue &arguments, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run this tool?"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    auto *title = new Label(tr("Run %1 of %2?").arg(subject.title, server));
    title->setSize(2, Weight::Strong);
    auto *facts = new Label(subject.facts.join(u' ') + u' ' + tr("This is what will be sent:"));
    auto *text =
        new QPlainTextEdit(harmlessText(QString::fromUtf8(QJsonDocument(arguments.toObject()).toJson()).trimmed()));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(tr("What will be sent"));
    auto *note = new Label(tr("It is not asked again while the tool describes itself in the same way."));
    note->setTone(Label::Tone::Muted);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *send = new QPushButton(tr("Run"));
    setKind(send, ButtonKind::Primary);
    cancel->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(send);
    column->addWidget(title->wrapped());
    column->addWidget(facts->wrapped());
    column->addWidget(text, 1);
    column->addWidget(note->wrapped());
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(send, &QPushButton::clicked, this, &QDialog::accept);
    resize(480, 360);
    cancel->setFocus();
}

} // namespace agent0
