#include "secretinput.h"

#include "inputfile.h"
#include "terminal.h"

namespace agent0::ctl {

namespace {

Result<Secret> secretFromFile(const QString &path)
{
    auto content = readInputFile(path, 64 * 1024);
    if (!content)
        return fail(content.error());
    while (content->endsWith('\n') || content->endsWith('\r'))
        content->chop(1);
    return Secret(std::move(*content));
}

} // namespace

QByteArray secretVariable(const std::optional<QString> &connection)
{
    QByteArray name = "AGENT0_CLIENT_SECRET";
    if (!connection)
        return name;
    name += '_';
    for (const QChar c : connection->toUpper())
        name += (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ? c.toLatin1() : '_';
    return name;
}

Result<std::optional<Secret>> givenSecret(const CommandLine &line, const std::optional<QString> &connection)
{
    std::optional<Result<Secret>> given;
    if (line.has("secret-stdin"_L1))
        given = readSecretLine("Client secret: ");
    else if (const auto file = line.given("secret-file"_L1))
        given = secretFromFile(*file);
    else if (const QByteArray name = secretVariable(connection); qEnvironmentVariableIsSet(name))
        given = Secret(qgetenv(name));
    if (!given)
        return std::nullopt;
    if (!*given)
        return fail(given->error());
    if ((*given)->isEmpty())
        return fail(usageError("secret_empty"_L1, u"The secret is empty."_s, line.command));
    return std::optional<Secret>(std::move(**given));
}

} // namespace agent0::ctl
