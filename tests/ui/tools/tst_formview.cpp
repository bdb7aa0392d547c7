#include "views/formview.h"

#include "admin/handles.h"
#include "support/testmain.h"
#include "views/entryfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A form on the screen.
struct Shown {
    explicit Shown(const QByteArray &properties, const QByteArray &required = "[]")
        : model(JsonSchema::parse(
              "{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":" + required + "}")
                  .value())
    {
        view.show(&model);
        view.resize(420, 600);
        view.setVisible(true);
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the form is not active");
    }

    FormModel model;
    FormView view;
};

} // namespace

class FormViewTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasItsEditor()
    {
        Shown form("\"text\":{\"type\":\"string\"},\"pick\":{\"enum\":[\"a\",\"b\"]},\"on\":{\"type\":\"boolean\"},"
                   "\"many\":{\"type\":\"array\",\"uniqueItems\":true,\"items\":{\"enum\":[\"x\",\"y\"]}},\"any\":{}",
            "[\"on\"]");
        QVERIFY(widgetNamed<QLineEdit>(&form.view, u"text"_s));
        QVERIFY(widgetNamed<QComboBox>(&form.view, u"pick"_s));
        QVERIFY(widgetNamed<QCheckBox>(&form.view, u"on"_s));
        QVERIFY(widgetNamed<QListWidget>(&form.view, u"many"_s));
        QVERIFY(widgetNamed<QPlainTextEdit>(&form.view, u"any"_s));
        QCOMPARE(nameless(&form.view), QStringList());
    }

    void typingIsJudgedAtOnce()
    {
        Shown form("\"n\":{\"type\":\"integer\",\"minimum\":3}");
        QTest::keyClicks(widgetNamed<QLineEdit>(&form.view, u"n"_s), u"2"_s);
        QVERIFY(shownText(&form.view).contains(u"3"_s));
        QVERIFY(widgetNamed<QLineEdit>(&form.view, u"n"_s)->accessibleDescription().contains(u"3"_s));
        QTest::keyClicks(widgetNamed<QLineEdit>(&form.view, u"n"_s), u"0"_s);
        QVERIFY(form.model.good());
    }

    void theFirstProblemGetsTheCursor()
    {
        Shown form("\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}", "[\"b\"]");
        QVERIFY(form.view.stopAtProblem());
        QCOMPARE(form.view.window()->focusWidget(), widgetNamed<QLineEdit>(&form.view, u"b"_s));
        QTest::keyClicks(form.view.window()->focusWidget(), u"x"_s);
        QVERIFY(!form.view.stopAtProblem());
    }

    void listsAreFilledByKeyboard()
    {
        Shown form("\"l\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}");
        auto *add = widgetNamed<QAbstractButton>(&form.view, u"Add to l"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QTest::keyClicks(form.view.window()->focusWidget(), u"one"_s);
        QCOMPARE(form.model.json(), QByteArray("{\"l\":[\"one\"]}"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        click(widgetNamed<QToolButton>(&form.view, u"Remove entry 1 of l"_s));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(form.model.json(), QByteArray("{}"));
    }

    void anAlternativeBringsItsOwnFields()
    {
        Shown form("\"u\":{\"anyOf\":[{\"type\":\"string\",\"title\":\"By name\"},{\"type\":\"integer\",\"title\":\"By "
                   "number\"}]}");
        widgetNamed<QComboBox>(&form.view, u"u"_s)->setCurrentIndex(2);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto *number = widgetNamed<QLineEdit>(&form.view, u"By number"_s);
        QVERIFY(number);
        QTest::keyClicks(number, u"7"_s);
        QCOMPARE(form.model.json(), QByteArray("{\"u\":7}"));
    }

    void theSameAsJsonAndBack()
    {
        Shown form("\"a\":{\"type\":\"string\"}");
        QTest::keyClicks(widgetNamed<QLineEdit>(&form.view, u"a"_s), u"x"_s);
        click(widgetNamed<QCheckBox>(&form.view, u"Write it as JSON"_s));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto *text = widgetNamed<QPlainTextEdit>(&form.view, u"Value"_s);
        QVERIFY(text && text->toPlainText().contains(u"\"a\": \"x\""_s));
        text->setPlainText(u"{\"a\": 1}"_s);
        QTRY_VERIFY(shownText(&form.view).contains(u"a: "_s));
        text->setPlainText(u"{\"a\": \"y\"}"_s);
        click(widgetNamed<QCheckBox>(&form.view, u"Write it as JSON"_s));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(widgetNamed<QLineEdit>(&form.view, u"a"_s)->text(), u"y"_s);
    }

    void aServersAmpersandIsNoShortcut()
    {
        Shown form("\"on\":{\"type\":\"boolean\",\"title\":\"A & B\"}", "[\"on\"]");
        QCOMPARE(widgetNamed<QCheckBox>(&form.view, u"A & B"_s)->text(), u"A && B"_s);
    }
};

AGENT0_TEST(FormViewTest)

#include "tst_formview.moc"
