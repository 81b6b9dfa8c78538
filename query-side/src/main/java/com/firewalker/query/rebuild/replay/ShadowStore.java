package com.firewalker.query.rebuild.replay;

import com.firewalker.query.rebuild.diff.RebuildRedis;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import org.springframework.stereotype.Component;

/** Where a version that does not serve is kept: its tables, and its keys where the view has some. */
@Component
public class ShadowStore {

    private final ShadowTables tables;
    private final RebuildRedis redis;
    private final ViewVersions versions;

    ShadowStore(ShadowTables tables, RebuildRedis redis, ViewVersions versions) {
        this.tables = tables;
        this.redis = redis;
        this.versions = versions;
    }

    /** Empty, whatever was there before. */
    public void create(Projection projection, ViewVersion version) {
        tables.create(projection.view(), version.version());
        redis.of(projection).ifPresent(keys -> {
            keys.drop(version.version());
            keys.complete(version.version(), 0);
        });
    }

    /** Complete up to the position. MySQL last: a position there says that the version is whole. */
    public void complete(Projection projection, ViewVersion version, long position) {
        redis.of(projection).ifPresent(keys -> keys.complete(version.version(), position));
        versions.advance(version, position);
    }

    public void drop(Projection projection, int version) {
        tables.drop(projection.view(), version);
        redis.of(projection).ifPresent(keys -> keys.drop(version));
    }
}
