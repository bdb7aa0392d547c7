#pragma once

#include "base/secret.h"

#include <QWidget>

class QLineEdit;

namespace agent0 {

class Label;

/// A secret that goes into the keychain: it can be typed, and is never shown.
class SecretField final : public QWidget {
    Q_OBJECT

public:
    /// objectName: of its editor.
    SecretField(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    bool isTyped() const;
    Secret typed() const; ///< empty where nobody would ask for it
    void clear();
    void setNote(const QString &text);
    void setNothingKept(); ///< yet: no emptiness leaves anything unchanged
    /// Whether anybody would ask for it.
    void setWanted(bool wanted);

signals:
    void edited();

private:
    QLineEdit *m_edit;
    Label *m_note;
};

} // namespace agent0
