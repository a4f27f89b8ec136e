"""Start a command and write what it cost as JSON to a file descriptor: `launch.py DESCRIPTOR COMMAND ...`. Its output is thrown away.

A program of its own, and a small one, since the system counts the memory of whoever starts a process as that process's own until it has
become another program.
"""

import json
import os
import sys
import time


def main(out: int, command: list[str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    aside = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=aside)
    _, status, used = os.wait4(child, 0)
    found = {"clock": time.perf_counter() - start, "status": os.waitstatus_to_exitcode(status)}
    found |= {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}
    os.write(out, json.dumps(found).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
