#include "builtin/spoken.h"

#include "builtin/lines.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t FirstQuoted = 0xE000;
constexpr qsizetype MostKept = 0x400;

bool standsForQuoted(QChar c) { return c.unicode() >= FirstQuoted && c.unicode() < FirstQuoted + MostKept; }

QString straightened(QString text)
{
    // What would be taken for a quoted part is no text that a person types.
    text.removeIf([](QChar c) { return c.unicode() >= 0xE000 && c.unicode() <= 0xF8FF; });
    text.replace(QChar(u'\u2019'), u'\'').replace(QChar(u'\u2018'), u'\'');
    for (const QChar quote : {QChar(u'\u201c'), QChar(u'\u201d'), QChar(u'\u201e'), QChar(u'\u00ab'), QChar(u'\u00bb')})
        text.replace(quote, u'"');
    text.replace(QChar(u'\u2014'), u" - "_s).replace(QChar(u'\u2013'), u'-');
    return text;
}

} // namespace

Spoken::Spoken(const QString &typed, const Spoken *before) : m_typed(typed)
{
    if (before) {
        m_kept = before->m_kept;
        m_listLines = before->m_listLines;
    }
    const QString text = joinedLists(straightened(typed), [this](const QString &line) { return kept(line, true); });
    static const QRegularExpression quoted(u"\"([^\"]+)\"|`([^`]+)`|(?<![\\w])'((?:[^']|'(?=\\w))+)'(?!\\w)"_s);
    qsizetype from = 0;
    for (auto matches = quoted.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        m_text += text.mid(from, match.capturedStart() - from)
            + kept(match.captured(1) + match.captured(2) + match.captured(3), false);
        from = match.capturedEnd();
    }
    m_text += text.mid(from);
}

/// What stands for that part; itself, where there are too many.
QString Spoken::kept(const QString &part, bool listLine)
{
    if (m_kept.size() >= MostKept)
        return part;
    QString plain = part.simplified();
    if (plain.size() > 2 && plain.startsWith(u'"') && plain.endsWith(u'"'))
        plain = plain.sliced(1, plain.size() - 2).trimmed();
    if (listLine)
        m_listLines.insert(m_kept.size());
    m_kept << plain;
    return QChar(char16_t(FirstQuoted + m_kept.size() - 1));
}

QString Spoken::restored(const QString &part) const
{
    QString whole;
    for (const QChar c : part) {
        const qsizetype index = c.unicode() - FirstQuoted;
        if (standsForQuoted(c) && index < m_kept.size())
            whole += m_kept[index];
        else
            whole += c;
    }
    return whole.trimmed();
}

/// Of the one thing that the part stands for; -1 where it is more than that.
qsizetype Spoken::indexOf(const QString &part) const
{
    const QString alone = part.trimmed();
    return alone.size() == 1 && standsForQuoted(alone[0]) ? alone[0].unicode() - FirstQuoted : -1;
}

bool Spoken::isQuoted(const QString &part) const { return indexOf(part) >= 0 && !m_listLines.contains(indexOf(part)); }

bool Spoken::isListLine(const QString &part) const { return m_listLines.contains(indexOf(part)); }

bool Spoken::holdsQuoted(const QString &part) { return std::any_of(part.begin(), part.end(), standsForQuoted); }

