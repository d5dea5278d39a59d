package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

class ItemQueryTest {

    private static final Set<String> CITIES = new TreeSet<>(Set.of("leeds", "hangzhou"));

    @Test
    void withoutParametersTheNewestPublishedItemsAreMeant() {
        // When
        ItemQuery query = query();

        // Then
        assertThat(query.filters().statuses()).containsExactly("published");
        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.filters().owner()).isEmpty();
        assertThat(query.after()).isEmpty();
        assertThat(query.filters().askForDrafts()).isFalse();
    }

    @Test
    void parametersAreRead() {
        // When
        ItemQuery query = query(
                "status", "withdrawn",
                "status", "draft",
                "owner", "hangzhou",
                "kind", "festival",
                "language", "zh-Hans",
                "updated-since", "2026-11-20T14:05:11+08:00",
                "limit", "200");

        // Then
        assertThat(query.filters().statuses()).containsExactly("withdrawn", "draft");
        assertThat(query.filters().askForDrafts()).isTrue();
        assertThat(query.filters().owner()).contains("hangzhou");
        assertThat(query.filters().kind()).contains("festival");
        assertThat(query.filters().terms()).containsEntry("language", "zh-Hans");
        assertThat(query.filters().updatedSince()).contains(Instant.parse("2026-11-20T06:05:11Z"));
        assertThat(query.limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, paris",
        "owner, ''",
        "kind, concert",
        "kind, CULTURAL_EVENT",
        "status, secret",
        "status, ''",
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, 1.5",
        "limit, ''",
        "limit, 99999999999",
        "updated-since, yesterday",
        "updated-since, 2026-11-20",
        "updated-since, 2026-11-20T14:05:11",
        "updated-since, +10000-01-01T00:00:00Z",
        "updated-since, -0001-01-01T00:00:00Z",
        "sort, colour",
        "sort, relevance",
        "facets, colour",
        "facets, ''",
        "from, 2027-02-30",
        "from, 2027",
        "from, -10000-01-01",
        "from, +10000-01-01",
        "to, -+0001-01-01",
        "to, tomorrow",
        "identifier, LN-2027",
        "identifier, /LN-2027",
        "near, 53.8",
        "near, '91,0'",
        "near, '53.8,-181'",
        "near, '1e1,0'",
        "near, 'NaN,0'",
        "radius, 5",
        "box, '-1.8,53.7,-1.3'",
        "box, '-1.8,53.95,-1.3,53.7'",
        "Limit, 5"
    })
    void wrongValuesAreRefused(String name, String value) {
        assertRefused(name, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "kind",
                "language",
                "updated-since",
                "limit",
                "cursor",
                "q",
                "sort",
                "subject",
                "from",
                "near",
                "box"
            })
    void repeatingAParameterOfOneValueIsRefused(String name) {
        assertRefused(name, "leeds", name, "leeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\uFFFD"})
    void textThatNoDatabaseHoldsIsRefused(String value) {
        assertRefused("language", value);
    }

    @Test
    void filtersAreTheSameWhateverTheOrderAndThePage() {
        // When
        String one = ItemQuery.tie(parameters("owner", "leeds", "kind", "festival", "limit", "5"), TitleOrder.ENGLISH);
        String other =
                ItemQuery.tie(parameters("kind", "festival", "cursor", "x", "owner", "leeds"), TitleOrder.ENGLISH);

        // Then
        assertThat(one).isEqualTo(other).isNotEqualTo(ItemQuery.tie(parameters("owner", "leeds"), TitleOrder.ENGLISH));
    }

    @Test
    void narrowingParametersAreRead() {
        // When
        ItemQuery query = query(
                "q", "light night",
                "identifier", "leeds-events/LN/2027",
                "from", "2027-10-01",
                "near", "53.8,-1.55",
                "radius", "2.5",
                "facets", "kind,decade,kind",
                "sort", "-date");

        // Then
        assertThat(query.plain()).isFalse();
        assertThat(query.filters().terms()).containsEntry("identifier", "leeds-events/LN/2027");
        assertThat(query.filters().days()).contains(new Days.Span(LocalDate.of(2027, 10, 1), LocalDate.MAX));
        assertThat(query.filters().area()).contains(new Area.Circle(53.8, -1.55, 2.5));
        assertThat(query.facets()).containsExactly(Facet.KIND, Facet.DECADE);
        assertThat(query.order()).isEqualTo(Order.LATEST);
    }

    @Test
    void parametersThatExcludeEachOtherAreRefused() {
        assertRefused("near", "53.8,-1.55", "box", "-1.8,53.7,-1.3,53.95");
        assertRefused("near", "53.8,-1.55", "radius", "0");
        assertRefused("from", "2027-10-02", "to", "2027-10-01");
        assertRefused("q", "x".repeat(201));
    }

    private static void assertRefused(String... namesAndValues) {
        assertThatThrownBy(() -> query(namesAndValues))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_PARAMETER));
    }

    private static ItemQuery query(String... namesAndValues) {
        return ItemQuery.of(parameters(namesAndValues), TitleOrder.ENGLISH, CITIES, new Cursors(null));
    }

    private static MultivaluedMap<String, String> parameters(String... namesAndValues) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }
}
