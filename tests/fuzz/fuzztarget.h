#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace agent0::fuzz {

/// One parser of foreign bytes: takes anything, and aborts where it broke a promise.
using Target = void (*)(const QByteArray &bytes);

/// Makes it known to the program that replays what was kept.
struct Registration {
    Registration(const char *name, Target target);
};

/// Ends the program, as an error of the sanitizers does.
inline void promise(bool kept, const char *what)
{
    if (kept)
        return;
    std::fprintf(stderr, "a promise was broken: %s\n", what);
    std::abort();
}

/// The input cut in two at the first such byte; the second is empty where there is none.
inline std::pair<QByteArray, QByteArray> cutAt(const QByteArray &bytes, char where)
{
    const qsizetype at = bytes.indexOf(where);
    return at < 0 ? std::pair(bytes, QByteArray()) : std::pair(bytes.first(at), bytes.sliced(at + 1));
}

} // namespace agent0::fuzz

/// AGENT0_FUZZ_TARGET(name) { … bytes … }: under libFuzzer one program a target, else all of them in one.
#ifdef AGENT0_FUZZING
#define AGENT0_FUZZ_TARGET(name)                                                                                       \
    static void fuzz_##name(const QByteArray &bytes);                                                                  \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)                                  \
    {                                                                                                                  \
        fuzz_##name(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));                                \
        return 0;                                                                                                      \
    }                                                                                                                  \
    static void fuzz_##name(const QByteArray &bytes)
#else
#define AGENT0_FUZZ_TARGET(name)                                                                                       \
    static void fuzz_##name(const QByteArray &bytes);                                                                  \
    static const agent0::fuzz::Registration registrationOf_##name(#name, fuzz_##name);                                 \
    static void fuzz_##name(const QByteArray &bytes)
#endif
