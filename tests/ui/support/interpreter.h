#pragma once

#include <QLocale>
#include <QTranslator>

namespace agent0::test {

/// Has the program speak another language, and remembers what it said, so that who knows only the English finds it.
class Interpreter final : public QTranslator {
    Q_OBJECT

public:
    explicit Interpreter(const QLocale &locale, QObject *parent = nullptr);

    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;

    /// What it is in the sources; the same where it was not said by a translator.
    static QString inEnglish(const QString &said);

private:
    mutable QHash<QString, QString> m_said;
};

} // namespace agent0::test
