/* For the thread sanitizer alone. QProcess starts its child by clone() with shared memory; the sanitizer's own clone()
   then does its bookkeeping for the child in the parent's memory and stops at a failed check. A child with a copy of
   the memory serves as well, since it does nothing but become another program. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdarg.h>
#include <sys/types.h>

int __interceptor_clone(int (*start)(void *), void *stack, int flags, void *argument, pid_t *parent, void *tls,
    pid_t *child);

int clone(int (*start)(void *), void *stack, int flags, void *argument, ...)
{
    va_list more;
    va_start(more, argument);
    pid_t *parent = va_arg(more, pid_t *);
    void *tls = va_arg(more, void *);
    pid_t *child = va_arg(more, pid_t *);
    va_end(more);
    return __interceptor_clone(start, stack, flags & ~(CLONE_VM | CLONE_VFORK), argument, parent, tls, child);
}
