package org.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time that processes have spent: a process, or a PostgreSQL server with all its backends. */
final class Cpu {

    private Cpu() {}

    static long microsOf(long pid) {
        return ProcessHandle.of(pid).stream().mapToLong(Cpu::micros).sum();
    }

    /** With the time of children that have ended, such as parallel workers, where the system tells it. */
    static long microsOfFamily(long pid) {
        return endedChildrenOf(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(Cpu::micros)
                        .sum();
    }

    /** The fields cutime and cstime, in hundredths of a second, behind the name in brackets. */
    private static long endedChildrenOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10_000;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long micros(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1_000;
    }
}
