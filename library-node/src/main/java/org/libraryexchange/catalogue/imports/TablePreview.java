package org.libraryexchange.catalogue.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.BulkOutcome;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.BulkOutcome.Refusal;
import org.libraryexchange.catalogue.imports.Batch.Entry;
import org.libraryexchange.catalogue.imports.ImportView.Counts;
import org.libraryexchange.catalogue.imports.ImportView.Fates;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.json.Sha256;

/**
 * What each row of a table would do.
 *
 * @param counts how many rows would do what
 * @param fates what would become of values that people have settled
 * @param wave what it would withdraw, if that is so unusual that the import would be held; empty if not
 */
public record TablePreview(List<Row> rows, Counts counts, Fates fates, Optional<Wave> wave) {

    /**
     * A row.
     *
     * @param number as in a spreadsheet: the first line, which names the columns, is row 1
     * @param before its item as it is; empty if there is none, or if the row is refused
     * @param after its item as the row would leave it; empty if the row is refused
     * @param noted what would become of values that people had settled in its item
     * @param problems why it is refused; empty if it is not
     */
    public record Row(
            long number,
            Optional<Effect> effect,
            Optional<Item> before,
            Optional<Item> after,
            List<Noted> noted,
            List<Problem> problems) {

        static Row of(Entry entry, BulkOutcome outcome, Map<UUID, Item> items) {
            if (outcome instanceof Acceptance taken) {
                return new Row(
                        entry.number(),
                        Optional.of(taken.effect()),
                        Optional.ofNullable(items.get(taken.item().id())),
                        Optional.of(taken.item()),
                        taken.noted(),
                        List.of());
            }
            List<Problem> problems = ((Refusal) outcome)
                    .violations().stream()
                            .map(violation -> new Problem(
                                    entry.field().apply(violation.pointer()), violation.rule(), violation.message()))
                            .toList();
            return new Row(entry.number(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), problems);
        }

        /** What the row would do, as a term; {@code refused} if nothing. */
        public String term() {
            return effect.map(it -> it.name().toLowerCase(Locale.ROOT)).orElse("refused");
        }

        /** Whether it would withdraw an item that readers see. */
        public boolean withdraws() {
            return effect.equals(Optional.of(Effect.WITHDRAWN));
        }

        /** Whether it would say something else in an item than now. */
        public boolean isWritten() {
            return effect.equals(Optional.of(Effect.CREATED)) || effect.equals(Optional.of(Effect.CHANGED));
        }

        /** What it does, and to which version of which item: the same as long as nobody changes that item. */
        private String meaning() {
            return number
                    + effect.map(Effect::name).orElse("")
                    + before.map(item -> item.id() + " " + item.version()).orElse("");
        }
    }

    /**
     * A rule that a row breaks.
     *
     * @param column of the wrong cell, or empty
     */
    public record Problem(String column, String rule, String hint) {}

    /** Whether there is anything to import. */
    public boolean changes() {
        return counts.unchanged() + counts.refused() < rows.size();
    }

    /** Another text if the table would do something else than now. */
    public String fingerprint() {
        return Sha256.hex(rows.stream()
                .map(Row::meaning)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }
}
