package org.libraryexchange.catalogue.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.catalogue.sources.RecordReader.End;
import org.libraryexchange.catalogue.sources.RecordReader.SourceRecord;

class OaiReaderTest {

    private static final int MANY = 1_000_000;

    private final List<SourceRecord> records = new ArrayList<>();

    private End read(String list) throws IOException {
        String answer = "<OAI-PMH><ListRecords>" + list + "</ListRecords></OAI-PMH>";
        return new OaiReader().read(new ByteArrayInputStream(answer.getBytes(UTF_8)), records::add);
    }

    private static String record(String metadata) {
        return "<record><header><identifier>1</identifier></header><metadata>" + metadata + "</metadata></record>";
    }

    private void assertDamaged(String list) {
        assertThatThrownBy(() -> read(list))
                .isInstanceOfSatisfying(
                        SourceFailedException.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.DAMAGED));
    }

    @Test
    void listSaysWhereItGoesOnAndHowLongItIs() throws IOException {
        // When
        End first = read("<resumptionToken completeListSize='30' cursor='0'>a</resumptionToken>");
        End last = read("<resumptionToken completeListSize='about 30'/>");

        // Then
        assertThat(first.token()).contains("a");
        assertThat(first.listSize()).isEqualTo(OptionalLong.of(30));
        assertThat(last).isEqualTo(End.OF_LIST);
    }

    @Test
    @Timeout(20)
    void elementsWithinElementsHaveABound() {
        assertDamaged(record("<a>".repeat(MANY) + "</a>".repeat(MANY)));
        assertDamaged("<record>".repeat(MANY) + "</record>".repeat(MANY));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            names.append(" xmlns:p").append(i).append("='u'");
        }
        assertDamaged(record("<a" + names + ">" + "<p0:b/>".repeat(MANY) + "</a>"));
    }

    @Test
    @Timeout(20)
    void elementsBesideEachOtherTakeTheTimeOfTheirNumber() throws IOException {
        // When
        read(record("<title>A</title>" + "<b/>".repeat(MANY) + "<c>c</c>".repeat(MANY))
                + "<d xmlns:e='u'/>".repeat(MANY / 10));

        // Then
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.cells()).containsEntry("title", "A").containsEntry("record", "1");
            assertThat(record.cells().get("c").length())
                    .as("a record is bounded")
                    .isLessThan(2 * MANY);
        });
    }

    @Test
    void documentTypesAreRefused() {
        assertThatThrownBy(() -> new OaiReader()
                        .read(
                                new ByteArrayInputStream(
                                        "<!DOCTYPE a [<!ENTITY b 'c'>]><OAI-PMH>&b;</OAI-PMH>".getBytes(UTF_8)),
                                records::add))
                .isInstanceOf(SourceFailedException.class);
    }
}
