#include "support/testmain.h"
#include "views/label.h"
#include "views/style.h"
#include "views/theme.h"

#include <QListWidget>
#include <QPainter>
#include <QStyleOption>
#include <QTest>

#include <cmath>

using namespace agent0;
using namespace Qt::StringLiterals;

namespace {

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1, 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return qMax(one, other) / qMin(one, other);
}

/// Of what stands there most apart from that colour.
double strongest(const QImage &image, const QRect &where, const QColor &from)
{
    double most = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            most = qMax(most, contrast(image.pixelColor(x, y), from));
    }
    return most;
}

QImage indicatorOf(QStyle::PrimitiveElement element, Appearance appearance, QStyle::StateFlag state)
{
    QImage image(18, 18, QImage::Format_RGB32);
    image.fill(colorsOf(appearance).window);
    QStyleOptionButton option;
    option.rect = image.rect();
    option.palette = paletteOf(appearance);
    option.state = QStyle::State_Enabled | state;
    QPainter painter(&image);
    Style().drawPrimitive(element, &option, &painter, nullptr);
    return image;
}

constexpr auto AtTheRight = Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter;

QImage labelOf(const QString &text, Qt::LayoutDirection direction, Qt::TextInteractionFlags interaction = {})
{
    QApplication::setLayoutDirection(direction);
    Label label(text);
    label.wrapped();
    if (interaction)
        label.selectable(interaction);
    if (direction == Qt::LeftToRight)
        label.setAlignment(AtTheRight);
    label.resize(160, 60);
    const QImage image = label.grab().toImage();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    return image;
}

/// The rows of pixels of a header on which something is drawn: its first and its last.
std::pair<int, int> drawnRows(const QString &text, QStyleOptionHeader::SortIndicator arrow)
{
    QImage image(160, 34, QImage::Format_RGB32);
    QStyleOptionHeaderV2 option;
    option.rect = image.rect();
    option.palette = paletteOf(Appearance::Light);
    option.text = text;
    option.textAlignment = Qt::AlignVCenter;
    option.sortIndicator = arrow;
    option.state = QStyle::State_Enabled | QStyle::State_Horizontal;
    option.orientation = Qt::Horizontal;
    QPainter painter(&image);
    QApplication::style()->drawControl(QStyle::CE_Header, &option, &painter);
    std::pair rows(image.height(), 0);
    for (int y = 0; y < image.height() - 1; ++y) { // its edge is below
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != image.pixelColor(0, 0))
                rows = {std::min(rows.first, y), y};
        }
    }
    return rows;
}

