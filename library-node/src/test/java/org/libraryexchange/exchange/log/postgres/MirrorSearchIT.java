package org.libraryexchange.exchange.log.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.seal.SealCheck;

/** What those who follow a log by its places are told when a batch is applied. */
class MirrorSearchIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final Judge JUDGE = new Judge(CityLog.items(LogItems.OWNER), SealCheck.none());

    @Test
    void rowsThatComeAtAPlaceWhichFollowersHavePassedAreNoted() throws SQLException {
        // Given
        apply(DATABASE.sessions(), item(1, 10, 0));
        long untouched = notes();

        // When
        apply(DATABASE.sessions(), item(2, 4, 0), item(3, 7, 0));

        // Then
        assertThat(untouched).isZero();
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void noLetterIsNoted() throws SQLException {
        // When
        apply(
                DATABASE.sessions()
                        .with(
                                "letters hangzhou",
                                "set search_path = letters, public; set library.partner = 'hangzhou';"),
                item(1, 4, 0));

        // Then
        assertThat(notes()).isZero();
    }

    private static void apply(DatabaseSessions sessions, DocumentRecord... items) {
        try (PostgresMirror mirror =
                new PostgresMirror(sessions, Limits.OF_REJECTIONS, LogItems.OWNER, "library.hangzhou.items")) {
            Position from = mirror.position();
            List<Judgement> judgements = Arrays.stream(items)
                    .map(item -> JUDGE.judge(InMemoryLog.raw(item).at(from.nextOffset())))
                    .toList();
            mirror.apply(MirrorBatch.of(from, new Position("topic-1", from.nextOffset(), from.sequence()), judgements));
        }
    }

    private static long notes() throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                ResultSet row = session.createStatement()
                        .executeQuery("select (select count(*) from item_note)"
                                + " + (select count(*) from letters.item_note)")) {
            row.next();
            return row.getLong(1);
        }
    }
}
