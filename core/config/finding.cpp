#include "config/finding.h"

#include <QStringList>

namespace agent0 {

Error failureOf(const QString &what, const QList<Finding> &problems)
{
    constexpr qsizetype Shown = 5;
    Q_ASSERT(!problems.isEmpty());
    QStringList texts;
    for (const Finding &one : problems.first(qMin(problems.size(), Shown)))
        texts << one.text();
    if (problems.size() > Shown)
        texts << u"and %1 more"_s.arg(problems.size() - Shown);
    const Finding &first = problems.first();
    return Error{first.fault, Leg::Configuration, first.code, what + u": "_s + texts.join(u"; "_s) + u'.',
        first.hint.isEmpty() ? u"`agent0ctl config validate` lists every problem."_s : first.hint, {}, {}};
}

} // namespace agent0
