#include "keychain/memorysecretstore.h"
#include "keychain/secretnames.h"
#include "support/await.h"
#include "vault/idjagledger.h"
#include "vault/sealedfile.h"
#include "vault/tokenvault.h"

#include <cstdio>

// test_vault_child FOLDER NAME COUNT: makes COUNT changes to the vault and the ledger of FOLDER, each with its own
// name, and says the number of each when it has been stored.

using namespace agent0;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString folder = arguments.value(1);
    const QString who = arguments.value(2);
    SystemClock clock;
    MemorySecretStore secrets;
    const Secret key(QByteArray(sealed::KeySize, 'k'));
    if (!test::await(secrets.write(secretnames::vaultKey(u"default"_s), key.copy())))
        return 1;
    TokenVault vault(secrets, clock, systemRandomBytes, u"default"_s, folder);
    IdJagLedger ledger(clock, folder);
    for (int i = 0; i < arguments.value(3).toInt(); ++i) {
        const auto stored = test::await(vault.update(
            [&](VaultContent &content) { content.learned[who][QString::number(i)] = u"yes"_s; }));
        const auto counted = test::await(ledger.record(who, u"todo0"_s));
        if (!stored || !counted) {
            std::fprintf(stderr, "%s\n", qPrintable(stored ? counted.error().message : stored.error().message));
            return 1;
        }
        std::printf("%d\n", i + 1);
        std::fflush(stdout);
    }
    return 0;
}
