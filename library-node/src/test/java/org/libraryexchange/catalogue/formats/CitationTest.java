package org.libraryexchange.catalogue.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.catalogue.formats.Citation.Edition;
import org.libraryexchange.catalogue.formats.Citation.Time;
import org.libraryexchange.catalogue.formats.Citation.Work;

class CitationTest {

    private static final URI LINK = URI.create("https://leeds.example.org/items/019ac1f2");

    @Test
    void textNamesWhatWhoWhenAndWhere() {
        assertThat(basin().text())
                .isEqualTo("Godfrey Bingley, 陈善. The basin. 1890–1895. Photograph. Leeds Central Library, LC 12."
                        + " Leeds Libraries, version 3, 20 Nov 2026. https://leeds.example.org/items/019ac1f2");
    }

    @Test
    void creditLineNamesTheTerms() {
        assertThat(basin().credit())
                .isEqualTo("The basin., Godfrey Bingley, 陈善, Leeds Libraries, CC BY 4.0,"
                        + " https://leeds.example.org/items/019ac1f2");
    }

    @Test
    void bibTexHasAnEntry() {
        assertThat(basin().bibTex()).isEqualTo("""
                @misc{leeds-019ac1f2,
                  author = {{Godfrey Bingley} and {陈善}},
                  title = {{The basin.}},
                  titleaddon = {运河},
                  date = {1890/1895},
                  year = {1890–1895},
                  howpublished = {Photograph},
                  organization = {Leeds Libraries},
                  note = {Leeds Central Library, LC 12. version 3, 20 Nov 2026. CC BY 4.0},
                  abstract = {Before the warehouses.},
                  keywords = {Canals, Trade},
                  language = {en},
                  url = {https://leeds.example.org/items/019ac1f2},
                }
                """);
    }

    @Test
    void risHasAnEntry() {
        assertThat(basin().ris()).isEqualTo("""
                TY  - ART
                ID  - leeds-019ac1f2
                AU  - Godfrey Bingley
                AU  - 陈善
                TI  - The basin.
                TT  - 运河
                PY  - 1890
                DA  - 1890///1890–1895
                M3  - Photograph
                PB  - Leeds Libraries
                ET  - version 3, 20 Nov 2026
                AV  - Leeds Central Library, LC 12
                AB  - Before the warehouses.
                KW  - Canals
                KW  - Trade
                LA  - en
                C1  - CC BY 4.0
                UR  - https://leeds.example.org/items/019ac1f2
                ER  -\s
                """.replace("\n", "\r\n"));
    }

    @Test
    void noTextBreaksOutOfAnEntry() {
        // Given
        Citation hostile = titled("100% {A} & B_c #1 $5 ~x^2 \\end}\r\nER  - \r\nTY  - BOOK*", "O*Neil");

        // When, Then
        assertThat(hostile.bibTex())
                .contains("  title = {{100\\% \\textbraceleft{}A\\textbraceright{} \\& B\\_c \\#1 \\$5"
                        + " \\textasciitilde{}x\\textasciicircum{}2 \\textbackslash{}end\\textbraceright{}"
                        + " ER - TY - BOOK*}},\n");
        assertThat(hostile.bibTex().chars().filter(each -> each == '{').count())
                .isEqualTo(hostile.bibTex().chars().filter(each -> each == '}').count());
        assertThat(hostile.ris().lines().filter(line -> line.startsWith("TY"))).hasSize(1);
        assertThat(hostile.ris().lines().filter(line -> line.startsWith("ER"))).hasSize(1);
        assertThat(hostile.ris()).contains("AU  - O Neil\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1890, 1890//",
        "1890-05, 1890/05/",
        "2027-10-07/2027-10-09, 2027/10/07",
        "1770~, 1770//",
        "18XX, ''",
        "-0099, ''",
        "1890-21, ''",
        "'', ''"
    })
    void risHasADateOnlyIfItBeginsInOneYear(String edtf, String date) {
        assertThat(new Time("words", edtf).beginning().orElse("")).isEqualTo(date);
    }

    private static Citation basin() {
        Work work = new Work(
                "photograph",
                "Photograph",
                new TaggedText("en", "The basin."),
                List.of("运河"),
                List.of("Godfrey Bingley", "陈善"),
                new Time("1890–1895", "1890/1895"),
                "Leeds Central Library, LC 12",
                "Before the warehouses.",
                List.of("Canals", "Trade"));
        Edition edition = new Edition("Leeds Libraries", "version 3, 20 Nov 2026", LINK, "CC BY 4.0");
        return new Citation("leeds-019ac1f2", work, edition);
    }

    private static Citation titled(String title, String creator) {
        Work work = new Work(
                "",
                "Event",
                new TaggedText("en", title),
                List.of(),
                List.of(creator),
                new Time("", ""),
                "",
                "",
                List.of());
        return new Citation("leeds-1", work, new Edition("Leeds Libraries", "version 1", LINK, ""));
    }
}
