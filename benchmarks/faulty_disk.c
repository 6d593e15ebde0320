/* A library in front of the C library (LD_PRELOAD): it records each change below one folder, and can make one fail.

   disk_begin(log, root, at, error, lasting, clock) begins; every change below root is counted from 1. Change number `at`
   fails with `error`, or kills the process where error is 0; where `lasting` is set, all that follow fail too.
   Where `clock` is not 0 the clock stands at that second, and SQLite's random numbers are always the same: two calls
   that do the same then leave the same bytes.
   With a log each change is appended to it: a line "KIND inode offset length length\n", then two texts of these lengths.
   Kinds: N new file, T truncated, W written, F flushed, G folder flushed, R renamed, L linked, U unlinked, D folder made,
   X folder removed, ! made to fail, A written to standard output (what the process acknowledged). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1, fail_error, fail_lasting;
static long counted, fail_at, stands_at;
static char root[PATH_MAX];

long disk_count(void) { return counted; }

void disk_begin(const char *log, const char *folder, long at, int error, int lasting, long clock) {
    if (*log) {
        int fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 200);
        REAL(close)(fd);
    }
    fail_at = at, fail_error = error, fail_lasting = lasting, counted = 0, stands_at = clock;
    strncpy(root, folder, sizeof root - 1);
}

__attribute__((constructor)) static void from_environment(void) {
    const char *log = getenv("DISK_LOG"), *folder = getenv("DISK_ROOT");
    if (log && folder) disk_begin(log, folder, 0, 0, 0, 0);
}

/* Whether a path lies below the folder. */
static int below(const char *path) {
    size_t length = strlen(root);
    return length && !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

/* Make the full path of a name at a folder's handle; the folder must have no links in its path. */
static const char *full(int at, const char *name, char *buffer) {
    char link[64];
    ssize_t length;
    if (*name == '/') return strcpy(buffer, name);
    if (at == AT_FDCWD) strcpy(link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    length = readlink(link, buffer, PATH_MAX - 1);
    if (length < 0) length = 0;
    snprintf(buffer + length, PATH_MAX - length, "/%s", name);
    return buffer;
}

static int path_of(int fd, char *buffer) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    buffer[length < 0 ? 0 : length] = 0;
    return root[0] && length > 0 && below(buffer);
}

static void note(char kind, ino_t inode, off_t offset, const void *one, size_t one_length, const char *two) {
    char head[128];
    size_t two_length = two ? strlen(two) : 0;
    if (log_fd < 0) return;
    int length = snprintf(head, sizeof head, "%c %lu %ld %zu %zu\n", kind, (unsigned long)inode, (long)offset,
                          one_length, two_length);
    struct iovec parts[] = {{head, length}, {(void *)one, one_length}, {(void *)two, two_length}};
    if (REAL(writev)(log_fd, parts, 3) < 0) abort();
}

static void note_path(char kind, ino_t inode, off_t offset, const char *path) {
    note(kind, inode, offset, path, strlen(path), NULL);
}

/* Count a change; tell whether it must fail. */
static int fails(const char *path) {
    counted++;
    if (!fail_at || counted < fail_at || (counted > fail_at && !fail_lasting)) return 0;
    note_path('!', 0, counted, path);
    if (!fail_error) kill(getpid(), SIGKILL);
    errno = fail_error;
    return 1;
}

static ino_t inode_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static int opened(int at, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX * 2];
    int writes = flags & (O_CREAT | O_TRUNC), there;
    if (stands_at && !strcmp(name, "/dev/urandom")) name = "/dev/zero";
    if (!root[0] || !writes || !below(full(at, name, path))) return REAL(openat)(at, name, flags, mode);
    pthread_mutex_lock(&order);
    there = !access(path, F_OK);
    int result = -1;
    if ((there && !(flags & O_TRUNC)) || !fails(path)) {
        result = REAL(openat)(at, name, flags, mode);
        if (result >= 0 && !there) note_path('N', inode_of(result), 0, path);
        else if (result >= 0 && (flags & O_TRUNC)) note_path('T', inode_of(result), 0, path);
    }
    pthread_mutex_unlock(&order);
    return result;
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        return opened(AT_FDCWD, path, flags, mode);                                                                    \
    }
#define OPENAT(name)                                                                                                   \
    int name(int at, const char *path, int flags, ...) {                                                               \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        return opened(at, path, flags, mode);                                                                          \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat64)
OPENAT(openat)