QRegularExpression caseless(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

QString withoutCourtesy(QString clause)
{
    static const QString verbs = u"add|create|put|write|tick|check|cross|mark|complete|finish|close|remove|delete|"
                                 u"erase|clear|drop|rename|change|move|copy|"
                                 "show|list|tell|give|find|search|count|undo|reopen|untick|remind|what|how|which"_s;
    static const QRegularExpression before(
        QString(
            u"^(?:[,;.!:-]+|(?:please|pls|hey|hi|hello|okay|ok|so|well|also|then|and "
            u"then|and|just|actually|oh|um|agent ?0?"
            "|alright|cool|perfect|oops|sorry|wait|hold on|hmm+|ah|uh|erm?|afterwards|after "
            "that|finally|lastly|secondly|next up|but|plus"
            "|(?:can|could|would|will) (?:you|u|we)(?: please| kindly| possibly| perhaps| maybe| just)*|would you "
            "mind|i(?:'d| would) like you to"
            "|i (?:want|need) you to|(?:i(?:'d| would) (?:like|love) to|i want to|i wanna|(?:can|could|may) i)(?= "
            "(?:see|know|hear|view|look|add|remove|delete|tick|check|rename|list|mark|change|get|have)\\b)|let'?s|let "
            "us|go ahead and|kindly|quickly|maybe|perhaps|be so kind (?:as )?to|feel "
            "free to"
            "|make sure (?:to|you)|be sure to|try to|help me(?: to)?|you (?:can|could|may|should)(?: also| now)?"
            "|(?:first(?:ly|ly of all| of all)?|now|to begin with|to start with|please to),?(?= (?:%1)\\b)"
            "|to(?= (?:%1)\\b)|(?:know|see)(?= (?:how|what|which|whether|if)\\b)"
            "|i(?: want| need| wish| would like|'d like)(?: that)? you(?: to)?(?= (?:%1)\\b)"
            "|(?:i(?:'d| would) (?:be (?:very |so |really )?(?:grateful|glad|happy|thankful)|appreciate it)|it would "
            "be (?:great|"
            "nice|lovely|kind|good)) if (?:you|we) (?:could|would|can)(?: please)?"
            "|(?:first|now|right|great|good|thanks|thank you|yes|yeah|no|nice|done)(?=[,!.]))(?:[,!.:]+\\s*|\\s+))"_s)
            .arg(verbs),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression after(
        u"(?:\\s*[,.!?;]+|[,\\s]+(?:please|pls|thanks|thank you|thx|ta|cheers|will "
        u"you|would you|could you|can you|okay|ok|for me|"
        "too|as well|instead|right now|asap|(?:yes,? )?i(?:'m| am) "
        "(?:very |quite |absolutely )?sure)|[,\\s]+(?:if (?:it(?:'s| is) not too much trouble|you don't mind|"
        "possible|you can|you could|that's ok(?:ay)?)|when you (?:can|get a chance|have time))|\\s*,\\s*every "
        "(?:single|last) one(?: of "
        "them)?|\\s*(?:[\\x{1F600}-\\x{1F64F}\\x{1F44A}-\\x{1F450}\\x{1F90C}-\\x{1F91F}\\x{"
        "1F3FB}-\\x{1F3FF}\\x{1F389}\\x{1F4AA}\\x{2705}\\x{2714}\\x{2764}\\x{263A}\\x{FE0F}\\x{200D}]|[:;]-?[)D]"
        "(?!\\w)))+$"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (;;) {
        const QString shorter = QString(clause).remove(before).remove(after).trimmed();
        if (shorter == clause || shorter.isEmpty())
            return shorter.isEmpty() ? clause.trimmed() : shorter;
        clause = shorter;
    }
}

QString withoutArticle(QString phrase)
{
    static const QRegularExpression article(
        u"^(?:the|a|an|my|our|your|that|this|those|these|some|any|todo|task|item|entry|about|for|to|on|with|"
        "(?:todos?|to-dos?|tasks?|items?|entry|entries|ones?|things?|notes?) (?:called|named|titled|saying|that says?|which says?|about|for|to|with))\\s+(?=\\S)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (;;) {
        const QString shorter = QString(phrase).remove(article).trimmed();
        if (shorter == phrase)
            return phrase;
        phrase = shorter;
    }
}

QString stem(const QString &word)
{
    QString w = word.toLower();
    if (w.endsWith(u"'s"_s))
        w.chop(2);
    if (const QString present = presentOf(w); !present.isEmpty())
        w = present;
    const auto cut = [&](QLatin1StringView ending, qsizetype least) {
        if (!w.endsWith(ending) || w.size() - ending.size() < least)
            return false;
        w.chop(ending.size());
        return true;
    };
    const bool wasDeed = cut("ing"_L1, 3) || cut("ied"_L1, 2) || cut("ed"_L1, 3);
    if (!wasDeed && !w.endsWith("ss"_L1))
        (void)(cut("ies"_L1, 2) || cut("es"_L1, 3) || cut("s"_L1, 2));
    if (w.size() > 3 && w.back() == w[w.size() - 2] && w.back() != u'l' && w.back() != u's')
        w.chop(1); // "planning": plan
    if (w.size() > 3 && (w.endsWith(u'e') || w.endsWith(u'y') || w.endsWith(u'i')))
        w.chop(1);
    return w;
}

QStringList contentWords(const QString &phrase)
{
    static const QRegularExpression word(u"[\\p{L}\\p{N}][\\p{L}\\p{N}'\\-]*"_s);
    static const QSet<QString> empty{u"the"_s, u"a"_s, u"an"_s, u"my"_s, u"our"_s, u"your"_s, u"his"_s, u"her"_s,
        u"their"_s, u"to"_s, u"for"_s, u"of"_s, u"on"_s, u"in"_s, u"at"_s, u"by"_s, u"with"_s, u"about"_s, u"from"_s,
        u"and"_s, u"that"_s, u"this"_s, u"it"_s, u"is"_s, u"todo"_s, u"todos"_s, u"task"_s, u"tasks"_s, u"item"_s,
        u"items"_s, u"one"_s, u"ones"_s, u"entry"_s, u"thing"_s, u"things"_s, u"some"_s, u"any"_s, u"i"_s, u"me"_s,
        u"up"_s, u"stuff"_s, u"please"_s, u"reminder"_s, u"again"_s, u"already"_s, u"just"_s, u"now"_s, u"someone"_s,
        u"somebody"_s, u"something"_s, u"anyone"_s, u"anybody"_s, u"anything"_s};
    QStringList words;
    QStringList all;
    for (auto matches = word.globalMatch(phrase); matches.hasNext();) {
        const QString one = matches.next().captured();
        all << stem(one);
        if (!empty.contains(one.toLower()))
            words << all.last();
    }
    return words.isEmpty() ? all : words;
}

QString presentOf(const QString &past)
{
    static const QHash<QString, QString> known{{u"bought"_s, u"buy"_s}, {u"paid"_s, u"pay"_s}, {u"sent"_s, u"send"_s},
        {u"wrote"_s, u"write"_s}, {u"written"_s, u"write"_s}, {u"made"_s, u"make"_s}, {u"did"_s, u"do"_s},
        {u"done"_s, u"do"_s}, {u"took"_s, u"take"_s}, {u"taken"_s, u"take"_s}, {u"got"_s, u"get"_s},
        {u"gotten"_s, u"get"_s}, {u"went"_s, u"go"_s}, {u"gone"_s, u"go"_s}, {u"fed"_s, u"feed"_s},
        {u"met"_s, u"meet"_s}, {u"spoke"_s, u"speak"_s}, {u"spoken"_s, u"speak"_s}, {u"told"_s, u"tell"_s},
        {u"found"_s, u"find"_s}, {u"built"_s, u"build"_s}, {u"gave"_s, u"give"_s}, {u"given"_s, u"give"_s},
        {u"rang"_s, u"ring"_s}, {u"brought"_s, u"bring"_s}, {u"sold"_s, u"sell"_s}, {u"swept"_s, u"sweep"_s},
        {u"ran"_s, u"run"_s}, {u"held"_s, u"hold"_s}, {u"saw"_s, u"see"_s}, {u"seen"_s, u"see"_s},
        {u"chose"_s, u"choose"_s}, {u"drew"_s, u"draw"_s}, {u"taught"_s, u"teach"_s}, {u"threw"_s, u"throw"_s},
        {u"thrown"_s, u"throw"_s}, {u"returned"_s, u"return"_s}, {u"put"_s, u"put"_s}, {u"read"_s, u"read"_s},
        {u"cut"_s, u"cut"_s}, {u"set"_s, u"set"_s}, {u"hung"_s, u"hang"_s}, {u"ate"_s, u"eat"_s},
        {u"drank"_s, u"drink"_s}, {u"drove"_s, u"drive"_s}, {u"flew"_s, u"fly"_s}, {u"left"_s, u"leave"_s},
        {u"lent"_s, u"lend"_s}, {u"lost"_s, u"lose"_s}, {u"sang"_s, u"sing"_s}, {u"shut"_s, u"shut"_s},
        {u"won"_s, u"win"_s}, {u"woke"_s, u"wake"_s}, {u"knew"_s, u"know"_s}, {u"began"_s, u"begin"_s},
        {u"picked"_s, u"pick"_s}, {u"had"_s, u"have"_s}, {u"thought"_s, u"think"_s}, {u"caught"_s, u"catch"_s}};
    return known.value(past.toLower());
}

bool isDeed(const QString &word)
{
    static const QSet<QString> deeds = [] {
        const QString all =
            u"answer apply arrange ask assemble attend back backup bake bath book borrow brew bring brush build buy "
            "call cancel change charge check choose clean clear collect compare confirm contact cook copy cut decide "
            "decorate defrost "
            "deliver deploy descale dig discuss do download draft draw drive drop dry dust eat email empty exchange "
            "exercise "
            "explore extend feed fetch file fill finalise finalize find finish fix fold follow format get give go "
            "greet grab groom hang "
            "help hire hoover install invite invoice iron join keep learn leave lend listen load lock look mail make "
            "measure meet "
            "mend merge message mop move mow negotiate note open order organise organize pack paint pay phone pick "
            "plan plant play post "
            "practice practise prepare print proofread publish pump push put queue reach read rebook recharge record "
            "recycle register "
            "renew rent repair replace reply report research reserve reset rest return review revise ring rotate run "
            "save scan "
            "schedule scrub sell send serve service set sew ship shop shower sign sketch sort speak start stop store "
            "study submit "
            "subscribe sweep swim swap take talk teach tell test text thank throw tidy top train translate transfer "
            "treat trim try turn type unpack "
            "update upgrade upload vacuum visit volunteer vote wake walk wash watch water wax weed weigh wipe work wrap write"_s;
        const QStringList words = all.split(u' ');
        return QSet<QString>(words.begin(), words.end());
    }();
    return deeds.contains(word.toLower());
}

} // namespace agent0::builtin
