package com.firewalker.local.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Apple Health's {@code export.xml}, or the zip it comes in: the step records, nothing else. The document type
 * definition inside is tolerated, outside entities are not read.
 */
final class AppleHealth implements ExportReader {

    private static final String STEPS = "HKQuantityTypeIdentifierStepCount";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);
    private static final int ZIP = 'P' << 8 | 'K';

    @Override
    public void read(Path file, ZoneId zone, Consumer<ExportedSample> samples) throws IOException {
        try (InputStream in = ExportFile.open(file)) {
            records(file, xml(file, in), samples);
        } catch (XMLStreamException e) {
            throw new ExportFormatException(file, "not XML: " + e.getMessage());
        }
    }

    private static InputStream xml(Path file, InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        if (magic != ZIP) {
            return in;
        }
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith("export.xml")) {
                return zip;
            }
        }
        throw new ExportFormatException(file, "there is no export.xml in the zip");
    }

    private static void records(Path file, InputStream in, Consumer<ExportedSample> samples) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Record")
                    && STEPS.equals(reader.getAttributeValue(null, "type"))) {
                samples.accept(sample(file, reader));
            }
        }
    }

    private static ExportedSample sample(Path file, XMLStreamReader record) {
        try {
            ExportedSample.Device device = device(record);
            OffsetDateTime start = OffsetDateTime.parse(record.getAttributeValue(null, "startDate"), TIME);
            OffsetDateTime end = OffsetDateTime.parse(record.getAttributeValue(null, "endDate"), TIME);
            long count = Math.round(Double.parseDouble(record.getAttributeValue(null, "value")));
            // The export has no ids: a record is the same when its device, time and length are.
            return new ExportedSample("me", device, start.toInstant() + "_" + end.toInstant(), start, end, count);
        } catch (RuntimeException e) {
            throw new ExportFormatException(
                    file, record.getLocation().getLineNumber(), "not a step record: " + e.getMessage());
        }
    }

    private static ExportedSample.Device device(XMLStreamReader record) {
        String source = Optional.ofNullable(record.getAttributeValue(null, "sourceName"))
                .orElse("unknown");
        String hardware = Optional.ofNullable(hardware(record.getAttributeValue(null, "device")))
                .orElse(source);
        String words = (hardware + " " + source).toLowerCase(Locale.ROOT);
        String kind = words.contains("watch") ? "watch" : words.contains("phone") ? "phone" : "other";
        String id = UUID.nameUUIDFromBytes((source + "\n" + hardware).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new ExportedSample.Device("apple-" + id, kind, hardware);
    }

    /** From {@code <<HKDevice: 0x…>, name:Apple Watch, …>} the name. */
    private static @Nullable String hardware(@Nullable String device) {
        int name = device == null ? -1 : device.indexOf("name:");
        if (device == null || name < 0) {
            return null;
        }
        int end = device.indexOf(',', name);
        return device.substring(name + "name:".length(), end < 0 ? device.length() : end);
    }
}
