package com.firewalker.query.projection;

import com.firewalker.notifications.v1.Following;
import com.firewalker.notifications.v1.ListProcessesRequest;
import com.firewalker.notifications.v1.Process;
import com.firewalker.notifications.v1.ProcessesGrpc;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/**
 * What follows the ledger in the notification service to act on the world: sagas, notices, their delivery. Operators
 * see it beside the views; it is never replayed, whether or not that service answers.
 */
@Component
public class Processes {

    /** Known also while the service is away. */
    private static final Set<String> FOLLOWING = Arrays.stream(Following.values())
            .filter(following -> following != Following.FOLLOWING_UNSPECIFIED && following != Following.UNRECOGNIZED)
            .map(Processes::name)
            .collect(Collectors.toUnmodifiableSet());

    /** These follow no events of their own, but people ask for them by name. */
    private static final Set<String> WORKERS = Set.of("inbox", "delivery");

    private static final long DEADLINE_MILLIS = 1_000;
    private static final Logger log = LoggerFactory.getLogger(Processes.class);

    private final ProcessesGrpc.ProcessesBlockingStub notification;

    Processes(GrpcChannelFactory channels, @Value("${firewalker.notification-grpc:localhost:9083}") String address) {
        notification = ProcessesGrpc.newBlockingStub(channels.createChannel(address));
    }

    /** A process as its service tells of it; nothing told where the service does not answer. */
    record Told(String name, Optional<Process> process) {}

    private static String name(Following following) {
        return following
                .name()
                .substring("FOLLOWING_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** Whether the name is that of something that acts on the world. */
    public static boolean are(String name) {
        return FOLLOWING.contains(name) || WORKERS.contains(name);
    }

    List<Told> all() {
        try {
            return notification
                    .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                    .list(ListProcessesRequest.getDefaultInstance())
                    .getProcessesList()
                    .stream()
                    .map(process -> new Told(process.getName(), Optional.of(process)))
                    .toList();
        } catch (StatusRuntimeException e) {
            log.debug("the notification service does not answer: {}", e.getStatus());
            return FOLLOWING.stream()
                    .sorted()
                    .map(name -> new Told(name, Optional.empty()))
                    .toList();
        }
    }

    Optional<Told> named(String name) {
        return all().stream().filter(told -> told.name().equals(name)).findFirst();
    }
}
