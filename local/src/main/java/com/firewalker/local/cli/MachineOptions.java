package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.DataOption;
import com.firewalker.local.machine.Layout;
import com.firewalker.local.machine.Machine;
import com.firewalker.local.machine.QuietLogs;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a machine is started. */
final class MachineOptions {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--fresh", description = "throws the data directory's contents away first")
    private boolean fresh;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "the front door's port; the others follow it; 0 takes any free ones"
                    + " (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "0",
            description = "runs each service N times, each in a JVM of its own (default: all in this one)")
    private int nodes;

    @Option(names = "--no-restart", description = "leaves a node that ended as it is")
    private boolean noRestart;

    Machine start() {
        Layout layout = new Layout(nodes, !noRestart);
        QuietLogs.into(data.directory().logs());
        return Machine.start(data.directory(), port, fresh, layout, line -> System.err.println("firewalker: " + line));
    }
}
