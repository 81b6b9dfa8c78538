package com.firewalker.bench.peer.stock;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/** The day's row in MySQL and the day's board in Redis, written event by event. */
final class StockViews implements AutoCloseable {
    private final JdbcTemplate jdbc;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;

    StockViews(JdbcTemplate jdbc, String redisUrl) {
        this.jdbc = jdbc;
        this.client = RedisClient.create(redisUrl);
        this.redis = client.connect();
        jdbc.execute("CREATE TABLE IF NOT EXISTS stock_day (walker VARCHAR(64) NOT NULL, date BIGINT NOT NULL,"
                + " total INT NOT NULL, ranked INT NOT NULL, goal INT NOT NULL, PRIMARY KEY (walker, date))");
    }

    @EventHandler
    void on(StepsUploaded event) {
        jdbc.update("""
                        INSERT INTO stock_day (walker, date, total, ranked, goal) VALUES (?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE total = VALUES(total), ranked = VALUES(ranked), goal = VALUES(goal)""", event.walkerId(), event.localDate(), event.total(), event.ranked(), event.goal());
        redis.sync().zadd("stock:" + event.localDate(), event.ranked(), event.walkerId());
    }

    @Override
    public void close() {
        redis.close();
        client.shutdown();
    }
}
