package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;

class IndexDamageTest {

    @Test
    void filesThatAreNotAsTheyWereWrittenAreDamage() {
        List<Throwable> signs = List.of(
                new CorruptIndexException("checksum failed", "_0.cfs"),
                new IndexFormatTooOldException("_0.cfs", "0"),
                new NoSuchFileException("_0.cfs"),
                new EOFException(),
                new InternalError("a fault occurred in an unsafe memory access operation"));

        assertThat(signs)
                .allSatisfy(sign -> assertThat(IndexDamage.behind(sign)).isPresent());
    }

    @Test
    void damageIsFoundBehindWhatItCaused() {
        assertThat(IndexDamage.behind(new AlreadyClosedException("closed", new EOFException())))
                .isPresent();
        assertThat(IndexDamage.behind(new UncheckedIOException(new NoSuchFileException("_0.cfs"))))
                .hasValueSatisfying(damage -> assertThat(damage.cause()).contains("_0.cfs"));
    }

    @Test
    void diskThatIsFullIsNoDamage() {
        assertThat(IndexDamage.behind(new AlreadyClosedException("closed", new IOException("No space left on device"))))
                .isEmpty();
    }

    @Test
    void databaseThatEndsItsConnectionIsNoDamage() {
        assertThat(IndexDamage.behind(new IllegalStateException(new SQLException("gone", new EOFException()))))
                .isEmpty();
    }
}
