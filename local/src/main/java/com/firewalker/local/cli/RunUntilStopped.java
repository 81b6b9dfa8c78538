package com.firewalker.local.cli;

import com.firewalker.local.machine.Machine;
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
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }
}
