#pragma once

#include <QTextBrowser>

namespace agent0 {

/// Text from outside, as tall as it is. Plain, or Markdown of which nothing is loaded and nothing runs: pictures become words, HTML stays
/// text, and a link leads nowhere by itself; one to anything but http and https is none.
class SafeText final : public QTextBrowser {
    Q_OBJECT

public:
    explicit SafeText(QWidget *parent = nullptr);

    void showMarkdown(const QString &markdown);
    void showPlain(const QString &text);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }
    QVariant loadResource(int type, const QUrl &name) override;

signals:
    void linkWanted(const QString &address);

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(std::unique_ptr<QTextDocument> document);
    std::unique_ptr<QTextDocument> blank() const;

    QString m_markdown; ///< to be read again in other colours
    QTextDocument *m_document = nullptr;
    mutable int m_measured = -1; ///< the width that m_height is for
    mutable int m_height = 0;
};

} // namespace agent0