static ssize_t written(int fd, const void *bytes, size_t length, off_t offset) {
    char path[PATH_MAX];
    int here = offset < 0;
    ssize_t result = -1;
    if (fd == 1 && here && log_fd >= 0) {
        pthread_mutex_lock(&order);
        note('A', 0, 0, bytes, length, NULL);
        pthread_mutex_unlock(&order);
    }
    if (fd == log_fd || !path_of(fd, path)) return here ? REAL(write)(fd, bytes, length) : REAL(pwrite)(fd, bytes, length, offset);
    pthread_mutex_lock(&order);
    if (!fails(path)) {
        if (here) offset = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
        result = here ? REAL(write)(fd, bytes, length) : REAL(pwrite)(fd, bytes, length, offset);
        if (result > 0) note('W', inode_of(fd), offset, bytes, result, NULL);
    }
    pthread_mutex_unlock(&order);
    return result;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return written(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) { return written(fd, bytes, length, offset); }
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
    (void)out, (void)in, (void)offset, (void)count;
    errno = ENOTSOCK; /* whoever copies reads and writes instead */
    return -1;
}
ssize_t sendfile64(int out, int in, off_t *offset, size_t count) { return sendfile(out, in, offset, count); }

static int truncated(int fd, off_t length) {
    char path[PATH_MAX];
    int result = -1;
    if (!path_of(fd, path)) return REAL(ftruncate)(fd, length);
    pthread_mutex_lock(&order);
    if (!fails(path) && !(result = REAL(ftruncate)(fd, length))) note_path('T', inode_of(fd), length, path);
    pthread_mutex_unlock(&order);
    return result;
}
int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off_t length) { return truncated(fd, length); }

static int flushed(int fd, int (*real)(int)) {
    char path[PATH_MAX];
    struct stat found;
    int result = -1;
    if (!path_of(fd, path)) return real(fd);
    pthread_mutex_lock(&order);
    /* Nothing is brought to the disk: the log tells what would be, and a run takes a tenth of the time. */
    if (!fails(path) && !(result = fstat(fd, &found))) note_path(S_ISDIR(found.st_mode) ? 'G' : 'F', found.st_ino, 0, path);
    pthread_mutex_unlock(&order);
    return result;
}
int fsync(int fd) { return flushed(fd, REAL(fsync)); }
int fdatasync(int fd) { return flushed(fd, REAL(fdatasync)); }

/* A change of names: of one path, or of two. */
#define NAMES(kind, at_one, one, at_two, two, real)                                                                    \
    char first[PATH_MAX * 2], second[PATH_MAX * 2];                                                                    \
    int result = -1;                                                                                                   \
    full(at_one, one, first);                                                                                          \
    full(at_two, two, second);                                                                                         \
    if (!root[0] || !(below(first) || below(second))) return real;                                                     \
    pthread_mutex_lock(&order);                                                                                        \
    if (!fails(first) && !(result = real)) note(kind, 0, 0, first, strlen(first), second);                             \
    pthread_mutex_unlock(&order);                                                                                      \
    return result;

int rename(const char *one, const char *two) { NAMES('R', AT_FDCWD, one, AT_FDCWD, two, REAL(rename)(one, two)) }
int renameat(int a, const char *one, int b, const char *two) { NAMES('R', a, one, b, two, REAL(renameat)(a, one, b, two)) }
int link(const char *one, const char *two) { NAMES('L', AT_FDCWD, one, AT_FDCWD, two, REAL(link)(one, two)) }
int linkat(int a, const char *one, int b, const char *two, int flags) { NAMES('L', a, one, b, two, REAL(linkat)(a, one, b, two, flags)) }
int unlink(const char *one) { NAMES('U', AT_FDCWD, one, AT_FDCWD, one, REAL(unlink)(one)) }
int unlinkat(int a, const char *one, int flags) { NAMES(flags & AT_REMOVEDIR ? 'X' : 'U', a, one, a, one, REAL(unlinkat)(a, one, flags)) }
int rmdir(const char *one) { NAMES('X', AT_FDCWD, one, AT_FDCWD, one, REAL(rmdir)(one)) }
int mkdir(const char *one, mode_t mode) { NAMES('D', AT_FDCWD, one, AT_FDCWD, one, REAL(mkdir)(one, mode)) }
int mkdirat(int a, const char *one, mode_t mode) { NAMES('D', a, one, a, one, REAL(mkdirat)(a, one, mode)) }

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (!stands_at || clock != CLOCK_REALTIME) return REAL(clock_gettime)(clock, now);
    now->tv_sec = stands_at, now->tv_nsec = 0;
    return 0;
}
int gettimeofday(struct timeval *now, void *zone) {
    if (!stands_at) return REAL(gettimeofday)(now, zone);
    now->tv_sec = stands_at, now->tv_usec = 0;
    return 0;
}
time_t time(time_t *now) {
    time_t moment = stands_at ? stands_at : REAL(time)(NULL);
    if (now) *now = moment;
    return moment;
}
