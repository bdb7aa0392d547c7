#pragma once

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace agent0 {

/// A heading with what belongs to it below, on a surface of its own.
class Section final : public QWidget {
    Q_OBJECT

public:
    Section(const QString &title, QWidget *content, QWidget *parent = nullptr);
};

/// What a view shows where there is nothing to show: a picture, why, and what to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString &icon, const QString &title, const QString &text, QWidget *parent = nullptr);
    /// A button below the text.
    void offer(QAbstractButton *button);

private:
    QVBoxLayout *m_column;
};

} // namespace agent0
