package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.base.text.Synonyms;
import org.libraryexchange.item.Audience;

class SynonymFileTest {

    private static final String OWN = "gazetteer/synonyms.csv";

    @TempDir
    Path folder;

    @Test
    void allWordsInALineAreOfOneGroup() throws IOException {
        // Given
        String file = file("# remarks\nen,zh-Hans,audience\n\nchild | kid,儿童,children\n# more\ncanal,运河,\n");

        // When
        List<Synonyms> groups = SynonymFile.read(file);

        // Then
        assertThat(groups)
                .containsExactly(
                        Synonyms.words(Set.of("child", "kid", "儿童"), Set.of("children")),
                        Synonyms.words(Set.of("canal", "运河"), Set.of()));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> SynonymFile.read(folder.resolve("none.csv").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void aLineWithTooManyCellsIsRefused() throws IOException {
        String file = file("en,zh-Hans\ncanal,运河,more\n");

        assertThatThrownBy(() -> SynonymFile.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file);
    }

    @Test
    void ownGroupsHaveWordsInBothLanguages() {
        assertThat(SynonymFile.read(OWN))
                .allMatch(group -> group.words().stream().anyMatch(Run::anyHan))
                .allMatch(group -> group.words().stream().anyMatch(word -> !Run.anyHan(word)));
    }

    @Test
    void aWordBelongsToOneOwnGroupOnly() {
        assertThat(SynonymFile.read(OWN).stream()
                        .map(Synonyms::words)
                        .flatMap(Collection::stream)
                        .map(word -> word.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void noOwnWordIsASingleCharacter() {
        assertThat(SynonymFile.read(OWN).stream().map(Synonyms::words).flatMap(Collection::stream))
                .allMatch(word -> word.length() > 1);
    }

    @Test
    void everyAudienceIsFoundAndNoOther() {
        List<String> audiences = Arrays.stream(Audience.values())
                .map(audience -> audience.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();

        assertThat(SynonymFile.read(OWN).stream().map(Synonyms::audiences).flatMap(Collection::stream))
                .containsAll(audiences)
                .isSubsetOf(audiences);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("synonyms.csv"), text).toString();
    }
}
