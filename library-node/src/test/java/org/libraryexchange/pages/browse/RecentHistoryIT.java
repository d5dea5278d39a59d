package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Pictures.withPicture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Theme;
import org.libraryexchange.pages.web.Visit;

/** What the first page shows of local history. */
@QuarkusTest
class RecentHistoryIT {

    @Inject
    RecentHistory history;

    @Inject
    CityTitles cities;

    private static ObjectNode heldBy(String holder, String title) {
        ObjectNode document = published(titled(canalPhotograph(), title));
        document.withObject("/history/heldBy").put("en", holder);
        return withPicture(document, "A canal");
    }

    @Test
    void aCollectionThatHasJustBeenLoadedDoesNotHideAllOthers() {
        // Given
        created(published(canalPhotograph()));
        for (int n = 0; n < 5; n++) {
            created(heldBy("An old archive", "Old " + n));
        }
        for (int n = 0; n < 41; n++) {
            created(heldBy("A large collection", "Loaded " + n));
        }
        Indexed.awaitAll();
        Visit visit = new Visit(Language.ENGLISH, "en", Theme.DEVICE, Address.of("/"), false, true);

        // When
        List<LocalizedItem> recent = history.recent(visit, List.of(cities.own(Language.ENGLISH)));

        // Then
        assertThat(recent).hasSize(3).extracting(LocalizedItem::id).doesNotHaveDuplicates();
        assertThat(recent)
                .extracting(item -> item.title().text())
                .filteredOn(title -> title.startsWith("Loaded"))
                .hasSize(1);
    }
}
