package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Sister;
import org.libraryexchange.item.SisterRelation;
import org.libraryexchange.item.Translated;
import org.libraryexchange.letter.ItemVersion;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Sort;
import org.libraryexchange.pages.desk.OfferPosting.Result;

/** What somebody typed becomes changes, and nothing else does. */
class OfferPostingTest {

    private static final UUID ID = UUID.fromString("0197ba2e-7f7b-4f6c-93b1-0c8e4f0a9d11");
    private static final String TEA = "龙井茶的采摘";

    private static OfferItem item(long version, ObjectNode document) {
        return new OfferItem(ID, new ItemVersion(version, "0".repeat(64)), true, document);
    }

    private static ObjectNode tea() {
        return Documents.json("""
                {"kind": "festival", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "%s", "en": "Tea harvest"},
                 "description": {"zh-Hans": "第一段\\n\\n第二段"},
                 "subjects": [{"label": {"zh-Hans": "茶"}}]}
                """.formatted(TEA));
    }

    /** The form as the page shows it, with these texts typed over. */
    private static PostedForm form(OfferItem shown, Map<String, String> typed) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        shown.texts()
                .forEach(text -> List.of("zh-Hans", "en").forEach(language -> {
                    JsonPath place = text.place().child(language);
                    fields.put(OfferPosting.WAS + place, List.of(OfferPosting.shown(shown, place)));
                    fields.put(
                            OfferPosting.TEXT + place, List.of(shown.text(place).replace("\n", "\r\n")));
                }));
        typed.forEach((field, text) -> fields.put(field, List.of(text)));
        return new PostedForm(fields);
    }

    @Test
    void fieldsThatNobodyTouchedAreNoChanges() {
        // Given
        OfferItem item = item(1, tea());

        // When
        Result posted = OfferPosting.of(form(item, Map.of()), item);

        // Then
        assertThat(posted.proposal().changes()).isEmpty();
        assertThat(posted.moved()).isEmpty();
    }

    @Test
    void newTextIsATranslationOfTheOriginal() {
        // Given
        OfferItem item = item(1, tea());

        // When
        Proposal proposal = OfferPosting.of(
                        form(
                                item,
                                Map.of(
                                        "offer.text/subjects/0/label/en", " Tea ",
                                        "offer.machine/subjects/0/label/en", "true")),
                        item)
                .proposal();

        // Then
        assertThat(proposal.sort()).isEqualTo(Sort.TRANSLATION);
        ProposedChange change = proposal.changes().get(0);
        assertThat(change.pointer()).isEqualTo("/subjects/0/label/en");
        assertThat(change.was()).isNull();
        assertThat(change.becomes().asText()).isEqualTo("Tea");
        assertThat(change.source().pointer()).isEqualTo("/subjects/0/label/zh-Hans");
        assertThat(change.source().sha256()).isEqualTo(Translated.fingerprint("茶"));
        assertThat(change.machine()).isTrue();
    }

    @Test
    void changeOfATextThatStandsIsACorrection() {
        // Given
        OfferItem item = item(1, tea());

        // When
        Proposal proposal = OfferPosting.of(
                        form(item, Map.of("offer.text/title/en", "The tea harvest", "offer.credit", "Leeds Libraries")),
                        item)
                .proposal();

        // Then
        assertThat(proposal.sort()).isEqualTo(Sort.CORRECTION);
        assertThat(proposal.credit()).isEqualTo("Leeds Libraries");
        assertThat(proposal.changes().get(0).was().asText()).isEqualTo("Tea harvest");
    }

    @Test
    void translationIsOfTheOriginalThatTheSameOfferCorrects() {
        // Given
        OfferItem item = item(1, tea());

        // When
        Proposal proposal = OfferPosting.of(
                        form(
                                item,
                                Map.of(
                                        "offer.text/title/zh-Hans", "龙井茶采摘",
                                        "offer.text/title/en", "Harvest of Longjing tea")),
                        item)
                .proposal();

        // Then
        assertThat(proposal.changes())
                .filteredOn(change -> change.pointer().equals("/title/en"))
                .extracting(change -> change.source().sha256())
                .containsExactly(Translated.fingerprint("龙井茶采摘"));
        assertThat(proposal.changes())
                .filteredOn(change -> change.pointer().equals("/title/zh-Hans"))
                .extracting(ProposedChange::source)
                .containsOnlyNulls();
    }

    @Test
    void staleTranslationThatIsRenewedIsATranslation() {
        // Given
        ObjectNode document = tea();
        document.withObject("/translated/en/~1title")
                .put("from", "zh-Hans")
                .put("source", "0".repeat(16))
                .put("by", "leeds");
        OfferItem item = item(1, document);

        // When
        Proposal proposal = OfferPosting.of(form(item, Map.of("offer.text/title/en", "Picking tea")), item)
                .proposal();

        // Then
        assertThat(proposal.sort()).isEqualTo(Sort.TRANSLATION);
    }

    @Test
    void formOfAnEarlierVersionKeepsWhatWasTypedAndSaysWhatHasMoved() {
        // Given
        OfferItem before = item(1, tea());
        PostedForm form = form(before, Map.of("offer.text/title/en", "Picking tea"));
        ObjectNode newer = tea();
        newer.withObject("/title").put("en", "The harvest of tea");
        newer.withObject("/description").put("zh-Hans", "新的正文");

        // When
        Result posted = OfferPosting.of(form, item(2, newer));

        // Then
        assertThat(posted.moved()).containsExactly("/description", "/title");
        assertThat(posted.proposal().base().version()).isEqualTo(2);
        assertThat(posted.proposal().changes()).hasSize(1);
        assertThat(posted.proposal().changes().get(0).was().asText()).isEqualTo("The harvest of tea");
    }

    @Test
    void textThatStandsInTheItemByNowIsNoChange() {
        // Given
        OfferItem before = item(1, tea());
        ObjectNode newer = tea();
        newer.withObject("/title").put("en", "Picking tea");

        // When
        Result posted = OfferPosting.of(form(before, Map.of("offer.text/title/en", "Picking tea")), item(2, newer));

        // Then
        assertThat(posted.proposal().changes()).isEmpty();
    }

    @Test
    void sistersComeAfterThoseThatTheItemHas() {
        // Given
        ObjectNode document = tea();
        document.withArray("/sisters")
                .addObject()
                .put("owner", "leeds")
                .put("id", ID.toString())
                .put("relation", "same");
        OfferItem item = item(1, document);
        ProposedChange sister =
                OfferPosting.sister(new Sister("leeds", UUID.randomUUID(), SisterRelation.COUNTERPART, null));

        // When
        Proposal proposal = OfferPosting.onto(
                new Proposal(ID, item.version(), Sort.TRANSLATION, null, List.of(sister, sister)), item);

        // Then
        assertThat(proposal.changes()).extracting(ProposedChange::pointer).containsExactly("/sisters/1", "/sisters/2");
        assertThat(proposal.sort()).isEqualTo(Sort.SISTER);
    }

    @Test
    void whatThePageDoesNotShowStays() {
        // Given
        OfferItem item = item(1, tea());

        // When
        Proposal proposal = OfferPosting.of(
                        form(
                                item,
                                Map.of(
                                        "offer.kept",
                                        "{\"becomes\":\"Récolte du thé\",\"machine\":true,\"pointer\":\"/title/fr\"}")),
                        item)
                .proposal();

        // Then
        assertThat(proposal.changes()).hasSize(1);
        assertThat(proposal.changes().get(0).machine()).isTrue();
        assertThat(proposal.changes().get(0).source().pointer()).isEqualTo("/title/zh-Hans");
    }

    @Test
    void textsAreInTheOrderOfTheReadersPage() {
        assertThat(item(1, tea()).texts())
                .extracting(text -> text.place().toString())
                .containsExactly("/title", "/description", "/subjects/0/label");
    }
}
