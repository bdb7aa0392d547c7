#pragma once

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace agent0::builtin {

/// A sentence as a person typed it, made easy to take apart: straight apostrophes, single blanks, and each quoted part, and each line of a
/// list, as one character that stands for it, so that nothing looks into it.
class Spoken {
public:
    /// before: what was said before it, whose quoted parts are known here too.
    explicit Spoken(const QString &typed, const Spoken *before = nullptr);

    const QString &text() const { return m_text; }
    const QString &typed() const { return m_typed; } ///< as it was
    /// Quoted parts as they were typed, without their quotes.
    QString restored(const QString &part) const;
    /// Whether that part is one quoted text and nothing else.
    bool isQuoted(const QString &part) const;
    /// Whether that part is one line of a list and nothing else.
    bool isListLine(const QString &part) const;
    static bool holdsQuoted(const QString &part);

private:
    QString kept(const QString &part, bool listLine);
    qsizetype indexOf(const QString &part) const;

    QString m_typed;
    QString m_text;
    QStringList m_kept;
    QSet<qsizetype> m_listLines; ///< which of them
};

/// A pattern to which capitals are as small letters.
QRegularExpression caseless(const QString &pattern);

/// Without "please", "could you", "thanks" and their like around it.
QString withoutCourtesy(QString clause);

/// Without a, the, my and their like in front.
QString withoutArticle(QString phrase);

/// The words that say something, in their shortest form: "Calling the dentists" is "call", "dentist".
QStringList contentWords(const QString &phrase);

/// One word in its shortest form.
QString stem(const QString &word);

/// The word that people say when it is over, as it is said before: "bought" is "buy". "" where it is none that is known.
QString presentOf(const QString &past);

/// Whether a todo usually begins with it: "buy", "call".
bool isDeed(const QString &word);

} // namespace agent0::builtin
