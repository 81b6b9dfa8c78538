package com.firewalker.local.importer.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One record of an export: an interval with times, or the total of a date.
 *
 * @param walker the walker's name within the export
 * @param id the same for the same record at every import, unique within device and date
 * @param version grows when the source changed the record
 */
public record ExportedSample(
        String walker,
        Device device,
        String id,
        long version,
        Method method,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        @Nullable LocalDate date,
        long count) {

    /** The name of the walker of an export that knows only one. */
    public static final String ME = "me";

    /** A physical source of steps. */
    public record Device(String id, String kind, String model) {}

    /** How steps came to be known. */
    public enum Method {
        AUTOMATIC,
        WORKOUT,
        MANUAL
    }

    /** What identifies a record: its own id where the source gives one, else its times. */
    record Identity(String id, long version) {

        /** Where the source tells no update time: a fuller export knows more steps of the same time, never fewer. */
        static Identity of(Instant start, Instant end, long count) {
            return new Identity(times(start, end), fuller(count));
        }

        static String times(Instant start, Instant end) {
            return start + "_" + end;
        }

        static long fuller(long count) {
            return Math.max(1, count);
        }
    }

    static ExportedSample interval(
            Device device, Identity identity, Method method, Instant start, Instant end, ZoneId zone, long count) {
        return new ExportedSample(
                ME,
                device,
                identity.id(),
                identity.version(),
                method,
                start.atZone(zone).toOffsetDateTime(),
                end.atZone(zone).toOffsetDateTime(),
                null,
                count);
    }

    /** Of a source that tells steps by minutes: a minute that says more is the later. */
    static ExportedSample minute(Device device, Instant start, ZoneId zone, long count) {
        Instant end = start.plusSeconds(60);
        return interval(device, Identity.of(start, end, count), Method.AUTOMATIC, start, end, zone, count);
    }

    /** The total of a date, which grows until the date is over: of two exports the larger is the later. */
    static ExportedSample daily(Device device, LocalDate date, long count) {
        return daily(device, date, Identity.fuller(count), count);
    }

    static ExportedSample daily(Device device, LocalDate date, long version, long count) {
        return new ExportedSample(ME, device, "day-" + date, version, Method.AUTOMATIC, null, null, date, count);
    }
}
