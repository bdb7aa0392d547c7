// Every kept input of one target, as an ordinary test: fuzz-replay TARGET FOLDER. The inputs are the seeds, and whatever a
// fuzzer found once.
#include "fuzztarget.h"

#include <QDir>
#include <QFile>

#include <map>
#include <string>

namespace agent0::fuzz {

namespace {
std::map<std::string, Target> &targets()
{
    static std::map<std::string, Target> all;
    return all;
}
} // namespace

Registration::Registration(const char *name, Target target) { targets().emplace(name, target); }

static int replay(const char *name, const QString &folder)
{
    const auto target = targets().find(name);
    const QStringList files = QDir(folder).entryList(QDir::Files, QDir::Name);
    if (target == targets().end() || files.isEmpty()) {
        std::fprintf(stderr, "%s: no such target, or no input in %s\n", name, qPrintable(folder));
        return 1;
    }
    for (const QString &one : files) {
        QFile file(folder + u'/' + one);
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        std::printf("%s\n", qPrintable(one));
        std::fflush(stdout);
        target->second(file.readAll());
    }
    target->second({});
    return 0;
}

} // namespace agent0::fuzz

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: fuzz-replay TARGET FOLDER\n");
        return 2;
    }
    return agent0::fuzz::replay(argv[1], QString::fromLocal8Bit(argv[2]));
}
