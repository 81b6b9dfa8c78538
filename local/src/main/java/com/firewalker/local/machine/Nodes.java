package com.firewalker.local.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The nodes of the machine that runs on a data directory, as another program sees and ends them. */
public final class Nodes {

    private final URI control;
    private final String secret;

    private Nodes(URI control, String secret) {
        this.control = control;
        this.secret = secret;
    }

    /** @throws IllegalStateException where no machine with nodes runs on the data */
    public static Nodes of(DataDirectory data) {
        List<String> announced = NodeControl.announced(data.nodes());
        if (announced.size() < 2) {
            throw new IllegalStateException(
                    "no Firewalker with nodes runs on " + data.root() + ": start it with './firewalker up --nodes 2'");
        }
        return new Nodes(URI.create(announced.get(0)), announced.get(1));
    }

    /** {@code [{service, name, pid, port, state}]}, ordered by name; states are ready, unready and dead. */
    public JsonNode list() {
        return ask("GET", "");
    }

    /** @return {@code {name}} of the new node */
    public JsonNode add(String service) {
        return ask("POST", "/" + service);
    }

    /** Ends a node as if the power went, or lets it finish what it has begun. */
    public JsonNode end(String name, boolean drains) {
        return ask("DELETE", "/" + name + (drains ? "?drain=true" : ""));
    }

    private JsonNode ask(String method, String what) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + what))
                .header("Authorization", "Bearer " + secret)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the machine does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
