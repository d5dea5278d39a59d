package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.letter.HandlingRequest;

/** A city that does not tell its partner what it has read. */
@QuarkusTest
class UntoldReadingIT {

    @Inject
    Post post;

    @Inject
    Correspondence correspondence;

    private Handlings handlings;

    @BeforeEach
    void beDiscreet() {
        handlings = new Handlings(post, LetterSettings.discreet());
    }

    @Test
    void readingStaysAtHomeAndTheNextStepIsTold() throws Exception {
        // Given
        UUID letter = PostRows.received("Forty lanterns.").head().id();

        // When
        PostRow read = handled(letter, "{\"state\": \"read\"}");
        PostRow answered = handled(letter, "{\"state\": \"answered\"}");

        // Then
        assertThat(read.sequence()).isNull();
        assertThat(read.document().bytes()).asString(StandardCharsets.UTF_8).contains("\"state\":\"read\"");
        assertThat(answered.sequence()).isPositive();
        assertThat(answered.status()).isEqualTo("current");
    }

    @Test
    void whoAsksForErasureTellsThatItWasRead() throws Exception {
        // Given
        UUID letter = PostRows.received("Forty lanterns.").head().id();
        PostRow read = handled(letter, "{\"state\": \"read\"}");

        // When
        PostRow asked = QuarkusTransaction.requiringNew()
                .call(() -> handlings.askErasure(letter, Precondition.version(read.entityTag())));

        // Then
        assertThat(asked.sequence()).isPositive();
    }

    @Test
    void nothingIsSaidOfALetterThatSomebodyOpens() throws Exception {
        // Given
        UUID letter = PostRows.received("Forty lanterns.").head().id();

        // When
        handlings.opened(List.of(correspondence.letter(letter).orElseThrow()));

        // Then
        assertThat(correspondence.letter(letter).orElseThrow().state()).isEqualTo("unread");
    }

    private PostRow handled(UUID letter, String body) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        handlings.handle(letter, Precondition.needed("*"), HandlingRequest.read(Documents.utf8(body))));
    }
}
