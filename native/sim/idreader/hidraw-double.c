/*
 * Preloaded into a program that opens a hidraw device: the node named by HIDRAW_DOUBLE_NODE is played by a simulator that listens on
 * the Unix socket HIDRAW_DOUBLE_SOCKET. As in the kernel, one read gives one report, and a write begins with the report's number, which is
 * taken off (0: reports have none). When the simulator closes its socket the device hangs up. Reports are 64 bytes each way.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#define REPORT 64
#define MOST_FDS 1024

/* Vendor page FF00, 64 bytes in, 64 bytes out, no report numbers. */
static const unsigned char descriptor[] = {0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x09, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95,
                                           0x40, 0x81, 0x02, 0x09, 0x03, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x40, 0x91, 0x02, 0xc0};
static unsigned char ours[MOST_FDS];

struct ends {
    int device;
    int simulator;
};

static int forward_in(struct ends *ends)
{
    unsigned char report[REPORT];
    size_t have = 0;
    while (have < REPORT) {
        ssize_t got = recv(ends->simulator, report + have, REPORT - have, 0);
        if (got <= 0)
            return 0;
        have += (size_t)got;
    }
    return send(ends->device, report, REPORT, MSG_NOSIGNAL) == REPORT;
}

static int forward_out(struct ends *ends)
{
    unsigned char report[REPORT + 1] = {0};
    ssize_t got = recv(ends->device, report, sizeof report, 0);
    return got > 0 && send(ends->simulator, report + 1, REPORT, MSG_NOSIGNAL) == REPORT;
}

static void *relay(void *argument)
{
    struct ends *ends = argument;
    for (;;) {
        struct pollfd fds[2] = {{ends->device, POLLIN, 0}, {ends->simulator, POLLIN, 0}};
        if (poll(fds, 2, -1) < 0)
            continue;
        if (fds[1].revents && !forward_in(ends))
            break;
        if (fds[0].revents && !forward_out(ends))
            break;
    }
    close(ends->device);
    close(ends->simulator);
    free(ends);
    return NULL;
}

static int open_double(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = getenv("HIDRAW_DOUBLE_SOCKET");
    if (!path || strlen(path) >= sizeof address.sun_path)
        return -1;
    strcpy(address.sun_path, path);
    int simulator = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(simulator, (struct sockaddr *)&address, sizeof address) < 0) {
        close(simulator);
        return -1;
    }
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return -1;
    struct ends *ends = malloc(sizeof *ends);
    ends->device = pair[1];
    ends->simulator = simulator;
    pthread_t thread;
    pthread_create(&thread, NULL, relay, ends);
    pthread_detach(thread);
    if (pair[0] < MOST_FDS)
        ours[pair[0]] = 1;
    return pair[0];
}

static int is_node(const char *path)
{
    const char *node = getenv("HIDRAW_DOUBLE_NODE");
    return node && strcmp(path, node) == 0;
}

#define OPEN(name)                                                            \
    int name(const char *path, int flags, ...)                                \
    {                                                                         \
        if (is_node(path))                                                    \
            return open_double();                                             \
        static int (*real)(const char *, int, ...);                           \
        if (!real)                                                            \
            real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name);  \
        va_list list;                                                         \
        va_start(list, flags);                                                \
        mode_t mode = va_arg(list, mode_t);                                   \
        va_end(list);                                                         \
        return real(path, flags, mode);                                       \
    }
OPEN(open)
OPEN(open64)

int close(int fd)
{
    static int (*real)(int);
    if (!real)
        real = (int (*)(int))dlsym(RTLD_NEXT, "close");
    if (fd >= 0 && fd < MOST_FDS)
        ours[fd] = 0;
    return real(fd);
}

int ioctl(int fd, unsigned long request, ...)
{
    static int (*real)(int, unsigned long, ...);
    if (!real)
        real = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (fd < 0 || fd >= MOST_FDS || !ours[fd])
        return real(fd, request, argument);
    if (request == HIDIOCGRDESCSIZE) {
        *(int *)argument = sizeof descriptor;
        return 0;
    }
    if (request == HIDIOCGRDESC) {
        struct hidraw_report_descriptor *answer = argument;
        memcpy(answer->value, descriptor, sizeof descriptor);
        answer->size = sizeof descriptor;
        return 0;
    }
    return -1;
}
