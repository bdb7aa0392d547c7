#pragma once

#include "views/theme.h"

#include <QLabel>

namespace agent0 {

/// Text, and never markup, whoever wrote it. Its colour and weight follow the theme.
class Label : public QLabel {
    Q_OBJECT

public:
    using Tone = agent0::Tone;

    explicit Label(const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// Points more than the application's font.
    void setSize(int morePoints, Weight weight = Weight::Normal);
    /// Several lines where it does not fit in one.
    Label *wrapped();
    /// Its text can be marked and copied, by the keyboard too where that is said.
    Label *selectable(Qt::TextInteractionFlags how = Qt::TextSelectableByMouse);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();
    void applyFont();
    Tone m_tone = Tone::Normal;
    int m_morePoints = 0;
    Weight m_weight = Weight::Normal;
};

} // namespace agent0
