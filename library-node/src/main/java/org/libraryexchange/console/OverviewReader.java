package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.console.OverviewPage.NightMark;
import org.libraryexchange.console.OverviewPage.Now;
import org.libraryexchange.console.OverviewPage.RunLine;
import org.libraryexchange.console.OverviewPage.Tile;
import org.libraryexchange.console.OverviewPage.Trouble;
import org.libraryexchange.database.DatabaseFaults;
import org.libraryexchange.digest.Needs;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.item.Status;
import org.libraryexchange.nights.NightRecords;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.nights.Outcome;
import org.libraryexchange.ops.ExchangeStatus;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.StatusReader;
import org.libraryexchange.proving.LastProof;

/** Reads the first ops page from the same sources as the API. */
@ApplicationScoped
class OverviewReader {

    private static final Logger LOG = Logger.getLogger(OverviewReader.class);
    private static final String ADDRESS = "/ops";
    private static final int NIGHTS_SHOWN = 28;

    private final StatusReader status;
    private final Needs needs;
    private final NightRecords nights;
    private final ExchangeHealth health;
    private final RepairLines repairs;

    OverviewReader(StatusReader status, Needs needs, NightRecords nights, ExchangeHealth health, RepairLines repairs) {
        this.status = status;
        this.needs = needs;
        this.nights = nights;
        this.health = health;
        this.repairs = repairs;
    }

    /** The current state. If the database does not answer, it contains only what this process knows by itself. */
    Now now(Speech speech) {
        try {
            return known(speech);
        } catch (RuntimeException e) {
            if (!DatabaseFaults.isOutage(e)) {
                throw e;
            }
            LOG.debugf(e, "overview shown without the database");
            return new Now(
                    Tone.TROUBLE.term(),
                    speech.words().databaseAway(),
                    Troubles.told(health, speech),
                    true,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    speech.words().tabAway(Tone.TROUBLE.sign(), city(speech)));
        }
    }

    private Now known(Speech speech) {
        ExchangeStatus now = status.read();
        List<Need> waiting = needs(speech);
        List<Trouble> troubles = Troubles.told(health, speech);
        Tone tone = !troubles.isEmpty() ? Tone.TROUBLE : waiting.isEmpty() ? Tone.WELL : Tone.WATCH;
        return new Now(
                tone.term(),
                headline(speech, troubles, waiting),
                troubles,
                false,
                tiles(speech, now),
                now.nights()
                        .running()
                        .map(run -> new RunLine(speech.words().runAtWork(), speech.link("/ops/runs/" + run))),
                marks(speech),
                speech.words().nextNight(speech.moment(now.nights().nextOpens())),
                waiting,
                repairs.read(speech),
                speech.words().tab(tone.sign(), Math.max(waiting.size(), troubles.size()), city(speech)));
    }

    /** How serious the state is. Its sign stands in the tab of the browser, as the style sheet shows it on the page. */
    private enum Tone {
        WELL("●"),
        WATCH("◆"),
        TROUBLE("▲");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        String term() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static String city(Speech speech) {
        return speech.cities().own(speech.language()).title();
    }

    private String headline(Speech speech, List<Trouble> troubles, List<Need> waiting) {
        if (!troubles.isEmpty()) {
            return Troubles.headline(health, troubles, speech);
        }
        return waiting.isEmpty() ? speech.words().allWell() : speech.words().needsYou(waiting.size());
    }

    private List<Need> needs(Speech speech) {
        return needs.now().stream().map(need -> Need.of(need, speech, ADDRESS)).toList();
    }

    private static List<Tile> tiles(Speech speech, ExchangeStatus now) {
        List<Tile> tiles = new ArrayList<>();
        now.partners().forEach(partner -> {
            tiles.add(holds(
                    speech,
                    speech.words().theyHold(speech.city(partner.city())),
                    partner.provedThere(),
                    now.city(),
                    now.items(),
                    pausedThere(speech, partner)));
            tiles.add(holds(
                    speech,
                    speech.words().weHold(speech.city(partner.city())),
                    partner.provedHere(),
                    partner.city(),
                    partner.items(),
                    mirrorNotes(speech, partner)));
        });
        now.partners().forEach(partner -> tiles.add(LettersTile.of(speech, now.city(), partner)));
        if (!now.deskMail().isEmpty()) {
            tiles.add(DeskMailTile.of(speech, now.city(), now.deskMail()));
        }
        tiles.add(toSend(speech, now));
        tiles.add(rejected(speech, now));
        return tiles;
    }

    private static Tile holds(
            Speech speech,
            String title,
            Optional<LastProof> proof,
            String owner,
            Map<String, Long> counts,
            List<String> more) {
        long items = travelling(counts);
        List<String> notes = new ArrayList<>();
        notes.addAll(proof.map(it -> Proved.told(speech, it))
                .orElseGet(() -> List.of(speech.words().notProved())));
        proof.filter(it -> it.verified() < it.items())
                .ifPresent(it -> notes.add(speech.words().apart(it.rejected(), it.differing())));
        boolean allPublished = items == of(counts, Status.PUBLISHED)
                && proof.filter(it -> it.items() == items).isPresent();
        if (items > 0 && !allPublished) {
            notes.add(composition(speech, counts));
        }
        notes.addAll(more);
        boolean whole = proof.filter(it -> it.verified() == it.items()).isPresent();
        return new Tile(
                title,
                proof.map(it -> speech.number(it.verified())).orElse("–"),
                proof.map(it -> speech.words().ofItems(speech.number(it.items())))
                        .orElse(""),
                notes,
                speech.accent(owner),
                whole && !isProvedBeforeLoading(proof, items),
                speech.link("/ops/mirror"));
    }

