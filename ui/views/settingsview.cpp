#include "views/settingsview.h"

#include "base/displaytext.h"
#include "views/card.h"
#include "views/label.h"
#include "views/profileform.h"
#include "views/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace agent0 {

namespace {

Label *heading(const QString &text)
{
    auto *label = new Label(text);
    label->setSize(2, Weight::Strong);
    return label;
}

QVBoxLayout *columnOn(QWidget *card)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    return column;
}

/// A choice in a line of its own, with its name before it.
void addNamed(QGridLayout &grid, QComboBox *choice, const QString &name)
{
    auto *label = new Label(name);
    label->setBuddy(choice);
    choice->setAccessibleName(QString(name).remove(u'&'));
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(choice, row, 1);
    grid.setColumnStretch(2, 1);
}

/// Each in its own words, so that who cannot read the others finds theirs.
void offerLanguages(QComboBox *choice)
{
    choice->addItem(SettingsView::tr("As the system"), QString());
    choice->addItem(u"English"_s, u"en"_s);
    choice->addItem(u"Deutsch"_s, u"de"_s);
    choice->addItem(u"\u0627\u0644\u0639\u0631\u0628\u064a\u0629"_s, u"ar"_s);
}

} // namespace

SettingsView::SettingsView(Preferences &preferences, ProfileChoice profile, std::unique_ptr<SettingList> settings,
    std::unique_ptr<ProfileDesk> desk, QWidget *parent)
    : QWidget(parent),
      m_preferences(preferences),
      m_settings(std::move(settings)),
      m_desk(std::move(desk)),
      m_appearance(new QComboBox),
      m_language(new QComboBox),
      m_tray(new QCheckBox(tr("Closing the window leaves Agent0 in the tray"))),
      m_login(new QCheckBox(tr("Start Agent0 when I log in to this computer")))
{
    auto *box = new QWidget;
    auto *cards = new QVBoxLayout(box);
    cards->setContentsMargins(24, 8, 24, 20);
    cards->setSpacing(16);
    cards->addWidget(makeWindowCard());
    cards->addWidget(makeProfileCard(profile));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    column->addWidget(scroll, 1);
    if (m_desk) {
        auto *form = new ProfileForm(*m_desk);
        cards->addWidget(form);
        form->bar()->setContentsMargins(24, 8, 24, 12);
        column->addWidget(form->bar());
        connect(m_desk.get(), &ProfileDesk::saved, this, &SettingsView::profileChanged);
        connect(m_desk.get(), &ProfileDesk::removed, this, &SettingsView::profileRemoved);
    }
    cards->addWidget(makeValuesCard());
    if (m_desk && profile.all.contains(profile.current))
        cards->addWidget(makeRemove(profile.current));
    scroll->setWidget(box);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    showValues();
    connect(&preferences, &Preferences::changed, this, &SettingsView::showValues);
    connect(m_appearance, &QComboBox::activated, this, &SettingsView::take);
    connect(m_language, &QComboBox::activated, this, &SettingsView::take);
    connect(m_tray, &QCheckBox::clicked, this, &SettingsView::take);
    connect(m_login, &QCheckBox::clicked, this, &SettingsView::take);
}

SettingsView::~SettingsView()
{
    // The form looks at the desk for as long as it is there.
    const auto children = findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(children);
}

QWidget *SettingsView::makeWindowCard()
{
    auto *card = new Card;
    auto *column = columnOn(card);
    m_appearance->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    offerLanguages(m_language);
    auto *later = new Label(tr("Another language is spoken from the next start on."));
    later->setTone(Tone::Muted);
    column->addWidget(heading(tr("This window")));
    auto *choices = new QGridLayout;
    choices->setHorizontalSpacing(16);
    addNamed(*choices, m_appearance, tr("&Appearance"));
    addNamed(*choices, m_language, tr("&Language"));
    column->addLayout(choices);
    column->addWidget(later);
    column->addWidget(m_tray);
    column->addWidget(m_login);
    return card;
}

QWidget *SettingsView::makeProfileCard(const ProfileChoice &profile)
{
    auto *card = new Card;
    auto *column = columnOn(card);
    auto *row = new QHBoxLayout;
    row->addWidget(heading(tr("Profile")));
    if (profile.all.size() > 1) {
        auto *profiles = new QComboBox;
        profiles->setAccessibleName(tr("Profile"));
        profiles->addItems(profile.all);
        profiles->setCurrentText(profile.current);
        connect(profiles, &QComboBox::textActivated, this, &SettingsView::profileChosen);
        row->addWidget(profiles);
    } else {
        row->addWidget(new Label(displayText(profile.current, 80)));
    }
    auto *another = new QPushButton(tr("&New profile…"));
    connect(another, &QPushButton::clicked, this, &SettingsView::newProfileWanted);
    row->addStretch();
    row->addWidget(another);
    auto *file = (new Label(tr("Kept in %1").arg(displayText(profile.file, 300))))->wrapped();
    file->setTone(Tone::Muted);
    column->addLayout(row);
    column->addWidget(file);
    return card;
}

QWidget *SettingsView::makeValuesCard()
{
    auto *card = new Card;
    auto *column = columnOn(card);
    auto *table = new QTableView;
    table->setModel(m_settings.get());
    table->setAccessibleName(tr("Values in force"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(32);
    table->horizontalHeader()->setSectionResizeMode(SettingList::Value, QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setColumnWidth(SettingList::Name, 280);
    table->setColumnWidth(SettingList::Source, 240);
    table->setMinimumHeight(300);
    column->addWidget(heading(tr("Values in force")));
    column->addWidget(table, 1);
    return card;
}

QWidget *SettingsView::makeRemove(const QString &profile)
{
    auto *remove = new QPushButton(tr("Remove this profile …"));
    remove->setObjectName(u"remove"_s);
    setKind(remove, ButtonKind::Danger);
    connect(remove, &QPushButton::clicked, this, [this, profile] { askToRemove(profile); });
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(remove);
    row->addStretch();
    return line;
}

void SettingsView::askToRemove(const QString &profile)
{
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Remove"),
        tr("Remove the profile %1?").arg(displayText(profile, 80)), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("You are signed out, its tokens are revoked, its secrets leave the keychain and "
                                    "its file goes. The record of what was done stays."));
    auto *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    setKind(yes, ButtonKind::Danger);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, m_desk.get(), &ProfileDesk::remove);
    question->open();
}

void SettingsView::take()
{
    m_preferences.change(PreferenceValues{AppearanceChoice(m_appearance->currentIndex()),
        m_language->currentData().toString(), m_tray->isChecked(), m_login->isChecked()});
}

void SettingsView::showValues()
{
    const PreferenceValues &values = m_preferences.values();
    m_appearance->setCurrentIndex(int(values.appearance));
    m_language->setCurrentIndex(std::max(0, m_language->findData(values.language)));
    m_tray->setChecked(values.closesToTray);
    m_login->setChecked(values.startsAtLogin);
}

} // namespace agent0
