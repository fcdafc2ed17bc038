package org.rollcall.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many clients, each of which asks again as soon as it is answered. */
record Load(int clients, int seconds, LongSupplier askedCpu, LongSupplier databaseCpu) {

    /** Asks once; the number tells which variables to take. */
    interface Ask {
        void ask(int number) throws Exception;
    }

    /**
     * What was measured.
     *
     * @param askedCpu microseconds of CPU a request, beside the database's: the service's, or the bare client's own
     * @param databaseCpu microseconds of PostgreSQL's CPU a request
     */
    record Measured(double perSecond, double p50, double p99, double askedCpu, double databaseCpu) {

        double cpu() {
            return askedCpu + databaseCpu;
        }
    }

    Measured measure(Ask ask) throws ExecutionException, InterruptedException {
        run(ask);
        long asked = askedCpu.getAsLong();
        long database = databaseCpu.getAsLong();
        long begun = System.nanoTime();
        long[] nanos = run(ask);
        double elapsed = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        return new Measured(
                nanos.length / elapsed,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                (double) (askedCpu.getAsLong() - asked) / nanos.length,
                (double) (databaseCpu.getAsLong() - database) / nanos.length);
    }

    /** The time that each request took. */
    private long[] run(Ask ask) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var executor = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client * 7919;
                Callable<List<Long>> work = () -> {
                    List<Long> nanos = new ArrayList<>();
                    for (int i = first; System.nanoTime() < end || nanos.isEmpty(); i++) {
                        long begun = System.nanoTime();
                        ask.ask(i);
                        nanos.add(System.nanoTime() - begun);
                    }
                    return nanos;
                };
                all.add(executor.submit(work));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                nanos.addAll(one.get());
            }
            return nanos.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
