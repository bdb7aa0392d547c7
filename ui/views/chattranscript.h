#pragma once

#include "views/chatrowwidget.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <vector>

namespace agent0 {

/// The rows of a conversation, one below the other. Only those in sight, and a few around them, are laid out. Stays at the end while
/// something is written there, unless the person has scrolled away.
class ChatTranscript final : public QAbstractScrollArea {
    Q_OBJECT

public:
    /// model outlives it.
    explicit ChatTranscript(ChatModel &model, QWidget *parent = nullptr);

    int laidOut() const; ///< so many rows have a widget
    ChatRowWidget *widgetOf(int row) const; ///< null where it is not in sight
    void reveal(int row);
    void goToEnd();

signals:
    void linkWanted(const QString &address);
    void editWanted();
    void viewWanted(const QString &view);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int, int) override { }
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Slot {
        int height = 0;
        ChatRowWidget *widget = nullptr;
        bool isMeasured = false;
    };
    struct Range {
        int first = 0;
        int last = -1;
    };

    void watch();
    void reset();
    void insert(int first, int last);
    void remove(int first, int last);
    void refresh(int row);
    void refreshAll();
    ChatRowWidget *make(int row);
    RowPlace placeOf(int row) const;
    int rowOf(const QObject *widget) const;

    void scrolled(int value);
    void arrange();
    Range measureAround(int row, int offset);
    int measured(int row);
    void release(Range inSight);
    void place(Range inSight, int value);
    void orderFocus(Range inSight);
    int topOf(int row) const;
    int rowAt(int y) const;
    int contentWidth() const;

    ChatModel &m_model;
    std::vector<Slot> m_slots;
    QTimer m_soon; ///< several changes are laid out together
    int m_width = 0;
    int m_anchor = 0; ///< the row that stays where it is
    int m_offset = 0; ///< of its top, from the top of what is seen
    bool m_followsEnd = true;
    bool m_isArranging = false;
};

} // namespace agent0
