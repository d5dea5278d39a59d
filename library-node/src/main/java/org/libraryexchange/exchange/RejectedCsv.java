package org.libraryexchange.exchange;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;
import org.libraryexchange.exchange.RejectedRepository.RejectedPage;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Text;

/**
 * Rejected records as a table (RFC 4180, UTF-8) that a spreadsheet may open: whatever a stranger sent, no cell begins
 * as a formula does.
 */
@ApplicationScoped
class RejectedCsv {

    /** The last four, in full width, are what spreadsheets of East Asian locales take for the first. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r\n＝＋－＠";

    private static final ObjectWriter WRITER = writer();

    private final RejectedRepository rejected;

    RejectedCsv(RejectedRepository rejected) {
        this.rejected = rejected;
    }

    private static ObjectWriter writer() {
        CsvMapper csv = CsvMapper.csvBuilder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        return csv.writer(csv.schemaFor(Line.class).withHeader().withLineSeparator("\r\n"));
    }

    @JsonPropertyOrder({
        "id",
        "partner",
        "topic",
        "offset",
        "time",
        "itemId",
        "sequence",
        "reason",
        "detail",
        "state",
        "valueEncoding",
        "value"
    })
    private record Line(
            long id,
            String partner,
            String topic,
            long offset,
            String time,
            String itemId,
            Long sequence,
            String reason,
            String detail,
            String state,
            String valueEncoding,
            String value) {

        private static Line of(RejectedRecord it) {
            Optional<String> text = text(it.value());
            return new Line(
                    it.id(),
                    it.partner(),
                    it.topic(),
                    it.offset(),
                    it.time().toString(),
                    it.itemId() == null ? null : it.itemId().toString(),
                    it.sequence(),
                    it.reason(),
                    harmless(it.detail()),
                    it.state().term(),
                    it.value() == null ? null : text.isPresent() ? "text" : "base64",
                    harmless(text.orElseGet(() -> base64(it.value()))));
        }
    }

    /** Writes all records that are asked for, page by page, so that neither memory nor a transaction has to hold them. */
    void write(RejectedQuery query, OutputStream out) throws IOException {
        try (SequenceWriter table = WRITER.writeValues(out)) {
            RejectedQuery next = query;
            RejectedPage page;
            do {
                page = rejected.page(next);
                for (RejectedRecord each : page.records()) {
                    table.write(Line.of(each));
                    next = next.goingOnAfter(each.id());
                }
                table.flush();
            } while (page.more());
        }
    }

    private static Optional<String> text(byte[] value) {
        try {
            return Optional.ofNullable(value == null ? null : Text.decodeUtf8(value))
                    .filter(text -> text.indexOf('\0') < 0);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] value) {
        return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    private static String harmless(String text) {
        return text != null && !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
