#include "base/displaytext.h"
#include "base/strictjson.h"
#include "commands.h"
#include "context.h"
#include "inputfile.h"
#include "oidc/jwtexplanation.h"
#include "oidc/tokencheck.h"
#include "terminal.h"

#include <QRegularExpression>

namespace agent0::ctl {

namespace {

constexpr qint64 MaxToken = 1024 * 1024;

Result<QByteArray> tokenText(const CommandLine &line)
{
    auto text = line.arguments().isEmpty() ? readStandardInput(MaxToken) : readInputFile(line.argument(), MaxToken);
    if (text)
        *text = text->trimmed();
    return text;
}

/// The value itself, or @FILE so that it stands in no command line.
Result<QByteArray> valueOrFile(const QString &value)
{
    if (!value.startsWith(u'@'))
        return value.toUtf8();
    auto content = readInputFile(value.mid(1), MaxToken);
    if (content)
        *content = content->trimmed();
    return content;
}

QStringList listOf(const QString &text) { return text.split(QRegularExpression(u"[,\\s]+"_s), Qt::SkipEmptyParts); }

TokenKind kindOf(const CommandLine &line, const JwtExplanation &explanation)
{
    if (const auto typed = line.given("kind"_L1))
        return *tokenKindNamed(*typed);
    return explanation.kind == "ID-JAG"_L1 ? TokenKind::IdJag
        : explanation.kind == "ID token"_L1 ? TokenKind::IdToken
                                            : TokenKind::Jws;
}

Result<TokenQuestion> questionOf(const CommandLine &line, TokenKind kind, Instant now)
{
    const auto keys = readInputFile(line.value("jwks"_L1), 4 * 1024 * 1024);
    if (!keys)
        return failed(keys);
    const auto jwks = parseJsonObject(*keys);
    if (!jwks)
        return fail(usageError("jwks_invalid"_L1, u"The --jwks file is no JSON: "_s + jwks.error().message, line.command));
    TokenQuestion question;
    question.kind = kind;
    question.jwks = *jwks;
    question.issuer = line.value("issuer"_L1);
    question.audience = line.value("audience"_L1);
    question.clientId = line.value("client-id"_L1);
    question.nonce = line.given("nonce"_L1);
    question.algs = listOf(line.value("algs"_L1));
    question.requestedResource = line.value("requested-resource"_L1);
    question.requestedScopes = listOf(line.value("requested-scope"_L1));
    question.now = now;
    if (const auto typed = line.given("access-token"_L1)) {
        auto token = valueOrFile(*typed);
        if (!token)
            return failed(token);
        question.accessToken = Secret(std::move(*token));
    }
    return question;
}

Result<> decodeOnly(Context &context, const JwtExplanation &explanation)
{
    QJsonObject json = explanation.toJson();
    json["verified"_L1] = false;
    context.out.document(json);
    context.out.lines(explanation.lines);
    if (!explanation.problem.isEmpty())
        context.out.note(displayText(explanation.problem));
    context.out.note(u"Not verified: there are no keys. Give them with --jwks."_s);
    return {};
}

Result<> checkOne(Context &context, Instant now)
{
    auto token = tokenText(context.line);
    if (!token)
        return failed(token);
    const auto explanation = explainJwt(*token, now);
    if (!explanation)
        return failed(explanation);
    if (!context.line.has("jwks"_L1))
        return decodeOnly(context, *explanation);
    auto question = questionOf(context.line, kindOf(context.line, *explanation), now);
    if (!question)
        return failed(question);
    question->token = Secret(std::move(*token));
    const TokenAnswer answered = answer(*question);
    QJsonObject json = explanation->toJson();
    // The first line says that nothing is verified.
    context.out.lines(explanation->lines.mid(1));
    if (!answered.valid) {
        context.out.aside("jwt"_L1, json);
        return fail(answered.code == "input_invalid"_L1 ? Fault::Usage : Fault::Untrusted, Leg::None,
            QLatin1StringView(answered.code.toLatin1()), answered.reason);
    }
    json["verified"_L1] = true;
    context.out.document(json);
    context.out.line(good(u"The signature and every check of it are good."_s));
    return {};
}

Result<> checkBatch(Context &context, std::optional<Instant> at)
{
    auto lines = InputLines::open(context.line.argument());
    if (!lines)
        return failed(lines);
    QByteArray answers;
    for (;;) {
        const auto line = lines->next();
        if (!line)
            return failed(line);
        if (*line && !(*line)->trimmed().isEmpty())
            answers += answerLine(**line, at.value_or(context.composition.clock().now())) + '\n';
        // Who writes a line and waits for its answer gets it; who sends many at once pays for few writes.
        if (!*line || !lines->anotherIsHere() || answers.size() > 64 * 1024)
            context.out.raw(std::exchange(answers, {}));
        if (!*line)
            return {};
    }
}

Task<Result<>> runJwt(Context &context)
{
    const auto at = context.line.number("at"_L1, 0, 253'402'300'799);
    if (!at)
        co_return failed(at);
    const std::optional<Instant> now = *at ? std::optional(fromUnixSeconds(**at)) : std::nullopt;
    if (context.line.has("batch"_L1))
        co_return checkBatch(context, now);
    co_return checkOne(context, now.value_or(context.composition.clock().now()));
}

} // namespace

const Command jwtCommand{
    .name = "jwt",
    .synopsis = "jwt [FILE] [--kind KIND] [--jwks FILE] [--issuer TEXT] [--audience TEXT] [--client-id TEXT] [--nonce TEXT] "
                "[--access-token TOKEN|@FILE] [--algs LIST] [--requested-resource TEXT] [--requested-scope LIST] [--at UNIX] "
                "[--batch]",
    .summary = "decode, verify and explain a token",
    .description =
        "Reads the token from standard input, or from FILE. Without --jwks it is only decoded and explained; with it, it is checked by the "
        "very code that sign-in uses, and a bad one is a failure (exit 6) with the rule it breaks.\n\n"
        "With --batch each line is a JSON object with id, kind, token, jwks and ctx, where ctx has the names of the options "
        "with \"_\" for \"-\", and now for the time. It is answered with a line {\"id\",\"valid\",\"code\",\"reason\"}; bad tokens are no "
        "failure then.\n\nNo network and no keychain is involved.",
    .options = {{"kind", "KIND", "what it has to be; default: what it looks like", Words::Choice, "id_token|id_jag|jws"},
        {"jwks", "FILE", "the keys to verify with, a JSON Web Key Set", Words::File},
        {"issuer", "TEXT", "who has to have issued it, byte for byte"},
        {"audience", "TEXT", "for whom it has to be"},
        {"client-id", "TEXT", "the client: of an ID token the audience, of an ID-JAG its client_id"},
        {"nonce", "TEXT", "the nonce of the sign-in"},
        {"access-token", "TOKEN|@FILE", "the access token that came with it, for at_hash"},
        {"algs", "LIST", "signature algorithms to allow, separated by commas"},
        {"requested-resource", "TEXT", "the resource that was asked for (ID-JAG)"},
        {"requested-scope", "LIST", "the scopes that were asked for (ID-JAG)"},
        {"at", "UNIX", "the time to check at, in seconds since 1970; default: now"},
        {"batch", "", "many tokens, one JSON object a line"}},
    .arguments = {{"FILE", "the token, or with --batch the lines", Words::File, "", Need::Optional}},
    .examples = {{"jwt token.txt", "what it says"},
        {"jwt token.txt --jwks keys.json --issuer https://idp.example --client-id agent0", "whether sign-in would take it"},
        {"jwt --batch questions.jsonl", "many at once"}},
    .exits = {1, 6},
    .run = runJwt,
};

} // namespace agent0::ctl
