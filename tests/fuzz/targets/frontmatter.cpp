// The front matter of a skill.
#include "mcp/frontmatter.h"
#include "fuzztarget.h"

#include <QJsonDocument>

using namespace agent0;

AGENT0_FUZZ_TARGET(frontmatter)
{
    const auto read = readFrontMatter(QString::fromUtf8(bytes));
    if (read)
        fuzz::promise(QJsonDocument(*read).toJson().size() < 16 * bytes.size() + 16, "it means no more than it says");
    else
        fuzz::promise(read.error().code == QLatin1String("front_matter"), "it says what is wrong");
}
