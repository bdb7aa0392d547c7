#include "consultation.h"

#include <QTest>

namespace agent0::test {

sandbox::SandboxOptions quickOptions()
{
    static const QList<Jwk> keys{
        *Jwk::generate(JwsAlgorithm::RS256, u"shared-rs256"_s), *Jwk::generate(JwsAlgorithm::ES256, u"shared-es256"_s)};
    sandbox::SandboxOptions options;
    options.identityKeys = keys;
    options.tokenAlgorithm = JwsAlgorithm::ES256;
    return options;
}

Result<doctor::Report> consult(Chain &chain, doctor::Question question)
{
    Effective effective;
    effective.profile = chain.profile;
    doctor::Doctor doctor(chain.ports(), effective, chain.folder.path() + "/data"_L1);
    QStringList told;
    const doctor::Sink sink = [&told](const doctor::Finding &finding) { told << finding.id; };
    auto report = await(doctor.examine(std::move(question), sink));
    QStringList reported;
    for (const doctor::Finding &one : report ? report->findings : QList<doctor::Finding>())
        reported << one.id;
    if (report && told != reported)
        QTest::qFail("the sink was not told what the report says", __FILE__, __LINE__);
    return report;
}

QString firstTrouble(const doctor::Report &report)
{
    for (const doctor::Finding &one : report.findings) {
        if (one.isTrouble())
            return one.id + u' ' + one.code;
    }
    return u"healthy"_s;
}

QString wordsOf(const doctor::Report &report)
{
    QString words;
    for (const doctor::Finding &one : report.findings)
        words += u"%1 %2 %3: %4\n"_s.arg(one.id, doctor::name(one.state), one.code, one.summary);
    return words;
}

} // namespace agent0::test
