package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.calendar.Calendars;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.catalogue.BulkOutcome.Acceptance;
import org.libraryexchange.catalogue.BulkOutcome.Effect;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.exchange.proving.TestNode;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.OccurrenceStatus;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** A festival whose rule a system sends every night, while its owner's node works out the dates. */
class FestivalNightsTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final int NIGHTS = 400;

    private static final String CARNIVAL = """
            {"kind": "festival", "status": "published", "originalLanguage": "en", "title": {"en": "Carnival"},
             "licence": "https://creativecommons.org/licenses/by/4.0/",
             "identifiers": [{"scheme": "events", "value": "F-1"}],
             "festival": {"recurrence": {"weekday": {"month": 8, "weekday": "monday", "nth": -1}}}}
            """;

    private final ContentRules rules = rulesIn("Europe/London");
    private Instant now = Instant.parse("2026-11-29T01:00:00Z");
    private Item item;

    @BeforeEach
    void create() throws Exception {
        item = rules.complete(Optional.empty(), Revision.first(ID, "leeds", draft(CARNIVAL), now), now);
        assertThat(dates()).containsExactly("2027-08-30", "2028-08-28", "2029-08-27");
    }

    @Test
    void whatPeopleMoveAndCancelStaysForFourHundredNights() throws Exception {
        // Given
        edit(festival -> {
            ((ObjectNode) festival.at("/occurrences/0")).put("date", "2027-08-29");
            ((ObjectNode) festival.at("/occurrences/1")).put("status", "cancelled");
            ((ObjectNode) festival.path("rule")).put("zh-Hans", "八月银行假日");
        });
        long version = item.version();

        // When
        int versionsOfDocuments = 0;
        for (int night = 0; night < NIGHTS; night++) {
            now = now.plus(Duration.ofDays(1));
            addYears();
            long before = item.version();
            assertThat(put(CARNIVAL)).extracting(Noted::fate).containsOnly(Fate.STANDS);
            versionsOfDocuments += (int) (item.version() - before);
        }

        // Then
        assertThat(versionsOfDocuments).isZero();
        assertThat(item.version() - version)
                .as("one for each date that was added")
                .isEqualTo(1);
        assertThat(dates()).containsExactly("2027-08-29", "2028-08-28 CANCELLED", "2029-08-27", "2030-08-26");
        assertThat(item.content().festival().rule().byLanguage()).containsEntry("zh-Hans", "八月银行假日");
        assertThat(item.notes().corrected())
                .containsOnlyKeys(
                        "/festival/occurrences/0/date", "/festival/occurrences/1/status", "/festival/rule/zh-Hans");
    }

    @Test
    void aSettledDateIsFoundAgainAmongOthers() throws Exception {
        // Given
        edit(festival -> ((ObjectNode) festival.at("/occurrences/1")).put("status", "postponed"));
        String earlier =
                with(festival -> festival.putArray("occurrences").addObject().put("date", "2026-12-24"));

        // When
        put(earlier);
        List<Noted> noted = put(earlier);

        // Then
        assertThat(dates()).containsExactly("2026-12-24", "2027-08-30", "2028-08-28 POSTPONED", "2029-08-27");
        assertThat(item.notes().corrected()).containsOnlyKeys("/festival/occurrences/2/status");
        assertThat(noted).extracting(Noted::fate).containsExactly(Fate.STANDS);
    }

    @Test
    void aRuleThatPeopleSettledDecidesTheDates() throws Exception {
        // Given
        edit(festival -> festival.withObject("/recurrence/weekday").put("weekday", "sunday"));
        List<String> sundays = List.of("2027-08-29", "2028-08-27", "2029-08-26");
        assertThat(dates()).isEqualTo(sundays);
        assertThat(item.notes().corrected()).containsOnlyKeys("/festival/recurrence");

        // When
        put(CARNIVAL);
        put(CARNIVAL);

        // Then
        assertThat(dates()).isEqualTo(sundays);
        assertThat(item.version()).isEqualTo(2);
        assertThat(item.content().festival().rule().byLanguage()).containsEntry("en", "The last Sunday of August");
    }

    @Test
    void anotherRuleOfTheSystemMakesFutureDatesAnew() throws Exception {
        // When
        put(with(festival -> festival.putObject("recurrence").putObject("easter")));

        // Then
        assertThat(dates()).containsExactly("2027-03-28", "2028-04-16", "2029-04-01");
    }

    @Test
    void aPatchOfTheRuleIsEnough() throws Exception {
        // When
        ItemDraft patched = ItemDraft.patched(
                item.content(), "{\"festival\": {\"recurrence\": {\"offset\": -1}}}".getBytes(StandardCharsets.UTF_8));
        revise(Revision.edited(item, patched, ItemEdit.bySystem("leeds"), now));

        // Then
        assertThat(dates()).containsExactly("2027-08-29", "2028-08-27", "2029-08-26");
    }

    @Test
    void theDayOfTheCityCounts() throws Exception {
        // Given
        Instant afterMidnightInLeeds = Instant.parse("2026-08-31T23:30:00Z");
        Item first = Revision.first(ID, "leeds", draft(CARNIVAL), afterMidnightInLeeds);

        // When
        Item there = rules.complete(Optional.empty(), first, afterMidnightInLeeds);
        Item elsewhere = rulesIn("America/New_York").complete(Optional.empty(), first, afterMidnightInLeeds);

        // Then
        assertThat(there.content().festival().occurrences()).hasSize(3);
        assertThat(elsewhere.content().festival().occurrences()).hasSize(4);
    }

    @Test
    void aWithdrawnFestivalWaits() throws Exception {
        // Given
        revise(Revision.withdrawn(item, new WithdrawalRequest(null), now));
        now = now.plus(Duration.ofDays(800));
        long version = item.version();

        // When
        addYears();
        long whileWithdrawn = item.version();
        revise(Revision.published(item, now));

        // Then
        assertThat(whileWithdrawn).isEqualTo(version);
        assertThat(dates()).hasSize(5);
    }

    @Test
    void rowsOfAnImportDoTheSame() throws Exception {
        // Given
        Identifier key = new Identifier("events", "F-1");
        BulkRow row = new BulkRow.Put(key, draft(CARNIVAL), false);
        BulkRow other = new BulkRow.Put(new Identifier("events", "F-2"), draft(CARNIVAL.replace("F-1", "F-2")), false);
        BulkPlan plan = new BulkPlan(
                rules,
                now,
                UUID::randomUUID,
                new BulkState(new HashMap<>(Map.of(key, ID)), Map.of(ID, item), Set.of(), Set.of()));

        // When
        BulkOutcome same = plan.add(row);
        BulkOutcome created = plan.add(other);

        // Then
        assertThat(same)
                .isInstanceOfSatisfying(
                        Acceptance.class, taken -> assertThat(taken.effect()).isEqualTo(Effect.UNCHANGED));
        assertThat(created)
                .isInstanceOfSatisfying(
                        Acceptance.class,
                        taken -> assertThat(taken.item().content().festival().occurrences())
                                .hasSize(3));
    }

    private static String with(Consumer<ObjectNode> change) throws MalformedJsonException {
        ObjectNode document = (ObjectNode) StrictJson.tree(CARNIVAL.getBytes(StandardCharsets.UTF_8));
        change.accept((ObjectNode) document.path("festival"));
        return document.toString();
    }

    private static ItemDraft draft(String document) throws MalformedJsonException, InvalidItemException {
        return ItemDraft.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private List<Noted> put(String document) throws MalformedJsonException, InvalidItemException {
        return revise(Revision.ofDocument(item, draft(document), now));
    }

    /** Somebody at the desk changes the festival, which a system sends, too. */
    private void edit(Consumer<ObjectNode> change) throws InvalidItemException {
        ObjectNode tree = item.content().toTree();
        change.accept((ObjectNode) tree.path("festival"));
        revise(Revision.edited(
                item,
                new ItemDraft(Optional.empty(), ItemContent.of(tree)),
                ItemEdit.byPerson("leeds", true, false),
                now));
    }

    /** What the node does each day. */
    private static ContentRules rulesIn(String zone) {
        return new ContentRules(
                Calendars.of(ZoneId.of(zone)),
                new Cities(new TestNode("leeds", "hangzhou", Optional.empty(), Optional.empty())),
                picture -> false,
                pictures -> Map.of());
    }

    private void addYears() {
        revise(new Revision.Unchanged(List.of()));
    }

    private List<Noted> revise(Revision decided) {
        Revision revision = rules.complete(item, decided, now);
        if (revision instanceof Revised revised) {
            item = revised.item();
        }
        return revision.noted();
    }

    private List<String> dates() {
        return item.content().festival().occurrences().stream()
                .map(date -> date.date() + (date.status() == OccurrenceStatus.SCHEDULED ? "" : " " + date.status()))
                .toList();
    }
}
