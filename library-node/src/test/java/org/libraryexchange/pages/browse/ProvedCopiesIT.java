package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.exchange.proving.ProvedRows;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Theme;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.watch.status.StatusReader;

/** What the pages and the API say about a proof: how much it proved, when, and what came after it. */
@QuarkusTest
class ProvedCopiesIT {

    private static final Instant MADE = Instant.parse("2026-11-20T02:14:00Z");

    private static String looking;

    @Inject
    StatusReader status;

    @Inject
    Lists lists;

    @Inject
    Readers readers;

    @Inject
    RecentHistory history;

    @Inject
    Clock clock;

    @Inject
    LibraryDetails details;

    @Inject
    Pages pages;

    @BeforeEach
    void begin() throws SQLException {
        if (looking == null) {
            looking = Staff.session("proofs.watcher", "ops");
        }
        ProvedRows.forget();
        stand(40);
    }

    @AfterEach
    void forget() throws SQLException {
        ProvedRows.forget();
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "delete from mirror_position where owner = 'hangzhou'");
        }
    }

    private static void stand(long sequence) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into mirror_position (owner, sequence) values ('hangzhou', ?)
                    on conflict (owner) do update set sequence = excluded.sequence
                    """, sequence);
        }
    }

    private static void compared(long sequence, long items, Difference... differences) throws SQLException {
        UUID proof = ProvedRows.answered(MADE);
        ProvedRows.signed(proof, "hangzhou", "leeds", sequence, items, MADE, differences);
    }

    /** What the page about the site says of the copy here, read anew. The node keeps it for a minute. */
    private String told(Language language) {
        Visit visit = new Visit(language, language.tag(), Theme.DEVICE, Address.of("/about"), false, true);
        HomeReader reader = new HomeReader(lists, readers, status, history, details, clock);
        return Jsoup.parse(pages.text(BrowseTemplates.about(reader.about(visit)), visit))
                .selectFirst(".copies li")
                .text();
    }

    private static Page page(String address, String language) {
        return Page.of(Staff.with(looking).header("Accept-Language", language).get(address))
                .isSound();
    }

    @Test
    void emptyProofProvesNothingAboutWhatCameLater() throws SQLException {
        // Given
        compared(0, 0);

        // Then
        assertThat(told(Language.ENGLISH))
                .isEqualTo(
                        "The copy of the Hangzhou catalogue on this site was last compared on 20 November 2026, 02:14, "
                                + "when there was nothing to compare. There have been 40 changes since.");
        assertThat(told(Language.CHINESE)).isEqualTo("本站保存的杭州目录副本于2026年11月20日02:14核验，当时尚无条目。此后有 40 处更改。");
        assertThat(page("/ops", "en").first(".tiles").text())
                .contains("when there was nothing yet", "40 changes since then, not proved yet");
        assertThat(page("/ops/mirror", "zh-CN").first(".pairs").text()).contains("此后有 40 处更改，尚未核验");
        JsonPath proved = Api.asOps().get("/api/v1/exchange/status").jsonPath();
        assertThat(proved.getLong("partners[0].provedHere.items")).isZero();
        assertThat(proved.getLong("partners[0].provedHere.changesSince")).isEqualTo(40);
    }

    @Test
    void proofThatCoversEverythingSaysHowMuch() throws SQLException {
        // Given
        compared(40, 158);

        // Then
        assertThat(told(Language.ENGLISH)).endsWith("on 20 November 2026, 02:14: all 158 records were identical.");
        assertThat(told(Language.CHINESE)).isEqualTo("本站保存的杭州目录副本于2026年11月20日02:14核验，158 条全部一致。");
        assertThat(page("/ops", "en").first(".tiles").text())
                .contains("158 of 158")
                .doesNotContain("since then");
    }

    @Test
    void differencesAndRejectionsAreToldApart() throws SQLException {
        // Given
        compared(39, 158, new Difference(UUID.randomUUID(), Sort.REJECTED, 8L, null, "wrong-shape"));
        String rejected = told(Language.ENGLISH);
        ProvedRows.forget();
        compared(39, 158, new Difference(UUID.randomUUID(), Sort.STALE, 8L, 5L, null));

        // Then
        assertThat(rejected)
                .endsWith(
                        "157 of 158 records were identical; the others were not accepted. There has been 1 change since.");
        assertThat(told(Language.ENGLISH))
                .contains("157 of 158 records were identical; the others are being repaired. There has been 1 change");
    }

    @Test
    void partnersCopyIsToldWithOurChangesSince() throws SQLException {
        // Given
        long before = Long.parseLong(Database.value("select sequence from own_log"));
        UUID proof = ProvedRows.finished(MADE);
        ProvedRows.signed(proof, "leeds", "hangzhou", before, 3, MADE);
        Api.created(Documents.published(Documents.lightNight()));

        // Then
        assertThat(Api.asOps()
                        .get("/api/v1/exchange/status")
                        .jsonPath()
                        .getLong("partners[0].provedThere.changesSince"))
                .isEqualTo(1);
        assertThat(page("/ops", "en").first(".tiles").text()).contains("3 of 3", "1 change since then");
    }
}
