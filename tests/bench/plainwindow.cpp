// The least that is a window of Qt Widgets: what the first window of agent0 is compared with.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("Hello")));
    window.resize(1120, 740);
    window.show();
    return QApplication::exec();
}
