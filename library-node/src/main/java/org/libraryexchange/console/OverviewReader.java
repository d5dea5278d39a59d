package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.console.OverviewPage.NightMark;
import org.libraryexchange.console.OverviewPage.Now;
import org.libraryexchange.console.OverviewPage.Trouble;
import org.libraryexchange.database.DatabaseFaults;
import org.libraryexchange.digest.Needs;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.nights.NightRecords;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.nights.Outcome;
import org.libraryexchange.ops.ExchangeStatus;
import org.libraryexchange.ops.StatusReader;

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
                    speech,
                    Tone.TROUBLE.term(),
                    speech.words().databaseAway(),
                    Troubles.told(health, speech),
                    Optional.empty(),
                    List.of(),
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
                speech,
                tone.term(),
                headline(speech, troubles, waiting),
                troubles,
                Optional.of(now),
                marks(speech),
                waiting,
                repairs.read(speech.now()),
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
