package com.firewalker.command.steps;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A new walker's phone, and what it sends over HTTP. */
public final class Phone {

    public static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    public static final Map<String, Object> TEN_MINUTES = sample("a1", "07:00:00Z", "07:10:00Z", 812);

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody walker = commandSide.somebody("Anna");
    private final Http http = commandSide.http().as(walker);

    public String walkerId() {
        return walker.walkerId();
    }

    public Http http() {
        return http;
    }

    public JsonNode uploads(Map<String, Object> sample) {
        return http.post("/v1/me/steps", upload(List.of(sample))).expect(200);
    }

    public static Map<String, Object> sample(String id, String from, String to, Object count) {
        var sample = new HashMap<String, Object>();
        sample.put("id", id);
        sample.put("version", 1);
        sample.put("start", YESTERDAY + "T" + from);
        sample.put("end", YESTERDAY + "T" + to);
        sample.put("count", count);
        return sample;
    }

    public static Map<String, Object> with(Map<String, Object> sample, String field, Object value) {
        var changed = new HashMap<>(sample);
        changed.put(field, value);
        return changed;
    }

    public static Map<String, Object> upload(List<Map<String, Object>> samples) {
        return Map.of("device", Map.of("id", "pixel-9", "kind", "phone", "model", "Pixel 9"), "samples", samples);
    }

    public static String status(JsonNode answer) {
        return answer.at("/results/0/status").asString();
    }
}
