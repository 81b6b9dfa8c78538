package com.firewalker.local.gateway;

import static com.firewalker.local.gateway.Service.COMMAND;
import static com.firewalker.local.gateway.Service.NOTIFICATION;
import static com.firewalker.local.gateway.Service.QUERY;

import java.util.List;
import java.util.Optional;

/** The front door's table: every public operation and the service it belongs to. What is not here is not public. */
public final class Routes {

    private static final List<Route> TABLE = List.of(
            Route.of(COMMAND, "/.well-known/jwks.json"),
            Route.of(COMMAND, "/v1/walkers", "POST"),
            Route.of(QUERY, "/v1/walkers/*"),
            Route.of(COMMAND, "/v1/sessions/**"),
            Route.of(NOTIFICATION, "/v1/me/notifications/**"),
            Route.of(NOTIFICATION, "/v1/me/notification-settings"),
            Route.of(NOTIFICATION, "/v1/me/push-subscriptions/**"),
            Route.of(QUERY, "/v1/me/days/**"),
            Route.of(QUERY, "/v1/me/summary"),
            Route.of(QUERY, "/v1/me/stats"),
            Route.of(QUERY, "/v1/me/badges"),
            Route.of(QUERY, "/v1/me/friends", "GET", "HEAD"),
            Route.of(QUERY, "/v1/me/friend-requests", "GET", "HEAD"),
            Route.of(QUERY, "/v1/leaderboards/**"),
            Route.of(COMMAND, "/v1/me"),
            Route.of(COMMAND, "/v1/me/goal"),
            Route.of(COMMAND, "/v1/me/image"),
            Route.of(COMMAND, "/v1/me/image-uploads"),
            Route.of(COMMAND, "/v1/me/exports/**"),
            Route.of(COMMAND, "/v1/me/steps/**"),
            Route.of(COMMAND, "/v1/me/device-preference"),
            Route.of(COMMAND, "/v1/me/friend-requests/**"),
            Route.of(COMMAND, "/v1/me/friends/*"),
            Route.of(COMMAND, "/v1/me/blocks/*"),
            Route.of(NOTIFICATION, "/v1/ops/notifications/**"),
            Route.of(COMMAND, "/v1/ops/walkers/**"),
            Route.of(QUERY, "/v1/ops/**"));

    private Routes() {}

    /**
     * The service of an operation. A path of ours with a method nobody has goes to the path's service, which
     * answers 405 in the contract's words.
     */
    public static Optional<Service> serviceOf(String method, String path) {
        return TABLE.stream()
                .filter(route -> route.takes(method, path))
                .findFirst()
                .or(() ->
                        TABLE.stream().filter(route -> route.takes(null, path)).findFirst())
                .map(Route::service);
    }
}
