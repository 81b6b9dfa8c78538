package com.firewalker.local.cli;

import com.firewalker.local.machine.Machine;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/** Keeps a machine running until the program is told to end, then ends it in order. */
final class RunUntilStopped {

    private RunUntilStopped() {}

    static int keep(Machine machine) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            machine.close();
                            if (leavesClasses()) {
                                System.err.println("Leaving what makes the next start faster: about a minute, once");
                            }
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }

    /** The JVM itself writes them, when all is over. */
    private static boolean leavesClasses() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput"));
    }
}
