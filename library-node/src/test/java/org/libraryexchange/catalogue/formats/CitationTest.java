package org.libraryexchange.catalogue.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.catalogue.formats.Citation.Edition;
import org.libraryexchange.catalogue.formats.Citation.Origin;
import org.libraryexchange.catalogue.formats.Citation.Time;
import org.libraryexchange.catalogue.formats.Citation.Work;

class CitationTest {

    private static final URI LINK = URI.create("https://leeds.example.org/items/019ac1f2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "photograph   | Z",
                "printed-text | M",
                "map          | CM",
                "manuscript   | A",
                "oral-history | Z",
                "a-new-form   | Z"
            })
    void chineseStandardNamesWhatItIsAndWhereItIs(String form, String letters) {
        assertThat(basin(form, "Godfrey Bingley", "陈善").gbt7714())
                .isEqualTo("Godfrey Bingley, 陈善. The basin[" + letters + "/OL]. Leeds Central Library, LC 12,"
                        + " 1890-1895(2026-11-20)[2026-12-01]. https://leeds.example.org/items/019ac1f2.");
    }

    @Test
    void harvardNamesWhoWhenWhatAndWhere() {
        assertThat(basin("photograph", "Godfrey Bingley", "陈善").harvard())
                .isEqualTo("Godfrey Bingley and 陈善 (1890–1895) The basin. Leeds Central Library, LC 12."
                        + " Available at: https://leeds.example.org/items/019ac1f2 (Accessed: 1 December 2026).");
    }

    @Test
    void pageOfACatalogueIsByItsLibraryAndOfItsLastChange() {
        // Given
        Citation festival = page("观潮节", "zh-Hans", "杭州图书馆");

        // When, Then
        assertThat(festival.gbt7714())
                .isEqualTo("杭州图书馆. 观潮节[EB/OL]. (2026-11-20)[2026-12-01]. https://leeds.example.org/items/019ac1f2.");
        assertThat(festival.harvard())
                .isEqualTo("杭州图书馆 (2026) ‘观潮节’."
                        + " Available at: https://leeds.example.org/items/019ac1f2 (Accessed: 1 December 2026).");
        assertThat(festival.bibTex())
                .contains(
                        "  date = {2026-11-20},\n", "  year = {2026},\n", "  address = {西湖},\n", "note = {18 Sep 2027");
        assertThat(festival.ris())
                .contains("TY  - ELEC\r\n", "DA  - 2026/11/20/\r\n", "CY  - 西湖\r\n", "N1  - 18 Sep 2027\r\n");
    }

    @Test
    void onlySomeOfManyCreatorsAreNamed() {
        Citation map = basin("map", "A", "B", "C", "D");

        assertThat(map.gbt7714()).startsWith("A, B, C, et al. The basin[CM/OL]");
        assertThat(map.harvard()).startsWith("A et al. (1890–1895) The basin. ");
        assertThat(map.ris()).contains("AU  - D\r\n");
    }

    @Test
    void workOfNobodyBeginsWithItsTitle() {
        assertThat(basin("map").harvard()).startsWith("The basin (1890–1895). Leeds Central Library, LC 12. ");
        assertThat(basin("map").gbt7714()).startsWith("The basin[CM/OL]. Leeds Central Library, LC 12, 1890-1895(");
    }

    @ParameterizedTest
    @CsvSource({
        "1890, 1890",
        "1890-05-06, 1890",
        "1890/1895-02, 1890–1895",
        "1890-01/1890-05, 1890",
        "18XX, words",
        "'', words"
    })
    void yearsAreNumbersIfTheyAreExactlyKnown(String edtf, String years) {
        assertThat(new Time("words", edtf).years("–")).isEqualTo(years);
    }

    @Test
    void creditLineNamesTheTerms() {
        assertThat(basin("photograph", "Godfrey Bingley", "陈善").credit())
                .isEqualTo("The basin., Godfrey Bingley, 陈善, Leeds Libraries, CC BY 4.0,"
                        + " https://leeds.example.org/items/019ac1f2");
    }

    @Test
    void bibTexHasAnEntry() {
        assertThat(basin("printed-text", "Godfrey Bingley", "陈善").bibTex()).isEqualTo("""
                @book{leeds-019ac1f2,
                  author = {{Godfrey Bingley} and {陈善}},
                  title = {{The basin.}},
                  titleaddon = {运河},
                  date = {1890/1895},
                  year = {1890–1895},
                  howpublished = {printed-text},
                  organization = {Leeds Libraries},
                  library = {Leeds Central Library, LC 12},
                  note = {CC BY 4.0},
                  abstract = {Before the warehouses.},
                  keywords = {Canals, Trade},
                  language = {en},
                  url = {https://leeds.example.org/items/019ac1f2},
                  urldate = {2026-12-01},
                }
                """);
    }

    @Test
    void risHasAnEntry() {
        assertThat(basin("printed-text", "Godfrey Bingley", "陈善").ris()).isEqualTo("""
                TY  - BOOK
                ID  - leeds-019ac1f2
                AU  - Godfrey Bingley
                AU  - 陈善
                TI  - The basin.
                TT  - 运河
                PY  - 1890
                DA  - 1890///1890–1895
                M3  - printed-text
                AV  - Leeds Central Library
                CN  - LC 12
                DP  - Leeds Libraries
                AB  - Before the warehouses.
                KW  - Canals
                KW  - Trade
                LA  - en
                C1  - CC BY 4.0
                UR  - https://leeds.example.org/items/019ac1f2
                Y2  - 2026/12/01/
                ER  -\s
                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"photograph, ART", "map, MAP", "manuscript, MANSCPT", "film, MPCT", "sound, SOUND", "building, GEN"})
    void risNamesTheType(String form, String type) {
        assertThat(basin(form).ris()).startsWith("TY  - " + type + "\r\n");
    }

    @Test
    void noTextBreaksOutOfAnEntry() {
        // Given
        Citation hostile = page("100% {A} & B_c #1 $5 ~x^2 \\end}\r\nER  - \r\nTY  - BOOK*", "en", "O*Neil");

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

    private static Citation basin(String form, String... creators) {
        Work work = new Work(
                form,
                form,
                new TaggedText("en", "The basin."),
                List.of("运河"),
                List.of(creators),
                new Time("1890–1895", "1890/1895"),
                new Origin("", "Leeds Central Library", "LC 12", "", ""),
                "Before the warehouses.",
                List.of("Canals", "Trade"));
        return new Citation("leeds-019ac1f2", work, edition("Leeds Libraries", "CC BY 4.0"));
    }

    private static Citation page(String title, String language, String library) {
        Work work = new Work(
                "",
                "Event",
                new TaggedText(language, title),
                List.of(),
                List.of(library),
                new Time("", "2026-11-20"),
                new Origin("", "", "", "西湖", "18 Sep 2027"),
                "",
                List.of());
        return new Citation("leeds-1", work, edition(library, ""));
    }

    private static Edition edition(String publisher, String rights) {
        return new Edition(publisher, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 1), LINK, rights);
    }
}
