#include "views/formview.h"

#include "views/entryfield.h"
#include "views/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace agent0 {

FormView::FormView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
}

void FormView::show(FormModel *model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    build();
    if (model)
        connect(model, &FormModel::modeChanged, this, &FormView::build);
}

void FormView::build()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    if (m_root)
        m_root->retire();
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    m_root = nullptr;
    if (!m_model)
        return;
    if (m_model->empty() && !m_model->asJson()) {
        auto *nothing = new Label(tr("There is nothing to fill in."));
        nothing->setTone(Label::Tone::Muted);
        m_column->addWidget(nothing);
    }
    m_root = new EntryField(*m_model, m_model->root());
    m_column->addWidget(m_root);
    if (!m_model->drawable())
        return;
    auto *asJson = new QCheckBox(tr("Write it as JSON"));
    asJson->setChecked(m_model->asJson());
    m_column->addWidget(asJson, 0, Qt::AlignLeading);
    connect(asJson, &QCheckBox::toggled, m_model, &FormModel::setAsJson);
    if (hadFocus)
        asJson->setFocus();
}

bool FormView::stopAtProblem()
{
    if (!m_model || m_model->good())
        return false;
    m_model->reveal();
    const FormEntry *wrong = m_model->firstProblem();
    for (EntryField *field : findChildren<EntryField *>()) {
        if (&field->entry() == wrong && field->isVisible())
            field->setFocus();
    }
    return true;
}

} // namespace agent0
