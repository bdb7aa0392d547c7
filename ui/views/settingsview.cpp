#include "views/settingsview.h"

#include "base/displaytext.h"
#include "views/card.h"
#include "views/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace agent0 {

namespace {

Label *heading(const QString &text)
{
    auto *label = new Label(text);
    label->setSize(2, 600);
    return label;
}

QVBoxLayout *columnOn(QWidget *card)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    return column;
}

} // namespace

SettingsView::SettingsView(
    Preferences &preferences, ProfileChoice profile, std::unique_ptr<SettingList> settings, QWidget *parent)
    : QWidget(parent),
      m_preferences(preferences),
      m_settings(std::move(settings)),
      m_appearance(new QComboBox),
      m_tray(new QCheckBox(tr("Closing the window leaves Agent0 in the tray"))),
      m_login(new QCheckBox(tr("Start Agent0 when I log in to this computer")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 20);
    column->setSpacing(16);
    column->addWidget(makeWindowCard());
    column->addWidget(makeProfileCard(profile), 1);
    showValues();
    connect(&preferences, &Preferences::changed, this, &SettingsView::showValues);
    connect(m_appearance, &QComboBox::activated, this, &SettingsView::take);
    connect(m_tray, &QCheckBox::clicked, this, &SettingsView::take);
    connect(m_login, &QCheckBox::clicked, this, &SettingsView::take);
}

SettingsView::~SettingsView() = default;

QWidget *SettingsView::makeWindowCard()
{
    auto *card = new Card;
    auto *column = columnOn(card);
    m_appearance->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_appearance->setAccessibleName(tr("Appearance"));
    auto *row = new QHBoxLayout;
    auto *name = new Label(tr("&Appearance"));
    name->setBuddy(m_appearance);
    row->addWidget(name);
    row->addWidget(m_appearance);
    row->addStretch();
    column->addWidget(heading(tr("This window")));
    column->addLayout(row);
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
    auto *file =
        (new Label(tr("Kept in %1. Change it with agent0ctl, or with an editor; agent0ctl config validate checks it.")
                 .arg(displayText(profile.file, 300))))
            ->wrapped();
    file->setTone(Tone::Muted);
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
    column->addLayout(row);
    column->addWidget(file);
    column->addWidget(table, 1);
    return card;
}

void SettingsView::take()
{
    m_preferences.change(
        PreferenceValues{AppearanceChoice(m_appearance->currentIndex()), m_tray->isChecked(), m_login->isChecked()});
}

void SettingsView::showValues()
{
    const PreferenceValues &values = m_preferences.values();
    m_appearance->setCurrentIndex(int(values.appearance));
    m_tray->setChecked(values.closesToTray);
    m_login->setChecked(values.startsAtLogin);
}

} // namespace agent0
