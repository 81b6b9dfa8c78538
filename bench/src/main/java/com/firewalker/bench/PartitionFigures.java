package com.firewalker.bench;

import com.firewalker.bench.append.PartitionedAppends;
import com.firewalker.bench.measure.Measuring;
import com.firewalker.bench.measure.Stores;
import com.firewalker.command.steps.BenchUploads;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.store.LedgerReader;
import org.springframework.context.ConfigurableApplicationContext;

/** What more heads of the ledger bring, by the size of the groups (docs/scaling.md). */
final class PartitionFigures {
    private static final int[] HEADS = {1, 4, 8};

    private final Scale scale;
    private final Stores stores;
    private final Measuring measuring;
    private final Report report;

    PartitionFigures(Scale scale, Stores stores, Measuring measuring, Report report) {
        this.scale = scale;
        this.stores = stores;
        this.measuring = measuring;
        this.report = report;
    }

    /** By themselves: the services make the tables and one upload, and are gone before anything is measured. */
    void takeAlone() throws Exception {
        byte[] payload;
        try (FirewalkerServices services = FirewalkerServices.start(stores)) {
            ConfigurableApplicationContext command = services.command();
            command.getBean(Commands.class)
                    .send(BenchUploads.upload("walker", 20_000, 0))
                    .join();
            payload = FirewalkerFigures.anUpload(command.getBean(LedgerReader.class));
        }
        take(payload);
    }

    void take(byte[] payload) throws Exception {
        PartitionedAppends appends = new PartitionedAppends(stores, payload);
        for (int heads : HEADS) {
            report.add(appends.ofGroups(measuring, heads, 1, scale.stockUploads()));
            report.add(appends.ofGroups(measuring, heads, 10, scale.stockUploads() * 5));
            report.add(appends.ofGroups(measuring, heads, 100, scale.uploads()));
        }
    }
}
