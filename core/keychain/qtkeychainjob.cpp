#include "keychain/keychainjob.h"
#include "keychain/qtkeychain.h"

#include <qt6keychain/keychain.h>

namespace agent0 {

namespace {

KeychainOutcome::End endOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError: return KeychainOutcome::End::Done;
    case QKeychain::EntryNotFound: return KeychainOutcome::End::NotFound;
    case QKeychain::AccessDeniedByUser: return KeychainOutcome::End::RefusedByPerson;
    case QKeychain::AccessDenied: return KeychainOutcome::End::Refused;
    default: return KeychainOutcome::End::Failed;
    }
}

QKeychain::Job *jobFor(const KeychainJob &wanted)
{
    switch (wanted.kind) {
    case KeychainJob::Kind::Read: return new QKeychain::ReadPasswordJob(wanted.service);
    case KeychainJob::Kind::Remove: return new QKeychain::DeletePasswordJob(wanted.service);
    case KeychainJob::Kind::Write: break;
    }
    auto *const job = new QKeychain::WritePasswordJob(wanted.service);
    job->setTextData(wanted.text);
    return job;
}

} // namespace

void runQtKeychainJob(const KeychainJob &wanted, KeychainDone done)
{
    QKeychain::Job *const job = jobFor(wanted);
    job->setKey(wanted.key);
    QObject::connect(job, &QKeychain::Job::finished, job, [done = std::move(done)](QKeychain::Job *finished) {
        KeychainOutcome outcome{endOf(finished->error()), finished->errorString(), {}};
        if (const auto *const reading = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            outcome.value = Secret(reading->binaryData());
        done(std::move(outcome));
    });
    job->start();
}

} // namespace agent0
