package com.firewalker.local.importer.format;

import com.firewalker.local.importer.apple.CleanedXml;
import com.firewalker.local.importer.apple.StepRecordsXml;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Apple Health's {@code export.xml}: the step records, nothing else. An offset in it is that of the day of the export,
 * not of the walk; where a record names its time zone, that is the walker's at that time.
 */
final class AppleHealth implements ExportReader {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);

    /** From 24 on the JDK limits what an attribute may be made of in sum; a long export is far over it. */
    private static final List<String> LIMITS = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    @Override
    public List<Export.Entry> entriesOf(Export export) throws IOException {
        List<Export.Entry> found = new ArrayList<>();
        for (Export.Entry entry : export.entries()) {
            if (entry.base().endsWith(".xml") && isHealthData(entry.head())) {
                found.add(entry);
            }
        }
        return found;
    }

    private static boolean isHealthData(String head) {
        return head.contains("<HealthData") || head.contains("<!DOCTYPE HealthData");
    }

    static boolean isClinical(Export export) throws IOException {
        for (Export.Entry entry : export.entries()) {
            if (entry.head().contains("<ClinicalDocument")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean knowsZones() {
        return true;
    }

    @Override
    public void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException {
        for (Export.Entry entry : entries) {
            try (InputStream in = entry.open()) {
                records(new StepRecordsXml(new CleanedXml(in)), zone, sink);
            } catch (XMLStreamException e) {
                throw new ExportFormatException(
                        export.file(),
                        "the XML of " + entry.name() + " is cut or damaged, export it again: " + reason(e));
            }
        }
    }

    /** In one line and without the place, which is not the file's: the parser is given its steps alone. */
    private static String reason(XMLStreamException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("(?s)^ParseError at .*?\\nMessage: ", "")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }

    private static void records(InputStream in, ZoneId zone, ExportSink sink) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (String limit : LIMITS) {
            factory.setProperty(limit, "0");
        }
        XMLStreamReader reader = factory.createXMLStreamReader(in, "UTF-8");
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Record")) {
                if (StepRecordsXml.STEPS.equals(reader.getAttributeValue(null, "type"))) {
                    tell(Draft.read(reader), zone, sink);
                }
            }
        }
    }

    private static void tell(Draft draft, ZoneId zone, ExportSink sink) {
        try {
            Instant start = draft.instant(draft.start);
            Instant end = draft.instant(draft.end);
            if (!draft.manual && !start.isBefore(end)) {
                sink.skipped("record without a length", draft.shown());
                return;
            }
            sink.sample(ExportedSample.interval(
                    draft.device(),
                    new ExportedSample.Identity(ExportedSample.Identity.times(start, end), draft.version()),
                    draft.manual ? ExportedSample.Method.MANUAL : ExportedSample.Method.AUTOMATIC,
                    start,
                    end,
                    zone,
                    Counts.of(String.valueOf(draft.value))));
            draft.zone().ifPresent(own -> sink.zone(start, own));
        } catch (DateTimeException | NumberFormatException e) {
            sink.skipped("record without a readable time or count", draft.shown());
        }
    }

    /** A record with the metadata inside it. */
    private static final class Draft {

        private @Nullable String source;
        private @Nullable String device;
        private @Nullable String created;
        private @Nullable String start;
        private @Nullable String end;
        private @Nullable String value;
        private @Nullable String zone;
        private boolean manual;

        static Draft read(XMLStreamReader reader) throws XMLStreamException {
            Draft draft = new Draft();
            draft.source = reader.getAttributeValue(null, "sourceName");
            draft.device = reader.getAttributeValue(null, "device");
            draft.created = reader.getAttributeValue(null, "creationDate");
            draft.start = reader.getAttributeValue(null, "startDate");
            draft.end = reader.getAttributeValue(null, "endDate");
            draft.value = reader.getAttributeValue(null, "value");
            for (int depth = 1; depth > 0; ) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    draft.metadata(reader);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return draft;
        }

        private void metadata(XMLStreamReader reader) {
            String key = reader.getAttributeValue(null, "key");
            if ("HKWasUserEntered".equals(key)) {
                manual = "1".equals(reader.getAttributeValue(null, "value"));
            } else if ("HKTimeZone".equals(key)) {
                zone = reader.getAttributeValue(null, "value");
            }
        }

        Instant instant(@Nullable String text) {
            return OffsetDateTime.parse(String.valueOf(text), TIME).toInstant();
        }

        /** One that Java does not know says nothing; the record counts all the same. */
        Optional<ZoneId> zone() {
            try {
                return Optional.ofNullable(zone).map(ZoneId::of);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        String shown() {
            return source + ", " + start + " to " + end + ", " + value;
        }

        /** A record that was written again is newer: a later, fuller export wins. */
        long version() {
            return created == null ? 1 : Math.max(1, instant(created).getEpochSecond());
        }

        ExportedSample.Device device() {
            String name = source == null ? "unknown" : source;
            if (manual) {
                return new ExportedSample.Device(DeviceKinds.id("apple", "manual", name), "manual", name);
            }
            String maker = part("manufacturer");
            String model = part("model");
            String hardware = part("hardware");
            String kind = DeviceKinds.first(hardware + " " + model, maker, part("name"), name);
            String shown = hardware.isEmpty() ? (model.isEmpty() ? name : model) : hardware;
            return new ExportedSample.Device(DeviceKinds.id("apple", name, maker, model, hardware), kind, shown);
        }

        /** From {@code <<HKDevice: 0x…>, name:Apple Watch, hardware:Watch6,2, software:9.1>}, in which the address differs. */
        private String part(String name) {
            String said = device == null ? "" : device;
            int at = said.indexOf(", " + name + ":");
            if (at < 0) {
                return "";
            }
            int from = at + name.length() + 3;
            int next = said.indexOf(", ", from);
            String part = said.substring(from, next < 0 ? said.length() : next);
            return part.endsWith(">") ? part.substring(0, part.length() - 1) : part;
        }
    }
}
