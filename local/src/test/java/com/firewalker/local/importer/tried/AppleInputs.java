package com.firewalker.local.importer.tried;

import static com.firewalker.local.importer.format.Format.APPLE_HEALTH;
import static com.firewalker.local.importer.tried.Made.cut;
import static com.firewalker.local.importer.tried.Made.file;
import static com.firewalker.local.importer.tried.Made.zipOf;
import static com.firewalker.local.importer.tried.TriedInput.counts;
import static com.firewalker.local.importer.tried.TriedInput.days;
import static com.firewalker.local.importer.tried.TriedInput.isNot;
import static com.firewalker.local.importer.tried.TriedInput.merges;
import static com.firewalker.local.importer.tried.TriedInput.refused;

/** Apple Health, as versions of iOS write it. */
final class AppleInputs {

    private static final String WATCH = "&lt;&lt;HKDevice: 0x28&gt;, name:Apple Watch, manufacturer:Apple Inc., "
            + "model:Watch, hardware:Watch6,2, software:9.1&gt;";
    private static final String PHONE = "&lt;&lt;HKDevice: 0x29&gt;, name:iPhone, manufacturer:Apple Inc., "
            + "model:iPhone, hardware:iPhone15,2, software:17.1&gt;";
    private static final String DTD = "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Record*)>\n]>\n";

    private AppleInputs() {}

    static TriedInput[] all() {
        return new TriedInput[] {
            counts(
                    APPLE_HEALTH,
                    "whole zip with a localized name, litter and a clinical document",
                    days("2026-05-04", 812),
                    zipOf(
                            "Exportación.zip",
                            "__MACOSX/apple_health_export/._exportar.xml",
                            "\u0000\u0005",
                            "apple_health_export/export_cda.xml",
                            "<ClinicalDocument/>",
                            "apple_health_export/exportar.xml",
                            xml(record("Watch", WATCH, "2026-05-04 07:00", "2026-05-04 07:10", "812")))),
            counts(
                    APPLE_HEALTH,
                    "a broken document type and control characters",
                    days("2026-05-04", 812),
                    file(
                            "export.xml",
                            "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ATTLIST broken [ ]>\n]>\n<HealthData>"
                                    + record("Wa\u0001tch", WATCH, "2026-05-04 07:00", "2026-05-04 07:10", "812")
                                    + "</HealthData>")),
            merges(
                    APPLE_HEALTH,
                    "watch and phone over the same hours",
                    days("2026-05-04", 900),
                    file(
                            "export.xml",
                            xml(
                                    record("Lily's Watch", WATCH, "2026-05-04 07:00", "2026-05-04 07:10", "900"),
                                    record("Lily's iPhone", PHONE, "2026-05-04 07:00", "2026-05-04 07:10", "1000")))),
            merges(
                    APPLE_HEALTH,
                    "hand-typed steps without times, a fraction, and one bad record",
                    days("2026-05-04", 3000 + 813),
                    file(
                            "export.xml",
                            xml(
                                    record("Watch", WATCH, "2026-05-04 07:00", "2026-05-04 07:10", "812.5"),
                                    record("Watch", WATCH, "2026-05-04 08:00", "2026-05-04 08:10", "NaN"),
                                    manual("2026-05-04 12:00", "3000")))),
            counts(
                    APPLE_HEALTH,
                    "years of data",
                    Years.totals(),
                    file(
                            "export.xml",
                            xml(Years.records(day -> record(
                                    "Watch",
                                    WATCH,
                                    Years.date(day) + " 11:00",
                                    Years.date(day) + " 11:10",
                                    String.valueOf(Years.steps(day))))))),
            merges(
                    APPLE_HEALTH,
                    "a later, fuller export, written after a flight to Seoul",
                    days("2026-05-04", 812 + 100),
                    file("export.xml", xml(record("Watch", WATCH, "2026-05-04 22:00", "2026-05-04 22:10", "812"))),
                    file(
                            "export.xml",
                            xml(record("Watch", WATCH, "2026-05-04 22:00", "2026-05-04 22:10", "812"))
                                    .replace(
                                            "</HealthData>",
                                            "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Watch\""
                                                    + " device=\"" + WATCH + "\""
                                                    + " startDate=\"2026-05-05 06:00:00 +0900\""
                                                    + " endDate=\"2026-05-05 06:10:00 +0900\" value=\"100\"/>"
                                                    + "</HealthData>"))),
            counts(
                    APPLE_HEALTH,
                    "a record that names Seoul, another that names no place on earth",
                    days("2026-05-05", 100 + 50),
                    file(
                            "export.xml",
                            xml(
                                    zoned("2026-05-04 20:00", "2026-05-04 20:10", "100", "Asia/Seoul"),
                                    zoned("2026-05-04 21:00", "2026-05-04 21:10", "50", "Moon/Crater")))),
            merges(
                    APPLE_HEALTH,
                    "a phone alone while the watch is charged",
                    days("2026-05-04", 900 + 400),
                    file(
                            "export.xml",
                            xml(
                                    record("Lily's Watch", WATCH, "2026-05-04 07:00", "2026-05-04 07:10", "900"),
                                    record("Lily's iPhone", PHONE, "2026-05-04 07:00", "2026-05-04 07:10", "880"),
                                    record("Lily's iPhone", PHONE, "2026-05-04 08:00", "2026-05-04 08:10", "400")))),
            refused(
                    APPLE_HEALTH,
                    "cut",
                    "cut or damaged",
                    cut(file("export.xml", xml(manual("2026-05-04 12:00", "3000"))), 20)),
            refused(APPLE_HEALTH, "without steps", "holds no steps", file("export.xml", xml())),
            refused(APPLE_HEALTH, "an empty file", "it is empty, export it again", file("export.xml", "")),
            refused(
                    APPLE_HEALTH,
                    "the clinical document alone",
                    "give export.xml or the whole zip",
                    file("export_cda.xml", "<ClinicalDocument/>")),
            isNot(APPLE_HEALTH),
        };
    }

    private static String xml(String... records) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + DTD + "<HealthData locale=\"de_DE\">\n"
                + String.join("\n", records) + "\n</HealthData>";
    }

    private static String record(String source, String device, String start, String end, String value) {
        return "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"" + source + "\" device=\"" + device
                + "\" unit=\"count\" creationDate=\"2026-06-01 21:00:00 +0200\" startDate=\"" + start
                + ":00 +0200\" endDate=\"" + end + ":00 +0200\" value=\"" + value + "\"/>";
    }

    private static String manual(String at, String value) {
        return record("Health", "", at, at, value)
                .replace("/>", "><MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/></Record>");
    }

    private static String zoned(String start, String end, String value, String zone) {
        return record("Watch", WATCH, start, end, value)
                .replace("/>", "><MetadataEntry key=\"HKTimeZone\" value=\"" + zone + "\"/></Record>");
    }
}
