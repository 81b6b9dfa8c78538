package com.firewalker.local;

import com.firewalker.local.embedded.EmbeddedMySql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A primary and two replicas of MySQL 8 by GTID: a commit is answered once one of the replicas has received it, however
 * long that takes. Known by one address, as RDS and Aurora are.
 */
final class MySqlCluster implements AutoCloseable {

    private static final String FOR_EVER = "4294967295";
    private static final String PASSWORD = "a-password-that-all-three-servers-share-1234567890";

    private final Path directory;
    private final List<EmbeddedMySql> replicas = new ArrayList<>();
    private final Endpoint endpoint;
    private EmbeddedMySql primary;
    private int started;

    MySqlCluster(Path directory) {
        this.directory = directory;
        primary = start(Map.of());
        endpoint = new Endpoint(primary.port());
        addReplica();
        addReplica();
    }

    /** JDBC address without a schema. */
    String url() {
        return "jdbc:mysql://127.0.0.1:" + endpoint.port();
    }

    String user() {
        return primary.user();
    }

    String password() {
        return primary.password();
    }

    /** The primary is killed; of its replicas the one that received more is promoted, the other one follows it. */
    void failOver() {
        primary.kill();
        EmbeddedMySql first = replicas.get(0);
        EmbeddedMySql next = first.receivedAllOf(replicas.get(1)) ? first : replicas.get(1);
        replicas.remove(next);
        next.promote();
        replicas.get(0).follow(next);
        primary = next;
        endpoint.pointAt(primary.port());
    }

    /** In the place of the one that was promoted; it reads the binary log from its beginning, and goes on doing so. */
    void addReplica() {
        EmbeddedMySql replica = start(Map.of("super_read_only", "ON"));
        replica.follow(primary);
        replicas.add(replica);
    }

    /** Returns when each replica has applied what was committed until now. */
    void awaitReplicas() {
        replicas.forEach(replica -> replica.awaitCaughtUpWith(primary));
    }

    private EmbeddedMySql start(Map<String, String> more) {
        started++;
        Path home = directory.resolve("mysql-" + started);
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new HashMap<>(more);
        variables.put("server_id", Integer.toString(started));
        // Both halves on each server: today's replica is tomorrow's primary.
        variables.put("plugin_load_add", "semisync_source.so;semisync_replica.so");
        variables.put("loose_rpl_semi_sync_source_enabled", "ON");
        variables.put("loose_rpl_semi_sync_source_timeout", FOR_EVER);
        variables.put("loose_rpl_semi_sync_replica_enabled", "ON");
        return EmbeddedMySql.start(home, 0, variables);
    }

    @Override
    public void close() {
        endpoint.close();
        replicas.forEach(EmbeddedMySql::kill);
        primary.kill();
    }
}
