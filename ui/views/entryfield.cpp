#include "views/entryfield.h"

#include "base/displaytext.h"
#include "views/icons.h"
#include "views/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

namespace {

using FieldKind = SchemaField::Kind;

/// An ampersand of a server is no shortcut of ours.
QString escaped(QString text) { return text.replace(u'&', "&&"_L1); }

QString exampleOf(const QString &format)
{
    if (format == "date"_L1)
        return u"2026-12-31"_s;
    if (format == "time"_L1)
        return u"17:30:00Z"_s;
    return format == "date-time"_L1 ? u"2026-12-31T17:30:00Z"_s : QString();
}

/// Yes or no, and nothing between.
bool isSwitch(const SchemaField &field) { return field.required || !field.fallback.isUndefined(); }

QStringList titlesOf(const SchemaField &field)
{
    QStringList titles;
    for (const SchemaChoice &choice : field.choices)
        titles << choice.title;
    for (const SchemaField &part : field.parts)
        titles << (part.title.isEmpty() ? EntryField::tr("Alternative %1").arg(titles.size() + 1) : part.title);
    return titles;
}

} // namespace

EntryField::EntryField(FormModel &model, FormEntry &entry, QWidget *parent)
    : QWidget(parent), m_model(model), m_entry(entry), m_column(new QVBoxLayout(this)), m_note(new Label)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    describe();
    build();
    m_note->wrapped()->setTone(Label::Tone::Danger);
    m_column->addWidget(m_note);
    connect(&model, &FormModel::changed, this, &EntryField::refresh);
    connect(&model, &FormModel::rebuilt, this, [this](const FormEntry *one) {
        if (one == &m_entry)
            rebuild();
    });
    refresh();
}

void EntryField::retire()
{
    disconnect(&m_model, nullptr, this, nullptr);
    for (EntryField *inside : findChildren<EntryField *>())
        disconnect(&m_model, nullptr, inside, nullptr);
}

QString EntryField::name() const
{
    const QString &title = m_entry.field().title;
    return !title.isEmpty() ? title : m_entry.above() ? m_entry.above()->field().title : tr("Value");
}

void EntryField::describe()
{
    const SchemaField &field = m_entry.field();
    const bool inside = m_entry.above() && m_entry.above()->field().kind != FieldKind::Object;
    const bool named = field.kind == FieldKind::Boolean && isSwitch(field); // beside its box
    if (m_entry.above() && !inside && !named) {
        auto *label = new Label(field.required ? tr("%1 (needed)").arg(name()) : name());
        label->setSize(0, field.kind == FieldKind::Object ? Weight::Strong : Weight::Normal);
        m_column->addWidget(label->wrapped());
    }
    if (!field.description.isEmpty() && m_entry.above()) {
        auto *words = new Label(field.description);
        words->setTone(Label::Tone::Muted);
        m_column->addWidget(words->wrapped());
    }
}

void EntryField::build()
{
    m_editor = made();
    if (m_editor) {
        m_editor->setAccessibleName(name());
        m_editor->setObjectName(m_entry.field().name);
        setFocusProxy(m_editor);
        m_column->addWidget(m_editor);
    }
    const FieldKind kind = m_entry.field().kind;
    if (kind != FieldKind::Object && kind != FieldKind::List && kind != FieldKind::Alternatives)
        return;
    m_parts = new QWidget;
    m_column->addWidget(m_parts);
    addParts();
    if (kind != FieldKind::List)
        return;
    auto *add = new QPushButton(symbolIcon(u"plus"_s), tr("Add"));
    add->setAutoDefault(false);
    add->setAccessibleName(tr("Add to %1").arg(name()));
    m_column->addWidget(add, 0, Qt::AlignLeading);
    m_add = add;
    setFocusProxy(add);
    connect(add, &QPushButton::clicked, this, [this] { m_model.addPart(m_entry); });
}

QWidget *EntryField::made()
{
    const SchemaField &field = m_entry.field();
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Number:
    case FieldKind::Integer: return makeLine();
    case FieldKind::Json: return makeText();
    case FieldKind::Boolean: return isSwitch(field) ? makeSwitch() : makeChoice({tr("No"), tr("Yes")});
    case FieldKind::Choice:
    case FieldKind::Alternatives: return makeChoice(titlesOf(field));
    case FieldKind::Choices: return makeTicks();
    case FieldKind::Constant:
        m_column->addWidget((new Label(displayText(field.fallback.toVariant().toString(), 200)))->wrapped());
        return nullptr;
    default: return nullptr;
    }
}

