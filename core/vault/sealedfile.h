#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace agent0::sealed {

/// Bytes sealed with AES-256-GCM (NIST SP 800-38D). A sealed text is
///
///     magic "A0SEAL" · version 0x00 0x01 · key id (8) · nonce (12) · ciphertext · tag (16)
///
/// The magic, version and key id are authenticated with the content. The nonce is random for each seal: with
/// 2^32 seals of one key a repeat has the odds 2^-32, and a vault is written some thousand times a year.
inline constexpr qsizetype KeySize = 32;
inline constexpr qsizetype HeaderSize = 28; ///< everything before the ciphertext; differs from seal to seal

/// key has KeySize bytes.
QByteArray seal(const Secret &plain, const Secret &key, const RandomBytes &random);

/// Tampered with, cut short, another key's, not ours: Fault::Failed, code "vault_unreadable". Never anything
/// but what was sealed.
Result<Secret> open(QByteArrayView bytes, const Secret &key);

/// Whether these bytes (the header is enough) say that they were sealed with this key.
bool namesKey(QByteArrayView bytes, const Secret &key);

} // namespace agent0::sealed
