package com.firewalker.local.cli.operator;

import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and remaining time on a terminal, and nothing where nobody watches. */
public final class Progress implements AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    public static Progress start(String things, long total) {
        if (!Boolean.getBoolean("firewalker.terminal")) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(things)
                .setInitialMax(total)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setSpeedUnit(ChronoUnit.SECONDS)
                .build());
    }

    public void add(long done) {
        if (bar != null) {
            bar.stepBy(done);
        }
    }

    public void reach(long done, long total, String what) {
        if (bar != null) {
            bar.maxHint(total).stepTo(done).setExtraMessage(" " + what);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
