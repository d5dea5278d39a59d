package org.libraryexchange.watch.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.exchange.nights.NightView;
import org.libraryexchange.exchange.nights.Outcome;
import org.libraryexchange.exchange.nights.RunView;
import org.libraryexchange.exchange.nights.RunView.LogView;
import org.libraryexchange.exchange.nights.RunView.PartnerView;
import org.libraryexchange.exchange.proving.LastProof;

/**
 * The digest of a morning. Its sentences are in the languages of the cities, by language tag.
 *
 * @param day the date in the city
 * @param zone time zone of the city
 * @param since when the previous digest was made; this one tells what has come since
 * @param headline the whole digest in one sentence
 * @param night the latest night; empty before the first one
 * @param proved what was last proved about the copies, by partner
 * @param partners what came from each partner
 * @param needs what needs a person; empty if nothing does
 */
public record Digest(
        LocalDate day,
        String city,
        String zone,
        Instant made,
        Instant since,
        Map<String, String> headline,
        Optional<NightLine> night,
        List<ProofLine> proved,
        List<Arrivals> partners,
        List<Need> needs) {

    /** Digests kept by an earlier version say nothing about proofs. */
    public Digest {
        proved = proved == null ? List.of() : List.copyOf(proved);
    }

    /** The most items listed of each sort. The counts cover all items. */
    static final int MOST_NAMED = 5;

    /** The most languages shown of a title. A partner may send more than an owner may write. */
    static final int MOST_LANGUAGES = 20;

    /** The longest title shown, in code points. */
    static final int LONGEST_TITLE = 300;

    /**
     * The latest night.
     *
     * @param state as in the ledger
     * @param outcome of its run
     * @param letters the letters in its account, by partner
     */
    public record NightLine(
            LocalDate night, String state, Optional<UUID> run, Optional<String> outcome, List<LettersLine> letters) {

        /** Digests kept by an earlier version say nothing about letters. */
        public NightLine {
            letters = letters == null ? List.of() : List.copyOf(letters);
        }

        /** What is shown of the night. */
        public String shown() {
            return NightView.shown(state, outcome);
        }

        static NightLine of(NightView night, Optional<RunView> run) {
            return new NightLine(
                    night.night(),
                    night.state().term(),
                    night.run(),
                    night.outcome().map(Outcome::term),
                    run.stream()
                            .flatMap(it -> it.partners().stream())
                            .flatMap(partner ->
                                    partner.letters().map(letters -> LettersLine.of(partner, letters)).stream())
                            .toList());
        }
    }

    /**
     * How many letters went to a partner and came from there. What an addressee did with a letter counts as one.
     *
     * @param waiting whether the partner does not exchange letters yet
     * @param apart how many differ or were rejected, on either side
     */
    public record LettersLine(String partner, boolean waiting, long sent, long received, long apart) {

        private static LettersLine of(PartnerView partner, LogView letters) {
            long apart = Stream.of(letters.theirs(), letters.ours())
                    .flatMap(Optional::stream)
                    .mapToLong(held -> held.rejected() + held.differing())
                    .sum();
            return new LettersLine(
                    partner.partner(),
                    letters.waiting(),
                    letters.sent().sent(),
                    letters.received().received(),
                    apart);
        }
    }

    /**
     * What was last proved about the copies, when the digest was made.
     *
     * @param there what the partner holds of this city's catalogue
     * @param here what this city holds of the partner's catalogue
     * @param text the same as sentences
     */
    public record ProofLine(
            String partner, Optional<LastProof> there, Optional<LastProof> here, Map<String, String> text) {}

    /**
     * What came from a partner.
     *
     * @param added items that were not here before
     * @param changed other items that changed, including those withdrawn, cancelled or erased
     * @param named the first items that a reader wants to see by title
     * @param letters how many letters came that offer nothing; 0 in digests kept by an earlier version
     * @param offers how many letters with an offer came
     * @param pictures how many pictures came and went
     */
    public record Arrivals(
            String partner,
            long added,
            long changed,
            long withdrawn,
            long cancelled,
            long erased,
            List<NamedItem> named,
            long letters,
            long offers,
            Overnight.Pictures pictures) {

        /** Digests kept by an earlier version say nothing about pictures. */
        public Arrivals {
            pictures = pictures == null ? Overnight.Pictures.NONE : pictures;
        }

        /** How many of the added and changed ones are not named. */
        public long unnamed() {
            return added + changed - named.size();
        }

        /** Whether letters have come. */
        public boolean written() {
            return letters + offers > 0;
        }

        public boolean isNothing() {
            return added + changed + letters + offers == 0 && pictures.nothing();
        }
    }

    /**
     * An item that came from a partner.
     *
     * @param what {@code added}, {@code withdrawn} or {@code cancelled}
     * @param title in the languages that it has, each on one line; empty if it has none
     */
    public record NamedItem(String what, UUID id, Map<String, String> title) {

        /** Digests kept by an earlier version may have null as the title. */
        public NamedItem {
            title = title == null ? Map.of() : withoutNulls(title);
        }

        private static Map<String, String> withoutNulls(Map<String, String> title) {
            Map<String, String> texts = new LinkedHashMap<>(title);
            texts.values().removeIf(Objects::isNull);
            return texts;
        }
    }

    /**
     * Something that a person has to do now.
     *
     * @param need stable term
     * @param partner that it is about
     * @param count how many; 1 if it cannot be counted
     * @param text what it is
     * @param next what to do about it
     * @param request of the API that shows it or does it
     * @param page of the node that shows it or does it; empty if there is none
     * @param runbook page of the node with what to do, step by step; empty in digests kept by an earlier version
     */
    public record Need(
            String need,
            Optional<String> partner,
            long count,
            Map<String, String> text,
            Map<String, String> next,
            String request,
            Optional<String> page,
            Optional<String> runbook) {

        public Need {
            runbook = runbook == null ? Optional.empty() : runbook;
        }
    }
}
