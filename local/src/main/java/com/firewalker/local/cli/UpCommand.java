package com.firewalker.local.cli;

import com.firewalker.local.machine.Machine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = "Starts everything on this machine and keeps it running until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private MachineOptions options = new MachineOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (Machine machine = options.start()) {
            System.out.println("Firewalker is ready: " + machine.uri());
            return RunUntilStopped.keep(machine);
        }
    }
}
