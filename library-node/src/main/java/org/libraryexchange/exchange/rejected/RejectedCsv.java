package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.exchange.rejected.RejectedRecord.Origin;
import org.libraryexchange.exchange.rejected.RejectedRepository.RejectedPage;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Text;

/**
 * Rejected records as a table (RFC 4180, UTF-8). It is safe to open in a spreadsheet: whatever a stranger sent, no cell
 * begins like a formula.
 */
@Singleton
public record RejectedCsv(RejectedRepository rejected) {

    private static final ObjectWriter WRITER = Cells.table(Line.class);

    private record Line(
            long id,
            String partner,
            @JsonUnwrapped Origin origin,
            String reason,
            String detail,
            RejectedState state,
            long bytes,
            String valueEncoding,
            String value) {

        private static Line of(RejectedRecord it) {
            byte[] value = it.content().value();
            Optional<String> text = text(value);
            return new Line(
                    it.id(),
                    it.partner(),
                    it.origin(),
                    it.reason(),
                    Cells.harmless(it.detail()),
                    it.disposition().state(),
                    it.size().bytes(),
                    value == null ? null : text.isPresent() ? "text" : "base64",
                    Cells.harmless(text.orElseGet(() -> base64(value))));
        }
    }

    /** Writes all matching records page by page, so that neither memory nor a transaction has to hold them all. */
    public void write(RejectedQuery query, OutputStream out) throws IOException {
        try (SequenceWriter table = WRITER.writeValues(out)) {
            Optional<RejectedQuery> next = Optional.of(query);
            while (next.isPresent()) {
                RejectedPage<RejectedRecord> page = rejected.page(next.get());
                for (RejectedRecord each : page.records()) {
                    table.write(Line.of(each));
                }
                table.flush();
                next = page.last().map(query::goingOnAfter);
            }
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
}
