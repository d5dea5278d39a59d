package org.libraryexchange.exchange.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.rejected.Retry.Requested;
import org.libraryexchange.exchange.rejected.Retry.StillUnfit;
import org.libraryexchange.exchange.rejected.Retry.Superseded;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.RejectionReason;

class RetryTest {

    private static final UUID ITEM = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final OptionalLong NOT_MIRRORED = OptionalLong.empty();

    @Test
    void recordThatIsFitNowIsAskedForAgain() {
        assertThat(Retry.of(fit(5), NOT_MIRRORED)).isEqualTo(new Requested(ITEM, 5));
        assertThat(Retry.of(fit(5), OptionalLong.of(4))).isEqualTo(new Requested(ITEM, 5));
    }

    @Test
    void recordThatIsNoNewerThanTheMirrorIsSuperseded() {
        assertThat(Retry.of(fit(5), OptionalLong.of(5))).isEqualTo(new Superseded());
        assertThat(Retry.of(fit(5), OptionalLong.of(9))).isEqualTo(new Superseded());
        assertThat(Retry.of(unfit("5"), OptionalLong.of(9))).isEqualTo(new Superseded());
    }

    @Test
    void recordThatIsStillUnfitSaysWhy() {
        // Given
        StillUnfit why = new StillUnfit("unknown-kind", "kind x is not known");

        // Then
        assertThat(Retry.of(unfit("5"), NOT_MIRRORED)).isEqualTo(why);
        assertThat(Retry.of(unfit("5"), OptionalLong.of(4))).isEqualTo(why);
        assertThat(Retry.of(unfit("no number"), OptionalLong.of(9)))
                .as("nothing to compare with")
                .isEqualTo(why);
    }

    private static Judgement fit(long sequence) {
        DocumentRecord item = new DocumentRecord(
                CityLog.items("hangzhou"),
                ITEM,
                sequence,
                0,
                new byte[] {1},
                new byte[32],
                Instant.EPOCH,
                Optional.empty());
        return new Accepted(raw(String.valueOf(sequence)), item, null);
    }

    @Test
    void messageIsNotSaidAgain() {
        Judgement heard = new AcceptedMessage(raw("none"), Marker.ofDigest(new UUID(0, 1), 1, 3), Optional.empty());

        assertThat(Retry.of(heard, OptionalLong.empty())).isInstanceOf(StillUnfit.class);
    }

    private static Judgement unfit(String sequence) {
        return new Rejected(raw(sequence), RejectionReason.UNKNOWN_KIND, "kind x is not known");
    }

    private static RawRecord raw(String sequence) {
        RawHeader header = new RawHeader("sequence", sequence.getBytes(StandardCharsets.UTF_8));
        return new RawRecord(0, Instant.EPOCH, null, null, List.of(header));
    }
}
