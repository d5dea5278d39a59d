package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;

/** Letters and handlings as two cities would have them; between them they use every field. */
public final class ExampleLetters {

    private static final UUID THREAD = UUID.fromString("019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00");
    private static final Instant SENT = Instant.parse("2026-11-25T10:12:00Z");

    private static final String LANTERNS = """
            {"to": "hangzhou", "from": {"desk": "local-studies", "name": "Ruth Barker"}, "toDesk": "events",
             "originalLanguage": "en",
             "subject": {"en": "Lanterns for Light Night", "zh-Hans": "光之夜的灯笼"},
             "text": {"en": "Could you check our Chinese title?\\n\\nMany thanks.",
                      "zh-Hans": "能否请你们核对我们的中文标题？\\n\\n多谢。"},
             "machine": ["zh-Hans"],
             "about": [{"owner": "leeds", "id": "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", "version": 3}],
             "links": ["https://example.org/lightnight"], "asks": "check"}
            """;

    private static final String PHOTOGRAPHS = """
            {"to": "leeds", "thread": "019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00",
             "inReplyTo": "019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01", "from": {"desk": "events"},
             "originalLanguage": "zh-Hans", "subject": {"zh-Hans": "回复：光之夜的灯笼 \ud83c\udfee"},
             "text": {"zh-Hans": "标题很好。"}}
            """;

    private ExampleLetters() {}

    /** A letter of Leeds that begins a thread, in both languages. */
    public static SentLetter lanterns() {
        return draft(LANTERNS)
                .sent(id("019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01"), "leeds", THREAD, Turn.after(0, 0), SENT);
    }

    /** The answer of Hangzhou, in Chinese only. */
    public static SentLetter photographs() {
        return draft(PHOTOGRAPHS)
                .sent(id("019ac1f3-2d00-7b31-8c22-6c9b5d208f12"), "hangzhou", THREAD, Turn.after(1, 1), SENT);
    }

    /** What Hangzhou did with {@link #lanterns()}. */
    public static CurrentHandling declined() {
        Handled read = Handled.of(version(lanterns()), HandlingState.READ, null);
        LocalizedText reason = new LocalizedText(Map.of("en", "The title is right as it is.", "zh-Hans", "标题无需改动。"));
        return CurrentHandling.first("hangzhou", "leeds", read, SENT.plusSeconds(30))
                .next(Handled.of(version(lanterns()), HandlingState.DECLINED, reason), SENT.plusSeconds(60));
    }

    /** A handling with everything that it can have. */
    public static CurrentHandling accepted() {
        Handled handled = new Handled(
                version(lanterns()), HandlingState.PARTLY_ACCEPTED, List.of("/title/zh-Hans"), 4L, null, true);
        return CurrentHandling.first("hangzhou", "leeds", handled, SENT);
    }

    public static Stream<Letter> all() {
        return Stream.of(
                lanterns(),
                photographs(),
                lanterns().recalled(SENT.plusSeconds(480)),
                photographs().recalled(SENT.plusSeconds(480)),
                lanterns().erased(SENT.plusSeconds(960)));
    }

    public static Stream<Handling> handlings() {
        return Stream.of(declined(), accepted(), declined().erased(SENT.plusSeconds(960)));
    }

    public static LetterVersion version(Letter letter) {
        return new LetterVersion(letter.head().id(), letter.head().version(), Sha256.hex(document(letter)));
    }

    public static byte[] document(Letter letter) {
        try {
            return letter.document();
        } catch (InvalidItemException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] document(Handling handling) {
        try {
            return handling.document();
        } catch (InvalidItemException e) {
            throw new AssertionError(e);
        }
    }

    /** What a client sends to write {@link #lanterns()}. */
    static ObjectNode draftOfLanterns() {
        try {
            return (ObjectNode) StrictJson.tree(LANTERNS.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static LetterDraft draft(String document) {
        try {
            LetterDraft draft = LetterDraft.read(document.getBytes(StandardCharsets.UTF_8));
            draft.requireValid(true);
            return draft;
        } catch (MalformedJsonException | InvalidItemException e) {
            throw new AssertionError("the example breaks a rule: " + e.getMessage(), e);
        }
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }
}
