package com.firewalker.aws.deployment;

import java.util.Locale;

/** What a deployment is for: a cheap one to look at and delete, or the one that people rely on. */
public enum Stage {
    TRY(new Sizes(
            1,
            new Sizes.Database(0.5, 4, 1, "t4g.medium", 1),
            new Sizes.Cache("cache.t4g.micro", 1),
            new Sizes.Task(512, 2048),
            new Sizes.Fleets(Fleet.between(1, 2), Fleet.between(1, 2), Fleet.between(1, 2), Fleet.fixed(1)),
            14,
            150)),
    PRODUCTION(new Sizes(
            3,
            new Sizes.Database(2, 64, 2, "r7g.xlarge", 14),
            new Sizes.Cache("cache.r7g.large", 2),
            new Sizes.Task(2048, 4096),
            new Sizes.Fleets(Fleet.between(2, 12), Fleet.between(3, 40), Fleet.between(3, 40), Fleet.fixed(3)),
            90,
            3000));

    private final Sizes sizes;

    Stage(Sizes sizes) {
        this.sizes = sizes;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** Whether losing the data would be a loss: then nothing is deleted with the stack. */
    public boolean isKept() {
        return this == PRODUCTION;
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
