package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** A node works as a role that cannot change the schema. It also works as its owner, and says so. */
@Tag("long")
@ExtendWith(SharedPair.class)
class NodeRoleIT {

    private static final String MAY_CHANGE_THE_SCHEMA = "the node's role can change the schema";
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final CityUnderTest leeds;

    NodeRoleIT(PairUnderTest pair) {
        this.leeds = pair.leeds();
    }

    @AfterEach
    void leaveAsItWas() {
        leeds.restartNode();
    }

    @Test
    void nodeWorksAsARoleOfItsOwn() {
        // When
        leeds.restartNode();

        // Then
        assertThat(leeds.node().logTail(1_000)).doesNotContain(MAY_CHANGE_THE_SCHEMA);
        assertThat(leeds.database().query("""
                        select distinct usename from pg_stat_activity where application_name like 'library-node%'
                        """, row -> row.getString(1)))
                .containsExactly(leeds.postgres().nodeUser());
        assertItWrites();
    }

    @Test
    void nodeThatIsNotToldTheOwnersPasswordWorksUntilTheSchemaIsToChange() {
        // When
        leeds.startNode(Map.of("QUARKUS_FLYWAY_USERNAME", "", "QUARKUS_FLYWAY_PASSWORD", ""));
        leeds.awaitReady();

        // Then
        assertThat(leeds.node().logTail(1_000)).doesNotContain(MAY_CHANGE_THE_SCHEMA);
        assertItWrites();
    }

    @Test
    void nodeWithOneRoleWorksAsBeforeAndSaysSo() {
        // When
        leeds.startNode(Map.of(
                "QUARKUS_DATASOURCE_USERNAME",
                leeds.postgres().user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                leeds.postgres().password(),
                "QUARKUS_FLYWAY_USERNAME",
                "",
                "QUARKUS_FLYWAY_PASSWORD",
                ""));
        leeds.awaitReady();

        // Then
        assertThat(leeds.node().logTail(1_000)).contains(MAY_CHANGE_THE_SCHEMA + " role=leeds");
        assertItWrites();
    }

    @Test
    void wrongPasswordOfTheOwnerEndsTheNodeWithOneClearLine() {
        // When
        leeds.startNode(Map.of("QUARKUS_FLYWAY_PASSWORD", "wrong"));
        int exitCode = leeds.node().awaitEnd(GIVEN_UP);

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(leeds.node().logTail(1_000))
                .isEqualTo("The database refuses this node: FATAL: password authentication failed for user \"leeds\"");
    }

    private void assertItWrites() {
        String key = UUID.randomUUID().toString();
        assertThat(leeds.client().put("role", key, ItemDocuments.event(key).toString()))
                .isInstanceOf(Acknowledged.class);
    }
}
