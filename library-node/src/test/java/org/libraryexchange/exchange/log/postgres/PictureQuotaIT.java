package org.libraryexchange.exchange.log.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.OverPictures;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/** A partner's pictures in the mirror: within its room, and never back once they were taken down. */
class PictureQuotaIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(DATABASE);

    private static final CityLog LOG = CityLog.pictures("hangzhou");
    private static final Instant NOON = Instant.parse("2027-05-08T12:00:00Z");

    private final List<AutoCloseable> open = new ArrayList<>();
    private PostgresMirror mirror;
    private Position position;
    private long sequence;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("insert into public.city (name, cursor_key) values ('leeds', 'x')");
        mirror = mirror(2, 1_000_000);
        position = mirror.position();
    }

    private PostgresMirror mirror(long forms, long bytes) {
        PostgresMirror made = new PostgresMirror(
                DATABASE.sessions(),
                Limits.OF_REJECTIONS,
                new PictureQuota(room(forms, bytes)),
                "hangzhou",
                LOG.topic());
        open.add(made);
        return made;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void pictureBeyondTheRoomIsRejectedAndTheOthersAreKept() throws SQLException {
        apply(picture(1), picture(2), picture(3));

        assertThat(row("select count(*) from pictures.item")).isEqualTo("2");
        assertThat(row("select reason || state || (value is not null) from pictures.rejected_record"))
                .isEqualTo("over-quotaopentrue");
        assertThat(position.sequence()).isEqualTo(3);
    }

    @Test
    void pictureIsAskedForAgainWhenThereIsRoom() throws SQLException {
        // Given
        apply(picture(1), picture(2), picture(3), picture(4));

        // When
        List<PictureQuota.Refused> none = asked(2);
        List<PictureQuota.Refused> noBytes = asked(9, 2L * picture(1).document().length + 200);
        List<PictureQuota.Refused> one = asked(3);

        // Then
        assertThat(none).isEmpty();
        assertThat(noBytes).isEmpty();
        assertThat(one).containsExactly(new PictureQuota.Refused(picture(3).id(), 3));
        assertThat(row("select string_agg(state, ' ' order by id) from pictures.rejected_record"))
                .isEqualTo("requested open");
    }

    @Test
    void bytesCountAsWell() throws SQLException {
        mirror = mirror(10, picture(1).document().length + 10L);

        apply(picture(1), picture(2));

        assertThat(row("select count(*) from pictures.item")).isEqualTo("1");
        assertThat(row("select forms || ' ' || bytes from pictures.stored"))
                .isEqualTo("1 " + picture(1).document().length);
    }

    @Test
    void pictureThatIsHereAlreadyTakesNoMoreRoomAndWhatIsGoneTakesNone() throws SQLException {
        // Given
        apply(picture(1), picture(2));

        // When
        apply(picture(1), picture(2).gone(Status.WITHDRAWN, 2, NOON));
        apply(picture(3));

        // Then
        assertThat(row("select count(*) from pictures.item where status = 'published'"))
                .isEqualTo("2");
        assertThat(row("select count(*) from pictures.rejected_record")).isEqualTo("0");
    }

    @Test
    void takenDownPictureLeavesNoBytesAndDoesNotReturn() throws SQLException {
        // Given
        apply(picture(1), picture(2), picture(3));
        PictureDocument down = picture(3).gone(Status.ERASED, 2, NOON);

        // When
        apply(down, picture(1).gone(Status.ERASED, 2, NOON));

        // Then
        assertThat(row("select count(*) from pictures.rejected_record where value is not null"))
                .isEqualTo("0");
        assertThat(row("select count(*) from pictures.item where document like '%\"data\"%'"))
                .isEqualTo("1");
        assertThat(row("select forms from pictures.stored")).isEqualTo("1");
        assertThatThrownBy(() -> apply(picture(1).as(3, NOON))).isInstanceOf(UnstorableException.class);
    }

    @Test
    void takenDownPictureStaysDownHoweverItsRecordsAreBatchedAndReadAgain() throws SQLException {
        // Given
        PictureDocument down = picture(1).gone(Status.ERASED, 2, NOON);
        apply(picture(1));

        // When, in one batch as no owner writes them
        apply(down, picture(1).as(3, NOON));

        // Then
        assertThat(row("select status || ' ' || sequence || ' ' || position('data' in document) from pictures.item"))
                .isEqualTo("erased 2 0");
        String rejected = "select string_agg(concat_ws(' ', record_offset, reason, value is null), ',')"
                + " from pictures.rejected_record";
        assertThat(row(rejected)).isEqualTo("3 not-storable t");

        // When
        sequence = 0;
        apply(picture(1));
        sequence = 0;
        apply(picture(1), down, picture(1).as(3, NOON));

        // Then
        assertThat(row("select status || ' ' || sequence from pictures.item")).isEqualTo("erased 2");
        assertThat(row(rejected)).isEqualTo("3 not-storable t");
    }

    @Test
    void takenDownPictureDoesNotReturnWhereAProofHasRemovedItsRow() throws SQLException {
        // Given
        PictureDocument down = picture(1).gone(Status.ERASED, 2, NOON);
        apply(picture(1));
        apply(down);
        DATABASE.execute("set library.writes_as = 'hangzhou'; delete from pictures.item");

        // When
        assertThatThrownBy(() -> apply(picture(1).as(3, NOON))).isInstanceOf(UnstorableException.class);

        // Then
        assertThat(row("select count(*) from pictures.item")).isEqualTo("0");

        // When
        apply(down);

        // Then
        assertThat(row("select status from pictures.item")).isEqualTo("erased");
    }

    private static List<PictureQuota.Refused> asked(long forms) {
        return asked(forms, 1_000_000);
    }

    private static List<PictureQuota.Refused> asked(long forms, long bytes) {
        try (Handle session = DATABASE.sessions().open("test", "")) {
            return new PictureQuota(room(forms, bytes)).toAskAgain(session, "hangzhou");
        }
    }

    private void apply(PictureDocument... pictures) {
        List<Judgement> judgements = new ArrayList<>();
        for (PictureDocument each : pictures) {
            judgements.add(accepted(each));
        }
        MirrorBatch batch = mirror.fitting(MirrorBatch.of(
                position, new Position("topic-1", position.nextOffset(), position.sequence()), judgements));
        int unused = mirror.apply(batch);
        position = batch.to();
    }

    private Accepted accepted(PictureDocument picture) {
        byte[] document = picture.document();
        DocumentRecord record = new DocumentRecord(
                LOG,
                picture.id(),
                ++sequence,
                sequence - 1,
                document,
                Sha256.of(document),
                Instant.EPOCH,
                Optional.empty());
        return new Accepted(
                new RawRecord(
                        sequence,
                        Instant.EPOCH,
                        record.key(),
                        document,
                        List.of(new RawHeader(
                                "sequence", String.valueOf(sequence).getBytes(UTF_8)))),
                record,
                new DocumentSummary.OfPicture(
                        picture.id(),
                        picture.owner(),
                        picture.made().form(),
                        picture.status(),
                        picture.version(),
                        NOON));
    }

    /** The n-th thumbnail of Hangzhou. */
    private static PictureDocument picture(int n) {
        return PictureForms.form("hangzhou", PictureSize.THUMBNAIL, n);
    }

    private static PicturesConfig room(long forms, long bytes) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PicturesConfig.class)
                .withDefaultValue("library.pictures.most-of-a-partner", Long.toString(forms))
                .withDefaultValue("library.pictures.most-bytes-of-a-partner", Long.toString(bytes))
                .build()
                .getConfigMapping(PicturesConfig.class);
    }

    private static String row(String query) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
