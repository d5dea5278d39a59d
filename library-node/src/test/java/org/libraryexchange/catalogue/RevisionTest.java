package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.catalogue.Revision.Unchanged;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.Withdrawal;
import org.libraryexchange.item.WithdrawalRequest;

class RevisionTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final Instant CREATED = Instant.parse("2026-11-02T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T14:05:11Z");
    private static final ItemContent LIGHT_NIGHT = content("Light Night");
    private static final ItemContent DARK_NIGHT = content("Dark Night");

    @ParameterizedTest
    @CsvSource({"'', DRAFT", "draft, DRAFT", "published, PUBLISHED"})
    void firstVersionHasTheStatusAskedForOrIsADraft(String asked, Status expected) throws Exception {
        // When
        Item first = Revision.first(ID, "leeds", draft(asked, LIGHT_NIGHT), NOW);

        // Then
        assertThat(first.status()).isEqualTo(expected);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.created()).isEqualTo(first.updated()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, '', DRAFT",
        "DRAFT, draft, DRAFT",
        "DRAFT, published, PUBLISHED",
        "PUBLISHED, '', PUBLISHED",
        "PUBLISHED, published, PUBLISHED",
        "WITHDRAWN, '', WITHDRAWN",
        "WITHDRAWN, published, PUBLISHED"
    })
    void otherContentMakesTheNextVersion(Status current, String asked, Status expected) throws Exception {
        // When
        Revision revision = Revision.ofDocument(item(current), draft(asked, DARK_NIGHT), NOW);

        // Then
        assertThat(revision).isInstanceOfSatisfying(Revised.class, revised -> {
            assertThat(revised.item().status()).isEqualTo(expected);
            assertThat(revised.item().version()).isEqualTo(8);
            assertThat(revised.item().content()).isEqualTo(DARK_NIGHT);
            assertThat(revised.item().created()).isEqualTo(CREATED);
            assertThat(revised.item().updated()).isEqualTo(NOW);
            assertThat(revised.item().withdrawal().isPresent()).isEqualTo(expected == Status.WITHDRAWN);
        });
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, ''", "DRAFT, draft", "PUBLISHED, ''", "PUBLISHED, published", "WITHDRAWN, ''"})
    void sameContentAndStatusAreNoChange(Status current, String asked) throws Exception {
        // When
        Revision revision = Revision.ofDocument(item(current), draft(asked, LIGHT_NIGHT), NOW);

        // Then
        assertThat(revision).isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED", "WITHDRAWN"})
    void nothingPublishedBecomesADraft(Status current) {
        assertThatThrownBy(() -> Revision.ofDocument(item(current), draft("draft", LIGHT_NIGHT), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.STATUS_CONFLICT));
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, true", "PUBLISHED, false", "WITHDRAWN, true"})
    void publishingChangesWhatIsNotPublished(Status current, boolean changes) throws Exception {
        // When
        Revision revision = Revision.published(item(current), NOW);

        // Then
        assertThat(revision instanceof Revised).isEqualTo(changes);
    }

    @Test
    void publishingChecksWhatADraftMayLack() {
        // Given
        Item draft = item(Status.DRAFT, unlicensed());

        // Then
        assertThatThrownBy(() -> Revision.published(draft, NOW))
                .isInstanceOfSatisfying(
                        InvalidItemException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/licence"));
    }

    @Test
    void draftMayLackALicence() throws Exception {
        // When
        Revision revision = Revision.ofDocument(item(Status.DRAFT), draft("", unlicensed()), NOW);

        // Then
        assertThat(revision).isInstanceOf(Revised.class);
    }

    @Test
    void withdrawalKeepsTheContentAndTellsWhen() throws Exception {
        // When
        Revision revision = Revision.withdrawn(item(Status.PUBLISHED), new WithdrawalRequest(null), NOW);

        // Then
        assertThat(revision).isInstanceOfSatisfying(Revised.class, revised -> {
            assertThat(revised.item().status()).isEqualTo(Status.WITHDRAWN);
            assertThat(revised.item().content()).isEqualTo(LIGHT_NIGHT);
            assertThat(revised.item().withdrawal()).contains(new Withdrawal(null, NOW));
        });
    }

    @Test
    void withdrawnItemIsNotWithdrawnAgain() throws Exception {
        // When
        Revision revision = Revision.withdrawn(item(Status.WITHDRAWN), new WithdrawalRequest(null), NOW);

        // Then
        assertThat(revision).isInstanceOf(Unchanged.class);
    }

    @Test
    void draftIsNotWithdrawn() {
        assertThatThrownBy(() -> Revision.withdrawn(item(Status.DRAFT), new WithdrawalRequest(null), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.STATUS_CONFLICT));
    }

    private static ItemContent content(String title) {
        return read(Documents.titled(Documents.lightNight(), title).toString());
    }

    private static ItemContent unlicensed() {
        var document = Documents.lightNight();
        document.remove("licence");
        return read(document.toString());
    }

    private static ItemContent read(String document) {
        try {
            return ItemDraft.read(Documents.utf8(document)).content();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ItemDraft draft(String status, ItemContent content) {
        Optional<Status> asked = switch (status) {
            case "draft" -> Optional.of(Status.DRAFT);
            case "published" -> Optional.of(Status.PUBLISHED);
            default -> Optional.empty();
        };
        return new ItemDraft(asked, content);
    }

    private static Item item(Status status) {
        return item(status, LIGHT_NIGHT);
    }

    private static Item item(Status status, ItemContent content) {
        Optional<Withdrawal> withdrawal =
                status == Status.WITHDRAWN ? Optional.of(new Withdrawal(null, CREATED)) : Optional.empty();
        return new Item(ID, "leeds", status, 7, CREATED, CREATED, content, TextNotes.NONE, withdrawal);
    }
}
