/* A library to preload: the N-th call of one kind that touches one folder fails.

   kz_arm(kind, at, error, lasting, folder) arms it; kind 0 disarms. With `lasting` all later calls
   of the kind fail too. kz_calls() tells how many were counted since. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NONE, WRITE, FSYNC, RENAME, OPEN };

static int armed, at, error, lasting, calls;
static char folder[4096];

void kz_arm(int kind, int number, int code, int on, const char *path) {
    at = number;
    error = code;
    lasting = on;
    calls = 0;
    strncpy(folder, path, sizeof folder - 1);
    armed = kind;
}

int kz_calls(void) { return calls; }

static int fails(int kind, const char *path) {
    if (armed != kind || path == NULL || strncmp(path, folder, strlen(folder)) != 0) return 0;
    calls++;
    if (calls != at && !(lasting && calls > at)) return 0;
    errno = error;
    return 1;
}

static int fails_fd(int kind, int fd) {
    char link[64], path[4096];
    if (armed != kind) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(kind, path);
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    return fails_fd(WRITE, fd) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) {
    REAL(pwrite);
    return fails_fd(WRITE, fd) ? -1 : real(fd, data, size, place);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    REAL(pwrite64);
    return fails_fd(WRITE, fd) ? -1 : real(fd, data, size, place);
}
int fsync(int fd) {
    REAL(fsync);
    return fails_fd(FSYNC, fd) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    return fails_fd(FSYNC, fd) ? -1 : real(fd);
}
int rename(const char *old, const char *new) {
    REAL(rename);
    return fails(RENAME, new) ? -1 : real(old, new);
}
int link(const char *old, const char *new) {
    REAL(link);
    return fails(RENAME, new) ? -1 : real(old, new);
}
int unlink(const char *path) {
    REAL(unlink);
    return fails(RENAME, path) ? -1 : real(path);
}

#define OPENING(name)                                                        \
    int name(const char *path, int flags, ...) {                             \
        REAL(name);                                                          \
        va_list rest;                                                        \
        va_start(rest, flags);                                               \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, int) : 0; \
        va_end(rest);                                                        \
        return fails(OPEN, path) ? -1 : real(path, flags, mode);             \
    }
OPENING(open)
OPENING(open64)
