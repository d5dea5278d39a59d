package org.libraryexchange.base.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void unarmedPointLetsTheProcessLive() {
        // Given
        assertThat(System.getProperty(CrashPoint.PROPERTY)).isNull();

        // When
        for (int i = 0; i < 1_000; i++) {
            CrashPoint.hit("p1");
        }

        // Then
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
