#include "ui/support/interpreter.h"

#include <QCoreApplication>

namespace agent0::test {

Interpreter::Interpreter(const QLocale &locale, QObject *parent) : QTranslator(parent)
{
    if (!load(locale, QStringLiteral("agent0"), QStringLiteral("_"), QStringLiteral(":/agent0/translations")))
        qFatal("there is no translation for %s", qPrintable(locale.name()));
}

QString Interpreter::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    const QString said = QTranslator::translate(context, source, disambiguation, n);
    if (!said.isEmpty())
        m_said.insert(said, QString::fromUtf8(source));
    return said;
}

QString Interpreter::inEnglish(const QString &said)
{
    const auto *interpreter = QCoreApplication::instance()->findChild<const Interpreter *>();
    return interpreter ? interpreter->m_said.value(said, said) : said;
}

} // namespace agent0::test
