#include "views/factsgrid.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>

namespace agent0 {

namespace {

/// An identifier has no blanks to break at: it may break behind its separators, and anywhere where there are none for long.
QString breakable(const QString &text)
{
    constexpr int LongestUnbroken = 14;
    const QChar rest(0x200B);
    QString out;
    int unbroken = 0;
    for (const QChar c : text) {
        out += c;
        unbroken = c.isSpace() ? 0 : unbroken + 1;
        if (c == u'/' || c == u'.' || c == u'_' || unbroken >= LongestUnbroken) {
            out += rest;
            unbroken = 0;
        }
    }
    return out;
}

/// Its context menu gives the text as it is, without what it was broken with.
void offerToCopy(Label *label, const QString &text)
{
    auto *copy = new QAction(FactsGrid::tr("Copy"), label);
    QObject::connect(copy, &QAction::triggered, label, [text] { QGuiApplication::clipboard()->setText(text); });
    label->addAction(copy);
    label->setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace

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
        auto *label = (new Label(breakable(fact.text)))->wrapped();
        label->setTone(fact.tone);
        label->setAccessibleName(fact.text);
        offerToCopy(label, fact.text);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        m_grid->addWidget(label, m_rows, column);
    }
    ++m_rows;
}

void FactsGrid::addNote(const QString &text, Label::Tone tone)
{
    auto *label = (new Label(breakable(text)))->wrapped();
    label->setTone(tone);
    label->setAccessibleName(text);
    offerToCopy(label, text);
    m_grid->addWidget(label, m_rows++, 0, 1, int(m_stretches.size()));
}

} // namespace agent0
