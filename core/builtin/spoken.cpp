#include "builtin/spoken.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t FirstQuoted = 0xE000;
constexpr qsizetype MostQuoted = 0x400;

bool standsForQuoted(QChar c) { return c.unicode() >= FirstQuoted && c.unicode() < FirstQuoted + MostQuoted; }

QString straightened(QString text)
{
    // What would be taken for a quoted part is no text that a person types.
    text.removeIf([](QChar c) { return c.unicode() >= 0xE000 && c.unicode() <= 0xF8FF; });
    text.replace(QChar(u'\u2019'), u'\'').replace(QChar(u'\u2018'), u'\'');
    for (const QChar quote : {QChar(u'\u201c'), QChar(u'\u201d'), QChar(u'\u201e'), QChar(u'\u00ab'), QChar(u'\u00bb')})
        text.replace(quote, u'"');
    text.replace(QChar(u'\u2014'), u" - "_s).replace(QChar(u'\u2013'), u'-');
    return text.simplified();
}

} // namespace

Spoken::Spoken(const QString &typed) : m_typed(typed)
{
    static const QRegularExpression quoted(u"\"([^\"]+)\"|`([^`]+)`|(?<![\\w])'((?:[^']|'(?=\\w))+)'(?!\\w)"_s);
    const QString text = straightened(typed);
    qsizetype from = 0;
    for (auto matches = quoted.globalMatch(text); matches.hasNext() && m_quoted.size() < MostQuoted;) {
        const auto match = matches.next();
        m_text += text.mid(from, match.capturedStart() - from) + QChar(char16_t(FirstQuoted + m_quoted.size()));
        m_quoted << (match.captured(1) + match.captured(2) + match.captured(3)).trimmed();
        from = match.capturedEnd();
    }
    m_text += text.mid(from);
}

QString Spoken::restored(const QString &part) const
{
    QString whole;
    for (const QChar c : part) {
        const qsizetype index = c.unicode() - FirstQuoted;
        if (standsForQuoted(c) && index < m_quoted.size())
            whole += m_quoted[index];
        else
            whole += c;
    }
    return whole.trimmed();
}

bool Spoken::isQuoted(const QString &part) const
{
    const QString alone = part.trimmed();
    return alone.size() == 1 && standsForQuoted(alone[0]);
}

bool Spoken::holdsQuoted(const QString &part) { return std::any_of(part.begin(), part.end(), standsForQuoted); }

QRegularExpression caseless(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

QString withoutCourtesy(QString clause)
{
    static const QRegularExpression before(
        u"^(?:[,;.!:-]+|(?:please|pls|hey|hi|hello|okay|ok|so|well|also|then|and then|and|just|actually|oh|um|agent ?0?"
        "|alright|cool|perfect|oops|sorry|afterwards|after that|finally|lastly|secondly|next up|but|plus"
        "|(?:can|could|would|will) (?:you|u|we)(?: please)?(?: kindly)?|would you mind|i(?:'d| would) like you to"
        "|i (?:want|need) you to|(?:i(?:'d| would) like to|i want to|i wanna|(?:can|could|may) i)(?= "
        "(?:see|know|hear|view|look|add|remove|delete|tick|check|rename|list|mark|change|get|have)\\b)|let'?s|let "
        "us|go ahead and|kindly|quickly|maybe|perhaps|be so kind (?:as )?to|feel "
        "free to"
        "|make sure (?:to|you)|be sure to|try to|help me(?: to)?|you (?:can|could|may|should)(?: also| now)?"
        "|(?:first|now|right|great|good|thanks|thank you|yes|yeah|no|nice|done)(?=[,!.]))(?:[,!.:]+\\s*|\\s+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression after(u"(?:\\s*[,.!?;]+|[,\\s]+(?:please|pls|thanks|thank you|thx|ta|cheers|will "
                                          u"you|would you|could you|can you|okay|ok|for me|"
                                          "too|as well|right now|asap))+$"_s,
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
        u"up"_s, u"stuff"_s, u"please"_s, u"reminder"_s, u"again"_s, u"already"_s, u"just"_s, u"now"_s};
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
