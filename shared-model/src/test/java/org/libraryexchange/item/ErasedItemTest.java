package org.libraryexchange.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.json.StrictJson;

class ErasedItemTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final Instant TIME = Instant.parse("2026-12-01T08:00:00.987Z");

    @Test
    void documentIsExactlyWhatTheContractLeaves() throws Exception {
        // When
        byte[] document = new ErasedItem(ID, "leeds", Kind.FESTIVAL, 4, TIME).document();

        // Then
        assertThat(document)
                .asString(UTF_8)
                .isEqualTo("{\"id\":\"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\",\"kind\":\"festival\",\"owner\":\"leeds\","
                        + "\"status\":\"erased\",\"updated\":\"2026-12-01T08:00:00Z\",\"version\":4}");
        assertThat(Schemas.errors(Schemas.ITEM, StrictJson.tree(document))).isEmpty();
    }

    @Test
    void firstVersionCannotBeErased() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasedItem(ID, "leeds", Kind.FESTIVAL, 1, TIME))
                .withMessageContaining("version");
    }
}
