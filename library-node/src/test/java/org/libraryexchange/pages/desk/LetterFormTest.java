package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.pages.desk.LetterForm.Addressee;

class LetterFormTest {

    private static LetterForm posted(String body) {
        return LetterForm.posted(UUID.randomUUID(), PostedForm.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"york, york, ''", "york/events, york, events", "'', '', ''"})
    void oneChoiceNamesCityAndDesk(String chosen, String city, String desk) {
        // When
        LetterForm form = posted("/to=hangzhou&/toDesk=local-documents&addressee=" + chosen);

        // Then
        assertThat(form.values().text("/to")).isEqualTo(city);
        assertThat(form.values().text("/toDesk")).isEqualTo(desk);
    }

    @Test
    void formWithoutThatChoiceKeepsItsPartner() {
        // When
        LetterForm form = posted("/to=hangzhou&/toDesk=events");

        // Then
        assertThat(Addressee.of(form.values())).isEqualTo(new Addressee("hangzhou", "events"));
    }

    @ParameterizedTest
    @CsvSource({
        "/inReplyTo=019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11, true",
        "/thread=019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11, true",
        "/subject/en=Lanterns, false"
    })
    void conversationThatHasBegunStaysWithItsPartner(String field, boolean continues) {
        assertThat(posted(field).continues()).isEqualTo(continues);
    }
}
