package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip;q=1.0, *;q=0.5", "*", "br;q=1, gzip ; q=0.1", "identity,*"})
    void clientTakesGzip(String header) {
        assertThat(Gzip.isTaken(header)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "xgzip", "gzip;q=many"})
    void clientDoesNotTakeGzip(String header) {
        assertThat(Gzip.isTaken(header)).isFalse();
    }
}
