#!/usr/bin/env python3
"""Measures what the service costs against the command line on the same video: docs/performance.md.

    build/service-overhead.py VIDEO [ROUNDS] [KEY=VALUE ...]     for instance  front.mp4 5 pose.model=lite

One "ergodrop analyse" and one "ergodrop run" process at a time, taking turns. Each gets three copies of the video; the first
warms the process up and is not counted. Counted for each other copy: from the report (delivery) of the copy before to its own,
less the service's wait until it has looked into the folder again, which ends with "analysis begins". Wall time and the
processor time of the whole process; each as median and as minimum. Linux only (/proc), after "mvn package".
"""
import os
import statistics
import subprocess
import sys
import tempfile
import shutil
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COPIES = 3


def processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def marks(process, wanted):
    """(mark, wall, processor) whenever a line of the process holds one of the wanted texts."""
    for line in process.stdout:
        for mark in wanted:
            if mark in line:
                yield mark, time.monotonic(), processor_seconds(process.pid)


def start(arguments, folder):
    return subprocess.Popen([HOME + "/ergodrop", *arguments], cwd=folder, text=True, bufsize=1,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def command_line(video, folder, settings):
    copies = [shutil.copy(video, f"{folder}/{n}.mp4") for n in range(COPIES)]
    sets = [part for one in settings for part in ("--set", one)]
    process = start(["analyse", *copies, "--out", folder + "/out", *sets], folder)
    done = [(wall, cpu) for _, wall, cpu in marks(process, ["_ergonomics.xlsx"])]
    process.wait()
    return [(b[0] - a[0], b[1] - a[1]) for a, b in zip(done, done[1:])]


def service(video, folder, settings):
    root = folder + "/hotfolder"
    os.makedirs(root + "/01-upload")
    for n in range(COPIES):
        shutil.copy(video, f"{root}/01-upload/{n}.mp4")
    sets = ["server.port=0", "ergodrop.directory.root=" + root, "ergodrop.console.password=secret",
            "logging.file.name=" + folder + "/log", *("ergodrop.analysis." + one for one in settings)]
    process = start(["run", *(part for one in sets for part in ("--set", one))], folder)
    result, begun = [], None
    for mark, wall, cpu in marks(process, ["analysis begins", "report delivered"]):
        if mark == "analysis begins":
            begun = (wall, cpu)
        else:
            result.append((wall - begun[0], cpu - begun[1]))
            if len(result) == COPIES:
                process.terminate()
    process.wait()
    return result[1:]


def main():
    video = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    settings = sys.argv[3:]
    taken = {"command line": [], "service": []}
    for _ in range(rounds):
        for name, run in (("command line", command_line), ("service", service)):
            with tempfile.TemporaryDirectory() as folder:
                taken[name] += run(video, folder, settings)
    print(f"{os.path.basename(video)} {' '.join(settings)}: {len(taken['service'])} runs each")
    for what, column in (("wall", 0), ("processor", 1)):
        for kind, of in (("median", statistics.median), ("minimum", min)):
            cli, svc = (of([t[column] for t in taken[name]]) for name in ("command line", "service"))
            print(f"  {what:9} {kind:7}  command line {cli:7.2f} s   service {svc:7.2f} s   {100 * (svc / cli - 1):+5.1f} %")


if __name__ == "__main__":
    main()
