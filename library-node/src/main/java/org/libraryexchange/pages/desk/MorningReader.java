package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.letters.proposals.TranslationWork;
import org.libraryexchange.pages.desk.DeskTexts.Title;
import org.libraryexchange.watch.digest.Digest;
import org.libraryexchange.watch.digest.Overnight;
import org.libraryexchange.watch.digest.Overnight.ArrivedItem;
import org.libraryexchange.watch.digest.Overnight.Letters;
import org.libraryexchange.watch.digest.Overnight.Line;
import org.libraryexchange.watch.digest.Overnight.Pictures;

/** What a librarian hears first in the morning. */
@Singleton
record MorningReader(Overnight overnight, TranslationWork work, Correspondence letters, Clock clock) {

    private static final int NAMED = 5;
    private static final int LISTED = 200;

    /** After so long, a letter is overdue. */
    private static final Duration A_WEEK = Duration.ofDays(7);

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** So long before an event, its translation is due. */
    private static final int DAYS_AHEAD = 30;

    /**
     * A line about what fell due.
     *
     * @param what a term
     * @param about the name of the language, if it is about one; empty if not
     */
    record Due(String what, long count, String about, String link) {}

    /**
     * The morning.
     *
     * @param since when the news begin
     * @param pictures of the partners that came and went
     * @param digest of this morning; empty if there is none yet
     */
    record Morning(
            DeskTexts in,
            Instant since,
            List<Line> items,
            Letters came,
            Pictures pictures,
            List<Due> due,
            Optional<Digest> digest) {

        public boolean isQuiet() {
            return items.isEmpty() && came.letters() + came.offers() == 0 && pictures.nothing();
        }

        public String list(Line line) {
            return in.link("/desk/arrivals", "what", line.what());
        }

        public Arrived arrived(ArrivedItem item) {
            return new Arrived(in, item, StoredDocument.read(item.document()));
        }

        /** The night as the digest tells it, in words. */
        public String night(Digest told) {
            return told.night()
                    .map(it -> in.words().morningNight(new Dates(in.language()).day(it.night()), it.shown()))
                    .orElse("");
        }

        /** What was last proved about both copies, in words. */
        public List<String> proved(Digest told) {
            return told.proved().stream()
                    .flatMap(line ->
                            Stream.ofNullable(line.text().get(in.language().tag())))
                    .toList();
        }
    }

    /** An item that has come, with what can be done about it. */
    record Arrived(DeskTexts in, ArrivedItem item, ObjectNode document) {

        public Title title() {
            return in.shown(document);
        }

        private boolean isPublished() {
            return document.path("status").asText().equals("published");
        }

        /** Whether its title says nothing in the reader's language. */
        public boolean isForeign() {
            return isPublished()
                    && document.path("title").properties().stream().noneMatch(it -> in.isReaders(it.getKey()));
        }

        /** Whether no item of this city is linked to it. */
        public boolean isAlone() {
            return isPublished()
                    && !document.path("sisters").findValuesAsText("owner").contains(in.own());
        }

        /** The address of a form that offers something for it. */
        public String offer() {
            return in.link(LetterNewResource.offer(item.owner() + "/" + item.id()));
        }

        public String reader() {
            return in.reader(item.id());
        }
    }

    Morning read(DeskTexts in) {
        Instant since = overnight.since();
        return new Morning(
                in,
                since,
                overnight.items(since, NAMED),
                overnight.letters(Optional.empty(), since),
                overnight.pictures(Optional.empty(), since),
                due(in),
                overnight.digest());
    }

    List<Arrived> arrived(DeskTexts in, String sort) {
        return overnight.items(overnight.since(), sort, LISTED).stream()
                .map(item -> new Arrived(in, item, StoredDocument.read(item.document())))
                .toList();
    }

    private List<Due> due(DeskTexts in) {
        Instant now = clock.instant();
        List<Due> due = new ArrayList<>(List.of(
                new Due(
                        "ours",
                        letters.countBefore(Side.US, now.minus(A_WEEK)),
                        "",
                        in.link("/desk/letters") + "#for-us"),
                new Due(
                        "theirs",
                        letters.countBefore(Side.PARTNER, now.minus(TWO_WEEKS)),
                        "",
                        in.link("/desk/letters") + "#for-partner")));
        LocalDate until = LocalDate.ofInstant(now, in.zone()).plusDays(DAYS_AHEAD);
        for (Language language : Language.values()) {
            String name = in.language().nameOf(language.tag());
            String list = in.link(TranslationsResource.ADDRESS, "to", language.tag());
            due.add(new Due("events", work.coming(language.tag(), until), name, list));
        }
        due.removeIf(line -> line.count() == 0);
        return due;
    }
}
