#include "views/connectionsview.h"

#include "base/privatefile.h"
#include "models/connectionexport.h"
#include "text/errortext.h"
#include "text/plaintip.h"
#include "views/connectionform.h"
#include "views/connectiontable.h"
#include "views/label.h"
#include "views/style.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>

namespace agent0 {

void ConnectionsView::showProgress(int done, int of)
{
    const bool working = done < of;
    m_progress->setVisible(working);
    m_stop->setVisible(working && of > 1);
    m_progress->setRange(0, of > 1 ? of : 0);
    m_progress->setValue(done);
    if (working)
        say(of > 1 ? tr("%1 of %2 done").arg(locale().toString(done), locale().toString(of)) : tr("Working…"));
    else if (of > 0)
        say(tr("Done."));
}

void ConnectionsView::say(const QString &text)
{
    m_message->setTone(Label::Tone::Muted);
    m_message->setText(text);
}

void ConnectionsView::complain(const Error &error)
{
    const ErrorText text = errorText(error);
    m_message->setTone(Label::Tone::Danger);
    m_message->setText(text.what);
    m_message->setToolTip(plainTip(text.next));
    // Not as informative text: its label does not keep to the format of the box.
    auto *box =
        new QMessageBox(QMessageBox::Warning, text.title, text.what + u"\n\n"_s + text.next, QMessageBox::Close, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

QStringList ConnectionsView::chosenIds() const
{
    QStringList ids = m_table->selectedIds();
    const ConnectionModel &model = m_desk.model();
    for (int row = 0; row < model.rowCount() && m_table->selectedIds().isEmpty(); ++row) {
        if (const ConnectionStatus *one = model.connectionAt(row))
            ids << one->settings.id;
    }
    return ids;
}

void ConnectionsView::connectSelected() { m_desk.begin(ConnectionsDesk::Deed::Connect, m_table->selectedIds()); }

void ConnectionsView::disconnectSelected() { m_desk.begin(ConnectionsDesk::Deed::Disconnect, m_table->selectedIds()); }

void ConnectionsView::testSelected() { m_desk.begin(ConnectionsDesk::Deed::Test, m_table->selectedIds()); }

void ConnectionsView::enableSelected() { setSelectedEnabled(true); }

void ConnectionsView::disableSelected() { setSelectedEnabled(false); }

/// What the organisation manages stays as it is; the others are changed.
void ConnectionsView::setSelectedEnabled(bool enabled)
{
    QStringList mine;
    QStringList managed;
    for (const QString &id : m_table->selectedIds()) {
        const ConnectionStatus *one = m_desk.model().connection(id);
        if (!one || one->settings.enabled == enabled)
            continue;
        (lockReason(m_desk.policy(), id, {u"enabled"_s}).isEmpty() ? mine : managed) << id;
    }
    if (!mine.isEmpty())
        m_desk.setEnabled(mine, enabled);
    if (!managed.isEmpty())
        say(tr("%n connection(s) stay as your organisation has set them.", nullptr, int(managed.size())));
}

void ConnectionsView::add() { addFrom({}); }

void ConnectionsView::addFrom(const QString &address)
{
    auto *form = new ConnectionForm(m_desk, {}, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ConnectionForm::saved, this, [this](const QString &id) { say(tr("%1 is added.").arg(id)); });
    form->open();
    if (!address.isEmpty())
        form->fillFromAddress(address);
}

void ConnectionsView::editCurrent()
{
    if (!m_table->currentId().isEmpty())
        edit(m_table->currentId());
}

void ConnectionsView::edit(const QString &id)
{
    auto *form = new ConnectionForm(m_desk, id, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ConnectionForm::saved, this, [this](const QString &saved) { say(tr("%1 is saved.").arg(saved)); });
    form->open();
}

void ConnectionsView::askToRemove(const QString &id)
{
    const ConnectionStatus *one = m_desk.model().connection(id);
    if (!one)
        return;
    auto *question = new QMessageBox(
        QMessageBox::Warning, tr("Remove"), tr("Remove %1?").arg(one->settings.displayName), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("Its tokens are revoked where its server can, its settings and its secret are forgotten."));
    auto *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    setKind(yes, ButtonKind::Danger);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, this, [this, id] { m_desk.remove(id); });
    question->open();
}

void ConnectionsView::exportCsv() { exportTo(u"csv"_s, connectionsCsv); }

void ConnectionsView::exportJson() { exportTo(u"json"_s, connectionsJson); }

void ConnectionsView::exportTo(const QString &suffix, QByteArray (*write)(const ConnectionModel &, const QStringList &))
{
    auto *dialog = new QFileDialog(this, tr("Export connections"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"connections."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &path) {
        const QStringList ids = chosenIds();
        const auto written = writePrivateFile(path, write(m_desk.model(), ids));
        if (written)
            return say(tr("%n connection(s) exported.", nullptr, int(ids.size())));
        complain(written.error());
    });
    dialog->open();
}

} // namespace agent0
