#include "views/startpage.h"

#include "views/card.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/symbol.h"
#include "views/tones.h"

#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

StartPage::StartPage(SessionModel &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_icon(new Symbol(28)),
      m_title(new Label),
      m_text(new Label),
      m_hint(new Label),
      m_busy(new QProgressBar),
      m_actions(new SessionActions(session)),
      m_views(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 32, 32, 32);
    auto *column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(makeIntroduction());
    column->addSpacing(28);
    column->addWidget(makeCard());
    column->addSpacing(14);
    column->addLayout(m_views);
    column->addStretch(3);
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    connect(&session, &SessionModel::changed, this, [this] { show(faceOf(m_session.state())); });
    show(faceOf(session.state()));
}

QWidget *StartPage::makeIntroduction()
{
    auto *box = new QWidget;
    box->setFixedWidth(560);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *mark = new Symbol(56, u"agent0"_s);
    auto *headline = new Label(tr("One sign-in. Every connected app."));
    headline->setSize(12, Weight::Strong);
    column->addWidget(mark);
    column->addSpacing(6);
    column->addWidget(headline);
    for (const QString &sentence : {tr("Sign in once with your company's identity provider."),
             tr("Agent0 then reaches every app your company has connected, without asking you again."),
             tr("You always see what was asked for, what was granted, and why something failed.")}) {
        auto *line = (new Label(sentence))->wrapped();
        line->setSize(1);
        line->setTone(Label::Tone::Muted);
        column->addWidget(line);
    }
    return box;
}

QWidget *StartPage::makeCard()
{
    auto *card = new Card;
    card->setFixedWidth(560);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(24, 22, 24, 22);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    m_title->setSize(3, Weight::Strong);
    m_title->wrapped();
    m_text->wrapped();
    m_hint->wrapped()->setTone(Label::Tone::Muted);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(6);
    m_busy->setAccessibleName(tr("Working"));
    grid->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(m_hint, 2, 1);
    grid->setRowMinimumHeight(3, 18);
    grid->addWidget(m_busy, 3, 1);
    grid->addWidget(m_actions, 4, 1, Qt::AlignLeft);
    grid->setRowMinimumHeight(4, 40);
    grid->setColumnStretch(1, 1);
    return card;
}

void StartPage::setViews(const ViewList &views)
{
    while (QLayoutItem *item = m_views->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const View &view : views) {
        if (view.people != View::For::Everybody)
            continue;
        auto *button = new QToolButton;
        button->setText(view.title);
        button->setIcon(symbolIcon(view.icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, id = view.id] { emit viewWanted(id); });
        m_views->addWidget(button);
    }
    m_views->addStretch();
}

void StartPage::show(const SessionFace &face)
{
    m_icon->setName(face.icon);
    m_icon->setTone(toneOf(face.tone));
    m_title->setText(face.title);
    m_text->setText(face.text);
    m_hint->setText(face.hint);
    m_hint->setVisible(!face.hint.isEmpty());
    m_busy->setVisible(face.tone == SessionFace::Tone::Busy);
    m_actions->setActions(face.actions);
    if (isVisible())
        m_actions->takeFocus();
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_actions->takeFocus();
}

} // namespace agent0
