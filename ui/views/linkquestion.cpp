#include "views/linkquestion.h"

#include "base/displaytext.h"
#include "views/label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace agent0 {

LinkQuestion::LinkQuestion(const QString &address, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open a link?"));
    // Letters that look like others of another script are shown for what they are.
    const QString host = QUrl(address, QUrl::StrictMode).host(QUrl::FullyEncoded);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    auto *title = new Label(tr("Open a page of %1?").arg(displayText(host, 200)));
    title->setSize(2, Weight::Strong);
    auto *where = new Label(displayText(address, 2000));
    where->selectable(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    where->setAccessibleName(tr("Address to open"));
    auto *note = new Label(tr("The model wrote this link, or what it has read. It opens in your browser."));
    note->setTone(Label::Tone::Muted);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *open = new QPushButton(tr("Open in the browser"));
    cancel->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(open);
    column->addWidget(title->wrapped());
    column->addWidget(where->wrapped());
    column->addWidget(note->wrapped());
    column->addStretch(1);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(open, &QPushButton::clicked, this, &QDialog::accept);
    resize(460, 200);
    cancel->setFocus();
}

} // namespace agent0
