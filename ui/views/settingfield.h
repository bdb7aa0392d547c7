#pragma once

#include "config/finding.h"
#include "config/jsonpath.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace agent0 {

class Label;

/// What is found about the value at that path, or about one of its list.
std::optional<Finding> findingAbout(const QList<Finding> &findings, const QString &path);

/// One setting of a form: its name, an editor, and below what is wrong with it or why it is locked.
class SettingField final : public QWidget {
    Q_OBJECT

public:
    /// field: of the configuration's shape; its choices make a list of them.
    SettingField(const QString &name, const QString &placeholder, const JsonPath &path, const Field &field,
        QWidget *parent = nullptr);

    const JsonPath &path() const { return m_path; }
    QString text() const; ///< as a command line would have it
    void setText(const QString &text);
    /// What is wrong or doubtful with it; nothing takes it away.
    void setFinding(const std::optional<Finding> &finding, bool problem);
    void lock(const QString &reason); ///< cannot be changed, and says why
    void setHint(const QString &text); ///< said while nothing is wrong
    QWidget *editor() const;

signals:
    void edited();

private:
    void say();

    JsonPath m_path;
    QLineEdit *m_edit = nullptr;
    QComboBox *m_choice = nullptr;
    Label *m_note;
    QString m_finding;
    QString m_lock;
    QString m_hint;
    bool m_problem = false;
};

} // namespace agent0
