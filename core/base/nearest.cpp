#include "base/nearest.h"

#include <vector>

namespace agent0 {

namespace {

/// Optimal string alignment: Levenshtein with swapped neighbours.
int lettersApart(const QString &a, const QString &b)
{
    std::vector<int> before;
    std::vector<int> above(std::size_t(b.size() + 1));
    for (int j = 0; j <= b.size(); ++j)
        above[std::size_t(j)] = j;
    for (int i = 1; i <= a.size(); ++i) {
        std::vector<int> row(above.size(), i);
        for (int j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const bool same = a[i - 1] == b[j - 1];
            row[at] = std::min({above[at] + 1, row[at - 1] + 1, above[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
        before = std::exchange(above, std::move(row));
    }
    return above.back();
}

} // namespace

QString nearestWord(const QString &typed, const QStringList &known)
{
    if (typed.size() > 100)
        return {};
    QString nearest;
    int fewest = -1;
    for (const QString &word : known) {
        const int apart = lettersApart(typed.toLower(), word.toLower());
        const bool near = apart <= std::max(1, int(std::max(typed.size(), word.size()) / 3));
        if (near && (fewest < 0 || apart < fewest)) {
            nearest = word;
            fewest = apart;
        }
    }
    return nearest;
}

} // namespace agent0
