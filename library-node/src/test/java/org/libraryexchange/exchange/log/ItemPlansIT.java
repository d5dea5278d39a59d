package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checks how PostgreSQL finds items before it has statistics, as on a node's first day; sessions keep such plans. */
class ItemPlansIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    @Test
    void foreignKeyIsCheckedByThePrimaryKey() throws SQLException {
        assertThat(plan(
                        "(uuid, text)",
                        "select 1 from only item where id = $1 and owner = $2 for key share",
                        "null, null"))
                .contains("using item_pk", "Index Cond: ((id = $1) AND (owner = $2))");
    }

    @Test
    void manyItemsAreFoundByThePrimaryKey() throws SQLException {
        assertThat(plan("(text, uuid[])", "select document from item where owner = $1 and id = any($2)", "null, null"))
                .contains("using item_pk");
    }

    @Test
    void logIsReadInItsOrder() throws SQLException {
        assertThat(plan(
                        "(text, bigint)",
                        "select id from item where owner = $1 and sequence > $2 order by sequence limit 500",
                        "null, null"))
                .contains("using item_log_order", "Index Cond: ((owner = $1) AND (sequence > $2))")
                .doesNotContain("Sort");
    }

    private static String plan(String types, String query, String parameters) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare asked" + types + " as " + query);
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = statement.executeQuery("explain execute asked(" + parameters + ")")) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
