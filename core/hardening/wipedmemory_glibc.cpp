#include "hardening/wipedmemory.h"

#include <cstdlib> // tells whose library this is

#if defined(__GLIBC__) && !defined(AGENT0_SANITIZED)
#include <atomic>
#include <cerrno>
#include <cstring>
#include <dlfcn.h>
#include <malloc.h>

namespace {

std::atomic<bool> wiping = false;

/// Blocks of that size and more are mappings of their own, which the kernel takes back and clears. Wiping them here would
/// first bring in every page that nobody ever used.
constexpr int mappedFrom = 256 * 1024;

/// The begin of a free block is glibc's: it writes its list there, and finds out by it that a block is freed twice.
constexpr size_t listBytes = 16;

/// As the word before a block says (malloc.c, "IS_MMAPPED").
bool isMapped(const void *memory)
{
    constexpr size_t mappedBit = 2;
    return static_cast<const size_t *>(memory)[-1] & mappedBit;
}

/// The function that those below stand before: glibc's, or that of an allocator that somebody preloaded.
template<typename Function>
Function following(std::atomic<Function> &known, const char *name)
{
    Function function = known.load(std::memory_order_relaxed);
    if (!function) {
        function = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
        known.store(function, std::memory_order_relaxed);
    }
    return function;
}

void freeNext(void *memory)
{
    static std::atomic<void (*)(void *)> known;
    following(known, "free")(memory);
}

void *reallocNext(void *memory, size_t size)
{
    static std::atomic<void *(*)(void *, size_t)> known;
    return following(known, "realloc")(memory, size);
}

bool allocatorIsGlibc()
{
    void *glibc = ::dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
    return glibc && ::dlsym(glibc, "malloc") == ::dlsym(RTLD_NEXT, "malloc");
}

} // namespace

extern "C" {

void free(void *memory) noexcept
{
    if (memory && wiping.load(std::memory_order_relaxed) && !isMapped(memory))
        explicit_bzero(static_cast<char *>(memory) + listBytes, malloc_usable_size(memory) - listBytes);
    freeNext(memory);
}

/// glibc's own would leave the old bytes behind where it moves them.
void *realloc(void *memory, size_t size) noexcept
{
    if (!memory || !wiping.load(std::memory_order_relaxed) || isMapped(memory))
        return reallocNext(memory, size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const size_t room = malloc_usable_size(memory);
    if (size <= room && size >= room / 2)
        return memory;
    void *moved = malloc(size);
    if (!moved)
        return size <= room ? memory : nullptr;
    std::memcpy(moved, memory, room < size ? room : size);
    free(memory);
    return moved;
}

void *reallocarray(void *memory, size_t count, size_t size) noexcept
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return nullptr;
    }
    return realloc(memory, bytes);
}
}

namespace agent0 {

bool wipeFreedMemory()
{
    // Without a fixed size glibc raises it with every large block.
    wiping = allocatorIsGlibc() && ::mallopt(M_MMAP_THRESHOLD, mappedFrom) == 1;
    return wiping;
}

} // namespace agent0
#else
namespace agent0 {

bool wipeFreedMemory() { return false; }

} // namespace agent0
#endif
