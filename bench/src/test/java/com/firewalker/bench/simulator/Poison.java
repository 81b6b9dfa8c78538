package com.firewalker.bench.simulator;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Random;

/** An event about a date that no view can hold, as ledgers may have from before the doors refused such dates. */
final class Poison {

    private static final int YEAR_12_000 = 3_663_370;

    private Poison() {}

    static void append(World world, Random random) throws SQLException {
        String walker = world.walkers.get(random.nextInt(world.walkers.size()));
        long position = Positions.head(world) + 1;
        int date = YEAR_12_000 + (int) position;
        StepsRecorded event = StepsRecorded.newBuilder()
                .setWalkerId(walker)
                .setLocalDate(date)
                .addSamples(SampleChange.newBuilder()
                        .setOutcome(SampleOutcome.SAMPLE_OUTCOME_DELETED)
                        .setSampleId("x")
                        .setVersion(1)
                        .setDevice(0))
                .setResult(DayResult.newBuilder().setTotal(0).setRanked(0))
                .build();
        world.mysql.execute("UPDATE ledger_head SET position = " + position);
        try (PreparedStatement insert = world.mysql.own().prepareStatement("""
                INSERT INTO ledger_event (position, event_id, stream_id, sequence, type, payload, recorded_at)
                VALUES (?,?,?,0,?,?,?)""")) {
            insert.setLong(1, position);
            insert.setBytes(2, ByteBuffer.allocate(16).putLong(position).array());
            insert.setString(3, "day/" + walker + "/" + LocalDate.ofEpochDay(date));
            insert.setString(4, event.getDescriptorForType().getFullName());
            insert.setBytes(5, event.toByteArray());
            insert.setTimestamp(6, Timestamp.from(world.clock.instant()));
            insert.executeUpdate();
        }
    }
}
