package com.firewalker.local.machine;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.EmbeddedS3;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the services stand on. Each store is embedded unless the environment names a server to use instead.
 */
final class Stores implements AutoCloseable {

    static final String MYSQL_URL = "FIREWALKER_MYSQL_URL";
    static final String REDIS_URL = "FIREWALKER_REDIS_URL";
    static final String TOKEN_REDIS_URL = "FIREWALKER_TOKEN_REDIS_URL";
    static final String S3_ENDPOINT = "FIREWALKER_S3_ENDPOINT";
    static final String S3_BUCKET = "FIREWALKER_S3_BUCKET";

    static final String PICTURES_ORIGINS = "FIREWALKER_PICTURES_ORIGINS";

    private static final String IMAGES = "firewalker-images";

    private final Map<String, String> settings = new TreeMap<>();
    private final Deque<AutoCloseable> embedded = new ArrayDeque<>();
    private final List<String> pictureOrigins = new ArrayList<>();

    private Stores() {}

    static Stores start(DataDirectory data, Map<String, String> environment) {
        Stores stores = new Stores();
        try {
            if (!environment.containsKey(MYSQL_URL)) {
                EmbeddedMariaDb server = EmbeddedMariaDb.start(data.mariaDb(), 0);
                stores.embedded.push(server);
                stores.settings.put("firewalker.mysql.url", server.url());
                stores.settings.put("firewalker.mysql.user", server.user());
                stores.settings.put("firewalker.mysql.password", server.password());
                // The directory's lock lets one machine run at a time: after a crash it takes its segments up at once.
                stores.settings.put("firewalker.processing.node", "this-machine");
            }
            if (!environment.containsKey(REDIS_URL)) {
                EmbeddedRedis server = EmbeddedRedis.start(data.redis(), 0);
                stores.embedded.push(server);
                stores.settings.put("firewalker.redis.url", server.url());
            }
            if (!environment.containsKey(TOKEN_REDIS_URL)) {
                EmbeddedRedis server = EmbeddedRedis.startForTokens(data.tokenRedis(), 0);
                stores.embedded.push(server);
                stores.settings.put("firewalker.token-redis.url", server.url());
            }
            if (!environment.containsKey(S3_ENDPOINT) && !environment.containsKey(S3_BUCKET)) {
                stores.embedS3(EmbeddedS3.start(data.objectStore(), 0, IMAGES));
            } else if (!environment.getOrDefault(PICTURES_ORIGINS, "").isEmpty()) {
                stores.pictureOrigins.addAll(
                        List.of(environment.getOrDefault(PICTURES_ORIGINS, "").split(",")));
            }
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private void embedS3(EmbeddedS3 server) {
        embedded.push(server);
        pictureOrigins.add(server.url());
        settings.put("firewalker.s3.endpoint", server.url());
        settings.put("firewalker.s3.bucket", IMAGES);
        settings.put("firewalker.s3.access-key", server.accessKey());
        settings.put("firewalker.s3.secret-key", server.secretKey());
        settings.put("firewalker.images.base-url", server.url() + "/" + IMAGES);
    }

    /** How the services find the embedded ones; for the others they read the environment themselves. */
    Map<String, String> settings() {
        return settings;
    }

    /** Where browsers upload walkers' pictures to and load them from. */
    List<String> pictureOrigins() {
        return pictureOrigins;
    }

    @Override
    public void close() {
        Shutdown.closeAll(embedded);
    }
}
