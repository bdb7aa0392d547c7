#include "views/factsgrid.h"

#include <QGridLayout>

namespace agent0 {

FactsGrid::FactsGrid(QList<int> stretches, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_stretches(std::move(stretches))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(5);
    for (int column = 0; column < m_stretches.size(); ++column)
        m_grid->setColumnStretch(column, m_stretches[column]);
}

void FactsGrid::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_rows = 0;
}

void FactsGrid::setHeadings(const QStringList &headings)
{
    QList<Fact> facts;
    for (const QString &heading : headings)
        facts << Fact(heading, Label::Tone::Muted);
    addRow(facts);
}

void FactsGrid::addRow(const QList<Fact> &facts)
{
    for (int column = 0; column < facts.size(); ++column) {
        const Fact &fact = facts[column];
        if (fact.text.isEmpty())
            continue;
        // An identifier has no blanks to break at.
        QString breakable = fact.text;
        auto *label = (new Label(breakable.replace(u'/', u"/\u200B"_s).replace(u'.', u".\u200B"_s)))->wrapped();
        label->setTone(fact.tone);
        label->setAccessibleName(fact.text);
        label->setToolTip({});
        label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        m_grid->addWidget(label, m_rows, column);
    }
    ++m_rows;
}

void FactsGrid::addNote(const QString &text, Label::Tone tone)
{
    auto *label = (new Label(text))->wrapped();
    label->setTone(tone);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, m_rows++, 0, 1, int(m_stretches.size()));
}

} // namespace agent0
