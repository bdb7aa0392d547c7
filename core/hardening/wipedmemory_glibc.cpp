#include "hardening/wipedmemory.h"

#if defined(__GLIBC__) && !defined(AGENT0_SANITIZED)
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

namespace {

std::atomic<bool> wiping = false;

/// Blocks of that size and more are mappings of their own, which the kernel takes back and clears. Wiping them here would
/// first bring in every page that nobody ever used.
constexpr int mappedFrom = 256 * 1024;

/// As the word before a block says (malloc.c, "IS_MMAPPED").
bool isMapped(const void *memory)
{
    constexpr size_t mappedBit = 2;
    return static_cast<const size_t *>(memory)[-1] & mappedBit;
}

} // namespace

extern "C" {

// glibc's own, which the functions below stand before.
void __libc_free(void *memory) noexcept;
void *__libc_malloc(size_t size) noexcept;
void *__libc_realloc(void *memory, size_t size) noexcept;

void free(void *memory) noexcept
{
    if (memory && wiping.load(std::memory_order_relaxed) && !isMapped(memory))
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

/// glibc's own would leave the old bytes behind where it moves them.
void *realloc(void *memory, size_t size) noexcept
{
    if (!memory || !wiping.load(std::memory_order_relaxed) || isMapped(memory))
        return __libc_realloc(memory, size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const size_t room = malloc_usable_size(memory);
    if (size <= room && size >= room / 2)
        return memory;
    void *moved = __libc_malloc(size);
    if (!moved)
        return nullptr;
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
    wiping = ::mallopt(M_MMAP_THRESHOLD, mappedFrom) == 1; // else glibc raises it with every large block
    return wiping;
}

} // namespace agent0
#else
namespace agent0 {

bool wipeFreedMemory() { return false; }

} // namespace agent0
#endif
