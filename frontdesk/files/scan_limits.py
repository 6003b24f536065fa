"""What the process that decodes a stranger's file may use at most."""

import sys
from contextlib import suppress

MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space; a page of 25 million pixels takes a tenth
MOST_SECONDS = 60  # for one file


def limit_next_file() -> None:
    """Let this process work on one more file for as long as any may take, also where nobody is left to end it."""
    if sys.platform != "win32":
        _limit_time()


def limit_this_process() -> None:
    """Bind this process for good: memory, open files, no file written, no core; on Windows memory and no children."""
    if sys.platform == "win32":
        _join_limited_job()
    else:
        _limit_resources()


if sys.platform != "win32":
    import resource

    def _limit_resources() -> None:
        for kind, most in (
            (resource.RLIMIT_AS, MOST_MEMORY),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            with suppress(ValueError, OSError):  # macOS refuses some; the wall clock still ends the process there
                resource.setrlimit(kind, (most, most))

    def _limit_time() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soon = int(used.ru_utime + used.ru_stime) + MOST_SECONDS + 1
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (soon, resource.getrlimit(resource.RLIMIT_CPU)[1]))

else:
    import ctypes
    from ctypes import wintypes

    _PROCESS_MEMORY, _ACTIVE_PROCESS, _DIE_ON_FAULT, _KILL_ON_CLOSE = 0x100, 0x8, 0x400, 0x2000
    _EXTENDED = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    def _join_limited_job() -> None:
        """A job object around this process alone (Windows 8 and later nest them). Not run here."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _Extended()
        limits.basic.flags = _PROCESS_MEMORY | _ACTIVE_PROCESS | _DIE_ON_FAULT | _KILL_ON_CLOSE
        limits.basic.processes = 1
        limits.process_memory = MOST_MEMORY
        job = kernel.CreateJobObjectW(None, None)
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
