/* Preloaded into a program, it makes one change of a file below a folder fail, as a full disk does, and counts them all:
   AGENT0_FAULT_FOLDER where; AGENT0_FAULT_AT which one, from 1 (0: none); AGENT0_FAULT_LASTS set: all after it, too;
   AGENT0_FAULT_COUNT the file that gets the number of changes there were, at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int changes;

static int below(const char *path)
{
    const char *folder = getenv("AGENT0_FAULT_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int below_open(int file)
{
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return 0;
    path[size] = '\0';
    return below(path);
}

/* Whether this change, which concerns us, is the one to fail. */
static int fails(void)
{
    const char *at = getenv("AGENT0_FAULT_AT");
    const int wanted = at ? atoi(at) : 0;
    ++changes;
    if (wanted == 0 || changes < wanted || (changes > wanted && !getenv("AGENT0_FAULT_LASTS")))
        return 0;
    errno = ENOSPC;
    return 1;
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("AGENT0_FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%d\n", changes);
    fclose(file);
}

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;                                      \
        va_end(more);                                                                                                  \
        if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && below(path) && fails())                                         \
            return -1;                                                                                                 \
        return ((int (*)(const char *, int, ...))next(#name))(path, flags, mode);                                      \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t size)
{
    if (below_open(file) && fails())
        return -1;
    return ((ssize_t(*)(int, const void *, size_t))next("write"))(file, bytes, size);
}

#define ON_OPEN(name)                                                                                                  \
    int name(int file)                                                                                                 \
    {                                                                                                                  \
        if (below_open(file) && fails())                                                                               \
            return -1;                                                                                                 \
        return ((int (*)(int))next(#name))(file);                                                                      \
    }
ON_OPEN(fsync)
ON_OPEN(fdatasync)

#define ON_SIZE(name)                                                                                                  \
    int name(int file, off_t size)                                                                                     \
    {                                                                                                                  \
        if (below_open(file) && fails())                                                                               \
            return -1;                                                                                                 \
        return ((int (*)(int, off_t))next(#name))(file, size);                                                         \
    }
ON_SIZE(ftruncate)
ON_SIZE(ftruncate64)

int fchmod(int file, mode_t mode)
{
    if (below_open(file) && fails())
        return -1;
    return ((int (*)(int, mode_t))next("fchmod"))(file, mode);
}

#define ON_TWO(name)                                                                                                   \
    int name(const char *from, const char *to)                                                                         \
    {                                                                                                                  \
        if (below(to) && fails())                                                                                      \
            return -1;                                                                                                 \
        return ((int (*)(const char *, const char *))next(#name))(from, to);                                           \
    }
ON_TWO(rename)
ON_TWO(link)

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (below(to) && fails())
        return -1;
    return ((int (*)(int, const char *, int, const char *, unsigned))next("renameat2"))(from_folder, from, to_folder, to, flags);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    if (below(to) && fails())
        return -1;
    return ((int (*)(int, const char *, int, const char *, int))next("linkat"))(from_folder, from, to_folder, to, flags);
}

#define ON_PATH(name)                                                                                                  \
    int name(const char *path)                                                                                         \
    {                                                                                                                  \
        if (below(path) && fails())                                                                                    \
            return -1;                                                                                                 \
        return ((int (*)(const char *))next(#name))(path);                                                             \
    }
ON_PATH(unlink)
ON_PATH(rmdir)

int mkdir(const char *path, mode_t mode)
{
    if (below(path) && fails())
        return -1;
    return ((int (*)(const char *, mode_t))next("mkdir"))(path, mode);
}
