package com.firewalker.local.cli;

import com.firewalker.local.gateway.Gateway;
import com.firewalker.local.gateway.Service;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "gateway",
        description = "Only the front door, for services that run elsewhere.",
        mixinStandardHelpOptions = true)
final class GatewayCommand implements Callable<Integer> {

    @Option(names = "--host", defaultValue = "localhost", description = "default: ${DEFAULT-VALUE}")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--command", defaultValue = "${FIREWALKER_COMMAND_URL:-http://localhost:8081}")
    private URI command;

    @Option(names = "--query", defaultValue = "${FIREWALKER_QUERY_URL:-http://localhost:8082}")
    private URI query;

    @Option(names = "--notification", defaultValue = "${FIREWALKER_NOTIFICATION_URL:-http://localhost:8083}")
    private URI notification;

    @Option(names = "--command-management", defaultValue = "${FIREWALKER_COMMAND_MANAGEMENT:-http://localhost:8091}")
    private URI commandManagement;

    @Option(names = "--query-management", defaultValue = "${FIREWALKER_QUERY_MANAGEMENT:-http://localhost:8092}")
    private URI queryManagement;

    @Option(
            names = "--notification-management",
            defaultValue = "${FIREWALKER_NOTIFICATION_MANAGEMENT:-http://localhost:8093}")
    private URI notificationManagement;

    @Option(
            names = "--pictures",
            split = ",",
            defaultValue = "${FIREWALKER_PICTURES_ORIGINS:-}",
            description = "where walkers' pictures are uploaded to and served from")
    private List<String> pictures;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Gateway gateway = Gateway.open(
                host,
                port,
                Map.of(Service.COMMAND, command, Service.QUERY, query, Service.NOTIFICATION, notification),
                Map.of(
                        Service.COMMAND, commandManagement,
                        Service.QUERY, queryManagement,
                        Service.NOTIFICATION, notificationManagement),
                pictures.stream().filter(origin -> !origin.isBlank()).toList())) {
            System.out.println("The front door is open: port " + gateway.port());
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
