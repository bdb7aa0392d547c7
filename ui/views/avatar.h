#pragma once

#include <QImage>
#include <QWidget>

namespace agent0 {

/// A person as a round picture, or their initials.
class Avatar final : public QWidget {
    Q_OBJECT

public:
    explicit Avatar(int size, QWidget *parent = nullptr);

    void setName(const QString &name);
    void setPicture(const QImage &picture); ///< null: the initials

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    QImage m_picture;
};

/// The middle of a safePicture, a square with that side; null where it is none.
QImage pictureFrom(const QByteArray &bytes, int side);

/// At most two letters: of the first and the last word.
QString initialsOf(const QString &name);

} // namespace agent0