QImage rowOf(const QString &text, Qt::LayoutDirection direction)
{
    QApplication::setLayoutDirection(direction);
    QListWidget list;
    auto *row = new QListWidgetItem(text, &list);
    row->setTextAlignment(AtTheRight);
    row->setSizeHint(QSize(200, 30));
    list.resize(500, 60);
    list.show();
    const QImage image = list.viewport()->grab().toImage();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    return image;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextCanBeReadOnEverythingItStandsOn_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("background");
        for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
            const char *name = appearance == Appearance::Light ? "light" : "dark";
            const Colors &c = colorsOf(appearance);
            const std::pair<const char *, QColor> backgrounds[] = {
                {"window", c.window}, {"sidebar", c.sidebar}, {"surface", c.surface}};
            const std::pair<const char *, QColor> texts[] = {{"text", c.text}, {"muted", c.muted}, {"accent", c.accent},
                {"danger", c.danger}, {"warning", c.warning}, {"success", c.success}};
            for (const auto &[on, background] : backgrounds) {
                for (const auto &[what, text] : texts)
                    QTest::addRow("%s: %s on %s", name, what, on) << text << background;
            }
            QTest::addRow("%s: on accent", name) << c.onAccent << c.accent;
            QTest::addRow("%s: accent on its soft", name) << c.accent << c.accentSoft;
            QTest::addRow("%s: danger on its soft", name) << c.danger << c.dangerSoft;
            QTest::addRow("%s: warning on its soft", name) << c.warning << c.warningSoft;
            QTest::addRow("%s: success on its soft", name) << c.success << c.successSoft;
            for (const QColor &soft : {c.accentSoft, c.dangerSoft, c.warningSoft, c.successSoft, c.hover})
                QTest::addRow("%s: text on %s", name, qPrintable(soft.name())) << c.text << soft;
        }
    }
    void everyTextCanBeReadOnEverythingItStandsOn()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, background);
        const double ratio = contrast(text, background);
        QVERIFY2(
            ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), background.name()).arg(ratio)));
    }

    void theEdgeOfWhatCanBePressedIsSeen()
    {
        for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
            const Colors &c = colorsOf(appearance);
            QVERIFY(contrast(c.outline, c.surface) >= 3);
            QVERIFY(contrast(c.outline, c.window) >= 3);
        }
    }

    void whatIsChosenAndWhatIsNotIsSeen_data()
    {
        QTest::addColumn<QStyle::PrimitiveElement>("element");
        QTest::addColumn<Appearance>("appearance");
        for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
            const char *name = appearance == Appearance::Light ? "light" : "dark";
            QTest::addRow("check box, %s", name) << QStyle::PE_IndicatorCheckBox << appearance;
            QTest::addRow("radio button, %s", name) << QStyle::PE_IndicatorRadioButton << appearance;
        }
    }
    void whatIsChosenAndWhatIsNotIsSeen()
    {
        QFETCH(QStyle::PrimitiveElement, element);
        QFETCH(Appearance, appearance);
        const QColor window = colorsOf(appearance).window;
        const QImage empty = indicatorOf(element, appearance, QStyle::State_Off);
        QVERIFY2(strongest(empty, empty.rect(), window) >= 3, "the edge");
        const QImage full = indicatorOf(element, appearance, QStyle::State_On);
        QVERIFY2(strongest(full, full.rect(), window) >= 3, "the ground");
        QVERIFY2(strongest(full, QRect(7, 7, 4, 4), full.pixelColor(9, 2)) >= 3, "the mark on it");
    }

    void aSentenceInEnglishLooksTheSameInAWindowOfArabic_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a sentence") << u"Not assigned."_s;
        QTest::newRow("in several lines") << u"The user is not assigned. Ask the administrator for it."_s;
        QTest::newRow("an address") << u"https://todo0.example/"_s;
    }
    void aSentenceInEnglishLooksTheSameInAWindowOfArabic()
    {
        QFETCH(QString, text);
        QCOMPARE(labelOf(text, Qt::RightToLeft), labelOf(text, Qt::LeftToRight));
        QCOMPARE(labelOf(text, Qt::RightToLeft, Qt::TextSelectableByMouse),
            labelOf(text, Qt::LeftToRight, Qt::TextSelectableByMouse));
        const QImage row = rowOf(text, Qt::LeftToRight);
        QVERIFY(strongest(row, row.rect(), row.pixelColor(0, 0)) > 4); // there is something to be seen
        QCOMPARE(rowOf(text, Qt::RightToLeft), row);
    }

    void theArrowOfASortedColumnIsAsHighAsItsWords_data()
    {
        QTest::addColumn<QStyleOptionHeader::SortIndicator>("arrow");
        QTest::newRow("up") << QStyleOptionHeader::SortUp;
        QTest::newRow("down") << QStyleOptionHeader::SortDown;
    }
    void theArrowOfASortedColumnIsAsHighAsItsWords()
    {
        QFETCH(QStyleOptionHeader::SortIndicator, arrow);
        const auto [top, bottom] = drawnRows(u"X"_s, QStyleOptionHeader::None);
        const auto [first, last] = drawnRows({}, arrow);
        QVERIFY(first >= top && last <= bottom);
        QVERIFY2(std::abs((first + last) - (top + bottom)) <= 2, "their middles");
    }

    void whatIsPaintedWithMarksIsReadWithoutThem()
    {
        const QString mixed = u"ا https://todo0.example/"_s;
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Label label(mixed);
        label.grab();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(label.text(), mixed);
    }

    void aPaletteIsRecognisedAsLightOrDark()
    {
        QCOMPARE(&colorsOf(paletteOf(Appearance::Dark)), &colorsOf(Appearance::Dark));
        QCOMPARE(&colorsOf(paletteOf(Appearance::Light)), &colorsOf(Appearance::Light));
    }
};

AGENT0_TEST(ThemeTest)
#include "tst_theme.moc"
