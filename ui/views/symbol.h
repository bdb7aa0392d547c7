#pragma once

#include "views/theme.h"

#include <QWidget>

namespace agent0 {

/// One of resources/icons as a picture beside words, which say the same: nothing that can be pressed.
class Symbol final : public QWidget {
    Q_OBJECT

public:
    explicit Symbol(int size, const QString &name = {}, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Tone m_tone = Tone::Normal;
};

} // namespace agent0
