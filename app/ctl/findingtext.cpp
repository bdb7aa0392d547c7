#include "findingtext.h"

#include "output.h"
#include "wrapping.h"

namespace agent0::ctl {

namespace {

constexpr qsizetype Indent = 8;
constexpr qsizetype LabelWidth = 9;

QString mark(doctor::State state)
{
    switch (state) {
    case doctor::State::Pass: return good(u"✓"_s);
    case doctor::State::Warn: return bad(u"!"_s);
    case doctor::State::Blocked: return bad(u"⊘"_s);
    case doctor::State::Fail: return bad(u"✗"_s);
    case doctor::State::Skipped: return faint(u"-"_s);
    }
    Q_UNREACHABLE();
}

void add(QStringList &lines, const QString &label, const QString &text)
{
    if (text.isEmpty())
        return;
    const qsizetype column = Indent + LabelWidth;
    lines << QString(Indent, u' ') + label.leftJustified(LabelWidth) + wrapped(shown(text), column, column);
}

/// A value that is to be copied stays on a line of its own, unbroken.
void addValue(QStringList &lines, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        lines << QString(Indent, u' ') + label.leftJustified(LabelWidth) + shown(value);
}

QString titleLine(const doctor::Finding &finding)
{
    return u"  %1 %2  %3"_s.arg(mark(finding.state), finding.id, finding.title);
}

QString whereText(const doctor::Fix &fix)
{
    if (fix.screen.isEmpty())
        return fix.field;
    return fix.field.isEmpty() ? fix.screen : fix.screen + u" > "_s + fix.field;
}

} // namespace

QStringList findingLines(const doctor::Finding &finding)
{
    QStringList lines{titleLine(finding)};
    if (finding.state == doctor::State::Skipped)
        return {faint(u"  - %1  %2"_s.arg(finding.id, finding.title)),
            faint(QString(Indent, u' ') + wrapped(shown(finding.summary), Indent, Indent))};
    if (!finding.isTrouble())
        return lines;
    lines << QString(Indent, u' ') + wrapped(shown(finding.summary), Indent, Indent);
    if (finding.difference)
        addValue(lines, u"Differ"_s, finding.difference->marked);
    add(lines, u"Why"_s, finding.why);
    add(lines, u"Do"_s, finding.advice);
    add(lines, u"Who"_s, doctor::title(finding.who));
    add(lines, u"Where"_s, whereText(finding.fix));
    addValue(lines, u"Enter"_s, finding.fix.value);
    addValue(lines, u"Log"_s, finding.fix.query);
    for (const doctor::Evidence &row : finding.evidence)
        add(lines, u"Seen"_s, row.name + u": "_s + row.value);
    addValue(lines, u"Code"_s, finding.code);
    return lines;
}

QStringList sameFindingLines(const doctor::Finding &finding, const doctor::Finding &before)
{
    return {titleLine(finding), QString(Indent, u' ') + u"As for %1, above."_s.arg(shown(before.connection))};
}

QStringList waitingLines(const QStringList &ids, const QString &obstacle)
{
    const QString text = u"skipped, because %1 comes first: %2"_s.arg(obstacle, ids.join(u", "_s));
    return {faint(u"  - "_s + wrapped(text, 4, 4))};
}

} // namespace agent0::ctl
