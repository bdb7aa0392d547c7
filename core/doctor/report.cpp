#include "doctor/report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

namespace agent0::doctor {

namespace {

QString timeText(Instant when)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(when), QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
}

/// Code in Markdown is shown as it is; a backquote would end it.
QString literal(QString text) { return u'`' + text.replace(u'`', u'\'') + u'`'; }

QString fixLine(const Fix &fix)
{
    QStringList parts;
    if (!fix.screen.isEmpty())
        parts << fix.screen;
    if (!fix.field.isEmpty())
        parts << u"field "_s + fix.field;
    if (!fix.value.isEmpty())
        parts << u"value "_s + literal(fix.value);
    return parts.join(u", "_s);
}

/// A sentence may repeat what a server said: no links, pictures or markup of its making.
QString sentence(QString text) { return text.replace(u'[', u"\\["_s).replace(u'<', u"&lt;"_s); }

QString sectionOf(const Finding &finding)
{
    const QString where = finding.connection.isEmpty() ? QString() : u" ("_s + finding.connection + u')';
    QString text = u"\n### %1 %2%3: %4\n\n%5\n"_s.arg(
        finding.id, finding.title, where, name(finding.state), sentence(finding.summary));
    if (finding.isTrouble()) {
        text += u"\n- code: %1\n- why it matters: %2\n- what to do: %3\n- who: %4\n"_s.arg(
            literal(finding.code), finding.why, sentence(finding.advice), title(finding.who));
        if (const QString fix = fixLine(finding.fix); !fix.isEmpty())
            text += u"- where: %1\n"_s.arg(fix);
    }
    for (const Evidence &row : finding.evidence)
        text += u"- %1: %2\n"_s.arg(row.name, literal(row.value));
    return text;
}

} // namespace

const Finding *Report::firstFailure() const
{
    const auto found = std::ranges::find_if(
        findings, [](const Finding &one) { return one.state == State::Fail || one.state == State::Blocked; });
    return found == findings.end() ? nullptr : &*found;
}

qsizetype Report::count(State state) const
{
    return std::ranges::count_if(findings, [state](const Finding &one) { return one.state == state; });
}

QString Report::verdict() const
{
    QStringList parts;
    for (const auto &[state, words] :
        {std::pair(State::Fail, u"failed"_s), std::pair(State::Blocked, u"blocked by an administrator"_s),
            std::pair(State::Warn, u"to be looked at"_s), std::pair(State::Skipped, u"skipped"_s)}) {
        if (const qsizetype n = count(state))
            parts << u"%1 %2"_s.arg(n).arg(words);
    }
    const QString outcome = parts.isEmpty() ? u"All is well."_s : parts.join(u", "_s) + u'.';
    const QString spent = idJagsSpent == 0 ? u"No ID-JAG was spent"_s
        : idJagsSpent == 1                 ? u"1 ID-JAG was spent"_s
                                           : u"%1 ID-JAGs were spent"_s.arg(idJagsSpent);
    return u"%1 %2 checks, %3 ms. %4, and nothing was changed on any server."_s.arg(outcome)
        .arg(findings.size())
        .arg(took.count())
        .arg(spent);
}

QJsonObject Report::toJson() const
{
    QJsonArray all;
    for (const Finding &one : findings)
        all << one.toJson();
    QJsonArray roles;
    for (const Topology &one : topologies)
        roles << one.toJson();
    const Finding *first = firstFailure();
    return {{"profile"_L1, profile}, {"began"_L1, timeText(began)}, {"ms"_L1, qint64(took.count())},
        {"idJagsSpent"_L1, idJagsSpent}, {"healthy"_L1, !first && count(State::Warn) == 0},
        {"first"_L1, first ? QJsonValue(first->id) : QJsonValue()}, {"verdict"_L1, verdict()}, {"roles"_L1, roles},
        {"findings"_L1, all}};
}

QString Report::toMarkdown() const
{
    QString text =
        u"# Agent0 doctor\n\nProfile %1, %2. %3\n\nTokens, codes, keys and client secrets are not in this report.\n"_s
            .arg(literal(profile), timeText(began), verdict());
    if (const Finding *first = firstFailure())
        text +=
            u"\nThe first thing that is wrong: **%1 %2** (%3).\n"_s.arg(first->id, first->title, literal(first->code));
    for (const Topology &one : topologies)
        text += u"\n```\n"_s + picture(one).join(u'\n') + u"\n```\n"_s;
    text += u"\n## Findings\n"_s;
    for (const Finding &one : findings)
        text += sectionOf(one);
    return text;
}

} // namespace agent0::doctor
