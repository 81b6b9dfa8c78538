package com.firewalker.local.machine;

import com.firewalker.local.gateway.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One service as a process of its own, started by {@link NodeFleet}: SERVICE HTTP GRPC MANAGEMENT LOGS. Its settings come
 * in the environment, because other users see a command line. It ends in order when told so, and when the program that
 * started it is gone.
 */
public final class ServiceNode {

    private ServiceNode() {}

    public static void main(String[] args) {
        QuietLogs.into(Path.of(args[4]));
        var ports = new MachinePorts.ServicePorts(
                Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        endWithParent();
        ConfigurableApplicationContext service = Services.run(Service.titled(args[0]), ports, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "drain"));
    }

    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException gone) {
                        // As if it had ended.
                    }
                    System.exit(0);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
