package com.firewalker.command.image;

import com.firewalker.command.account.PersonalData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploads under way, and objects to be deleted. */
@Repository
class ImageRows implements PersonalData {

    private final JdbcClient jdbc;

    ImageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void allow(String key, String walkerId, String contentType, Instant usableUntil) {
        jdbc.sql("INSERT INTO image_upload (object_key, walker_id, content_type, usable_until) VALUES (?, ?, ?, ?)")
                .params(key, walkerId, contentType, utc(usableUntil))
                .update();
    }

    Optional<String> contentType(String key, String walkerId, Instant now) {
        return jdbc.sql("""
                SELECT content_type FROM image_upload WHERE object_key = ? AND walker_id = ?
                AND usable_until > ?""").params(key, walkerId, utc(now)).query(String.class).optional();
    }

    /** True for the one who may use the upload. */
    boolean use(String key, String walkerId) {
        return jdbc.sql("DELETE FROM image_upload WHERE object_key = ? AND walker_id = ?")
                        .params(key, walkerId)
                        .update()
                == 1;
    }

    void discard(String key, Instant after) {
        jdbc.sql("INSERT IGNORE INTO image_garbage (object_key, after) VALUES (?, ?)")
                .params(key, utc(after))
                .update();
    }

    void keep(String key) {
        jdbc.sql("DELETE FROM image_garbage WHERE object_key = ?").param(key).update();
    }

    List<String> garbage(Instant now, int most) {
        return jdbc.sql("SELECT object_key FROM image_garbage WHERE after <= ? ORDER BY after LIMIT ?")
                .params(utc(now), most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Uploads that nobody came back for. */
    void sweep(Instant now) {
        jdbc.sql("""
                INSERT IGNORE INTO image_garbage (object_key, after)
                SELECT object_key, ? FROM image_upload WHERE usable_until < ?""").params(utc(now), utc(now)).update();
        jdbc.sql("DELETE FROM image_upload WHERE usable_until < ?")
                .param(utc(now))
                .update();
    }

    Optional<String> shown(String walkerId) {
        return jdbc.sql("SELECT image_key FROM account WHERE walker_id = ? AND image_key IS NOT NULL")
                .param(walkerId)
                .query(String.class)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<String> current(String walkerId) {
        return jdbc.sql("SELECT image_key FROM account WHERE walker_id = ? AND image_key IS NOT NULL FOR UPDATE")
                .param(walkerId)
                .query(String.class)
                .optional();
    }

    void choose(String walkerId, @Nullable String imageKey) {
        jdbc.sql("UPDATE account SET image_key = ? WHERE walker_id = ?")
                .params(Arrays.asList(imageKey, walkerId))
                .update();
    }

    @Override
    public void erase(String walkerId) {
        Instant now = Instant.EPOCH;
        current(walkerId).ifPresent(key -> Images.objects(key).forEach(object -> discard(object, now)));
        jdbc.sql("""
                INSERT IGNORE INTO image_garbage (object_key, after)
                SELECT object_key, ? FROM image_upload WHERE walker_id = ?""").params(utc(now), walkerId).update();
        jdbc.sql("DELETE FROM image_upload WHERE walker_id = ?").param(walkerId).update();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
