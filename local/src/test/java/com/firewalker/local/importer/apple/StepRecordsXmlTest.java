package com.firewalker.local.importer.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of Apple's XML is given to the parser. */
class StepRecordsXmlTest {

    private static final String STEPS = "<Record type=\"HKQuantityTypeIdentifierStepCount\" value=\"7\"";

    @Test
    void isTheRootAndTheRecordsOfStepsWithWhatIsInThem() throws IOException {
        assertThat(given("<HealthData locale=\"de_DE\">\n <ExportDate value=\"x\"/>\n <Record type=\"HeartRate\">\n"
                        + "<MetadataEntry key=\"k\"/></Record>" + STEPS + ">\n <MetadataEntry key=\"HKTimeZone\"/>\n"
                        + "<List><Part/></List></Record>\n<Recorder/>" + STEPS + "/>\n</HealthData>\n"))
                .isEqualTo("<HealthData locale=\"de_DE\">" + STEPS + ">\n <MetadataEntry key=\"HKTimeZone\"/>\n"
                        + "<List><Part/></List></Record>" + STEPS + "/></HealthData>");
    }

    @Test
    void leavesARecordThatStandsInAnotherElement() throws IOException {
        assertThat(given("<HealthData><Correlation>" + STEPS + "></Record></Correlation></HealthData>"))
                .isEqualTo("<HealthData>" + STEPS + "></Record></HealthData>");
    }

    @Test
    void knowsBracketsInAttributesAndQuotesOfBothKinds() throws IOException {
        String record = "<Record sourceName='a>\"b' type='HKQuantityTypeIdentifierStepCount' device=\"<>'\"/>";
        assertThat(given("<HealthData><Other name=\"</HealthData>\"/>" + record + "</HealthData>"))
                .isEqualTo("<HealthData>" + record + "</HealthData>");
    }

    @Test
    void passesOverCommentsAndWhatIsQuotedInThem() throws IOException {
        assertThat(given(
                        "<HealthData><!-- don't read " + STEPS + "/> -->" + STEPS + "/><![CDATA[ <x> ]]></HealthData>"))
                .isEqualTo("<HealthData>" + STEPS + "/></HealthData>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<HealthData><Record type=\"Heart", "<HealthData>" + STEPS, "<HealthData>" + STEPS + ">"})
    void leavesOpenWhatWasCut(String cut) throws IOException {
        assertThat(given(cut)).doesNotContain("</HealthData>");
    }

    @Test
    void isTheSameHoweverManyBytesComeAtOnce() throws IOException {
        StringBuilder xml = new StringBuilder("<HealthData>");
        for (int i = 0; i < 2_000; i++) {
            xml.append(
                    i % 3 == 0
                            ? STEPS + "><MetadataEntry value=\"" + i + "\"/></Record>"
                            : "<Record type=\"Heart\"/>\n");
        }
        String whole = xml.append("</HealthData>").toString();
        String given = given(whole);
        assertThat(given)
                .hasSize(whole.replace("<Record type=\"Heart\"/>\n", "").length());
        for (int at : new int[] {1, 7, 4096}) {
            assertThat(all(new StepRecordsXml(new Dripping(whole, at)))).isEqualTo(given);
        }
    }

    @Test
    void endsAtARecordThatIsLongerThanAny() {
        String endless = "<HealthData>" + STEPS + ">" + "x".repeat(5_000_000);
        assertThatThrownBy(() -> given(endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a record of more");
    }

    private static String given(String xml) throws IOException {
        return all(new StepRecordsXml(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends ByteArrayInputStream {

        private final int most;

        Dripping(String text, int most) {
            super(text.getBytes(StandardCharsets.UTF_8));
            this.most = most;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(length, most));
        }
    }
}