    /** A proof of an empty catalogue says nothing about the items that have come since. */
    private static boolean isProvedBeforeLoading(Optional<LastProof> proof, long items) {
        return items > 0 && proof.filter(it -> it.items() == 0).isPresent();
    }

    /** What the items are that a proof covers: withdrawn and erased ones count, too. */
    private static String composition(Speech speech, Map<String, Long> counts) {
        ConsoleMessages words = speech.words();
        List<String> parts = new ArrayList<>();
        parts.add(words.itemsNow(speech.number(travelling(counts)), speech.number(of(counts, Status.PUBLISHED))));
        if (of(counts, Status.WITHDRAWN) > 0) {
            parts.add(words.withdrawnNow(speech.number(of(counts, Status.WITHDRAWN))));
        }
        if (of(counts, Status.ERASED) > 0) {
            parts.add(words.erasedNow(speech.number(of(counts, Status.ERASED))));
        }
        return String.join(words.comma(), parts);
    }

    private static long of(Map<String, Long> counts, Status status) {
        return counts.getOrDefault(status.term(), 0L);
    }

    /** The number of items that a proof covers: all except drafts. */
    private static long travelling(Map<String, Long> items) {
        return items.entrySet().stream()
                .filter(status -> !status.getKey().equals(Status.DRAFT.term()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static List<String> pausedThere(Speech speech, PartnerStatus partner) {
        return partner.pausedThere() ? List.of(speech.pauses().there(speech.city(partner.city()))) : List.of();
    }

    private static List<String> mirrorNotes(Speech speech, PartnerStatus partner) {
        List<String> notes = new ArrayList<>(lag(speech, partner));
        partner.paused().ifPresent(pause -> notes.add(0, speech.pauses().until(speech.moment(pause.ends()))));
        if (partner.keys().isEmpty()) {
            notes.add(speech.words().notAuthenticated(speech.city(partner.city())));
        }
        return notes;
    }

    private static List<String> lag(Speech speech, PartnerStatus partner) {
        OptionalLong records = partner.lagRecords();
        OptionalLong seconds = partner.lagSeconds();
        if (records.isEmpty() || seconds.isEmpty()) {
            return List.of();
        }
        return records.getAsLong() == 0
                ? List.of(speech.words().upToDate())
                : List.of(speech.words()
                        .behind(
                                speech.number(records.getAsLong()),
                                speech.span(Duration.ofSeconds(seconds.getAsLong()))));
    }

    private static Tile toSend(Speech speech, ExchangeStatus now) {
        List<String> notes = new ArrayList<>();
        if (now.log().held() > 0) {
            notes.add(speech.words().held(speech.number(now.log().held())));
        }
        if (now.log().sealedBy().isEmpty()) {
            notes.add(speech.words().notSealed());
        }
        now.log()
                .refusedSettings()
                .forEach(each ->
                        notes.add(speech.words().refusedSetting(each.setting() + "=" + each.value(), each.topic())));
        return new Tile(
                speech.words().toSend(),
                speech.number(now.log().backlog()),
                "",
                notes,
                speech.accent(now.city()),
                true,
                "");
    }

    private static Tile rejected(Speech speech, ExchangeStatus now) {
        long open =
                now.partners().stream().mapToLong(PartnerStatus::rejectedOpen).sum();
        long all = now.partners().stream().mapToLong(PartnerStatus::rejected).sum();
        long dropped = now.partners().stream().mapToLong(PartnerStatus::dropped).sum();
        List<String> notes = new ArrayList<>();
        notes.add(speech.words().rejectedEver(speech.number(all)));
        if (dropped > 0) {
            notes.add(speech.words().rejectedUnkept(speech.number(dropped)));
        }
        long there = 0;
        for (PartnerStatus partner : now.partners()) {
            partner.provedThere().ifPresent(proof -> notes.add(Proved.rejected(speech, partner.city(), proof)));
            there += partner.provedThere().map(LastProof::rejected).orElse(0L);
        }
        return new Tile(
                speech.words().rejectedHere(),
                speech.number(open),
                "",
                notes,
                "",
                open == 0 && dropped == 0 && there == 0,
                speech.link("/ops/rejected"));
    }

    private List<NightMark> marks(Speech speech) {
        LocalDate latest = nights.latest();
        return nights.nights(latest.minusDays(NIGHTS_SHOWN - 1L), latest).stream()
                .map(night -> mark(speech, night))
                .toList();
    }

    static NightMark mark(Speech speech, NightView night) {
        String state = NightMark.state(night.state().term(), night.outcome().map(Outcome::term));
        String label = speech.words()
                .nightLabel(
                        speech.dates().dayWithWeekday(night.night()),
                        speech.words().nightState(state));
        return new NightMark(
                state,
                label,
                night.run().map(run -> speech.link("/ops/runs/" + run)).orElse(""));
    }
}
