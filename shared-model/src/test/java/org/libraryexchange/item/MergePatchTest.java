package org.libraryexchange.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {

    /** The examples of RFC 7396 appendix A in which target and patch are objects, and that of section 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}             | {'a':'c'}               | {'a':'c'}",
                "{'a':'b'}             | {'b':'c'}               | {'a':'b','b':'c'}",
                "{'a':'b'}             | {'a':null}              | {}",
                "{'a':'b','b':'c'}     | {'a':null}              | {'b':'c'}",
                "{'a':['b']}           | {'a':'c'}               | {'a':'c'}",
                "{'a':'c'}             | {'a':['b']}             | {'a':['b']}",
                "{'a':{'b':'c'}}       | {'a':{'b':'d','c':null}}| {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}     | {'a':[1]}               | {'a':[1]}",
                "{'e':null}            | {'a':1}                 | {'e':null,'a':1}",
                "{}                    | {'a':{'bb':{'ccc':null}}}| {'a':{'bb':{}}}",
                "{'a':'b'}             | {'a':{'b':null,'c':1}}  | {'a':{'c':1}}",
                "{'title':'Goodbye!','author':{'givenName':'John','familyName':'Doe'},'tags':['example','sample']}"
                        + " | {'title':'Hello!','phone':'+01','author':{'familyName':null},'tags':['example']}"
                        + " | {'title':'Hello!','author':{'givenName':'John'},'tags':['example'],'phone':'+01'}"
            })
    void examplesOfTheStandard(String target, String patch, String result) {
        ObjectNode patched = (ObjectNode) Mutation.json(target);

        MergePatch.apply(patched, (ObjectNode) Mutation.json(patch));

        assertThat(patched).isEqualTo(Mutation.json(result));
    }

    @Test
    void patchOfAnItemChangesWhatItNamesAndNothingElse() throws Exception {
        // Given
        ItemContent current = Items.lightNight().content();

        // When
        ItemDraft draft = ItemDraft.patched(
                current, utf8("{\"title\": {\"en\": \"Light Night\", \"zh-Hans\": null}, \"media\": null}"));

        // Then
        assertThat(draft.status()).isEmpty();
        assertThat(draft.content().title().byLanguage()).hasSize(1).containsEntry("en", "Light Night");
        assertThat(draft.content().media()).isEmpty();
        assertThat(draft.content().event()).isEqualTo(current.event());
    }

    @Test
    void emptyPatchChangesNothing() throws Exception {
        for (Item item : Items.all().toList()) {
            assertThat(ItemDraft.patched(item.content(), utf8("{}")).content()).isEqualTo(item.content());
        }
    }

    @Test
    void patchMayPublish() throws Exception {
        assertThat(ItemDraft.patched(Items.lightNight().content(), utf8("{\"status\": \"published\"}"))
                        .status())
                .contains(Status.PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"owner\": \"hangzhou\"}", "{\"version\": null}", "{\"titel\": {}}", "{\"title\": 1}"})
    void patchObeysTheRulesOfADraft(String patch) {
        assertThat(catchThrowableOfType(
                        InvalidItemException.class,
                        () -> ItemDraft.patched(Items.lightNight().content(), utf8(patch))))
                .isNotNull();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