QWidget *EntryField::makeLine()
{
    auto *edit = new QLineEdit(m_entry.typed());
    edit->setPlaceholderText(exampleOf(m_entry.field().format));
    connect(edit, &QLineEdit::textChanged, this, [this](const QString &text) { m_model.type(m_entry, text); });
    return edit;
}

QWidget *EntryField::makeText()
{
    auto *edit = new QPlainTextEdit(m_entry.typed());
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setTabChangesFocus(true);
    edit->setMinimumHeight(edit->fontMetrics().height() * (m_entry.above() ? 4 : 10));
    edit->setPlaceholderText(tr("JSON"));
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] { m_model.type(m_entry, edit->toPlainText()); });
    return edit;
}

QWidget *EntryField::makeSwitch()
{
    auto *box = new QCheckBox(escaped(name()));
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // where it is pressed there is something to press
    box->setChecked(m_entry.chosen() == 1);
    connect(box, &QCheckBox::toggled, this, [this](bool on) { m_model.choose(m_entry, on ? 1 : 0); });
    return box;
}

QWidget *EntryField::makeChoice(const QStringList &titles)
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->addItem(m_entry.field().required ? tr("Choose…") : tr("Not given"), FormEntry::None);
    for (int i = 0; i < titles.size(); ++i)
        box->addItem(titles[i], i);
    box->setCurrentIndex(m_entry.chosen() + 1);
    connect(box, &QComboBox::currentIndexChanged, this,
        [this, box](int index) { m_model.choose(m_entry, box->itemData(index).toInt()); });
    return box;
}

QWidget *EntryField::makeTicks()
{
    auto *list = new QListWidget;
    for (const QString &title : titlesOf(m_entry.field())) {
        auto *item = new QListWidgetItem(title, list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_entry.ticked(list->count() - 1) ? Qt::Checked : Qt::Unchecked);
    }
    list->setCurrentRow(0);
    list->setMaximumHeight(list->sizeHintForRow(0) * std::min(list->count(), 8) + 12);
    connect(list, &QListWidget::itemChanged, this, [this, list](const QListWidgetItem *item) {
        m_model.tick(m_entry, list->row(item), item->checkState() == Qt::Checked);
    });
    return list;
}

void EntryField::addParts()
{
    auto *column = new QVBoxLayout(m_parts);
    const bool nested = m_entry.above() != nullptr;
    column->setContentsMargins(nested ? 14 : 0, nested ? 4 : 0, 0, 4);
    column->setSpacing(nested ? 8 : 12);
    for (int i = 0; std::size_t(i) < m_entry.parts().size(); ++i) {
        if (m_entry.field().kind == FieldKind::List)
            addListRow(i);
        else
            column->addWidget(new EntryField(m_model, *m_entry.parts()[std::size_t(i)]));
    }
    m_parts->setVisible(!m_entry.parts().empty());
}

void EntryField::addListRow(int index)
{
    auto *row = new QHBoxLayout;
    auto *remove = new QToolButton;
    remove->setIcon(symbolIcon(u"trash"_s));
    remove->setAccessibleName(tr("Remove entry %1 of %2").arg(index + 1).arg(name()));
    remove->setToolTip(tr("Remove"));
    row->addWidget(new EntryField(m_model, *m_entry.parts()[std::size_t(index)]), 1);
    row->addWidget(remove, 0, Qt::AlignTop);
    static_cast<QVBoxLayout *>(m_parts->layout())->addLayout(row);
    connect(remove, &QToolButton::clicked, this, [this, index] { m_model.removePart(m_entry, index); });
}

/// What goes may be what has just been pressed.
void EntryField::rebuild()
{
    const bool hadFocus = m_parts->isAncestorOf(window()->focusWidget());
    for (EntryField *inside : m_parts->findChildren<EntryField *>())
        inside->retire();
    m_parts->hide();
    m_parts->deleteLater();
    auto *fresh = new QWidget;
    delete m_column->replaceWidget(m_parts, fresh);
    m_parts = fresh;
    addParts();
    const auto fields = m_parts->findChildren<EntryField *>(Qt::FindDirectChildrenOnly);
    if (hadFocus && m_add)
        m_add->setFocus();
    else if (m_add && m_add->hasFocus() && !fields.isEmpty())
        fields.constLast()->setFocus();
}

void EntryField::refresh()
{
    const QString problem = m_model.problem(m_entry);
    m_note->setText(problem);
    m_note->setVisible(!problem.isEmpty());
    if (m_editor)
        m_editor->setAccessibleDescription(problem.isEmpty() ? m_entry.field().description : problem);
}

} // namespace agent0
