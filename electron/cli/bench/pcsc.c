/*
 * The reference of `kiosk bench pcsc`: a loop of SCardTransmit and nothing else.
 * Arguments: name of the reader, command APDU in hexadecimal, expected length of the answer.
 * Each line of standard input is a number of exchanges; the answer is one line with the nanoseconds of each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <winscard.h>

#define MAX_COMMAND 261
#define MAX_ANSWER 65538

static long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int fail(const char *what, LONG code)
{
    fprintf(stderr, "%s: 0x%08lX\n", what, (unsigned long)code);
    return 1;
}

int main(int count, char **arguments)
{
    static BYTE command[MAX_COMMAND], answer[MAX_ANSWER];
    if (count != 4)
        return fail("arguments", count);
    DWORD length = strlen(arguments[2]) / 2, expected = strtoul(arguments[3], NULL, 10);
    for (DWORD i = 0; i < length && i < MAX_COMMAND; i++)
        sscanf(arguments[2] + 2 * i, "%2hhx", &command[i]);

    SCARDCONTEXT context;
    SCARDHANDLE card;
    DWORD protocol;
    LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context);
    if (code != SCARD_S_SUCCESS)
        return fail("SCardEstablishContext", code);
    code = SCardConnect(context, arguments[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, &card, &protocol);
    if (code != SCARD_S_SUCCESS)
        return fail("SCardConnect", code);
    const SCARD_IO_REQUEST *pci = protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;

    char line[32];
    while (fgets(line, sizeof line, stdin) != NULL) {
        for (long left = strtol(line, NULL, 10); left > 0; left--) {
            DWORD received = sizeof answer;
            long long began = now_ns();
            code = SCardTransmit(card, pci, command, length, NULL, answer, &received);
            long long took = now_ns() - began;
            if (code != SCARD_S_SUCCESS || received != expected)
                return fail("SCardTransmit", code);
            printf("%lld%c", took, left > 1 ? ' ' : '\n');
        }
        fflush(stdout);
    }
    SCardDisconnect(card, SCARD_LEAVE_CARD);
    SCardReleaseContext(context);
    return 0;
}
