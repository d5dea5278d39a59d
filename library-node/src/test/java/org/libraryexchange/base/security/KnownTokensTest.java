package org.libraryexchange.base.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final Instant NOON = Instant.parse("2027-05-08T12:00:00Z");

    private long nanos;
    private final KnownTokens tokens = new KnownTokens(() -> nanos);

    @Test
    void tokenIsKnownForAMoment() {
        // Given
        JWTCallerPrincipal alice = runningOut(NOON.plusSeconds(3_600));
        tokens.add("alice's", alice);

        // When
        nanos += Duration.ofSeconds(14).toNanos();

        // Then
        assertThat(tokens.find("alice's", NOON)).containsSame(alice);
        assertThat(tokens.find("another", NOON)).isEmpty();

        // When
        nanos += Duration.ofSeconds(1).toNanos();

        // Then
        assertThat(tokens.find("alice's", NOON)).isEmpty();
    }

    @Test
    void tokenThatRunsOutIsNotKnownAnyMore() {
        // Given
        tokens.add("alice's", runningOut(NOON.plusSeconds(5)));

        // Then
        assertThat(tokens.find("alice's", NOON.plusSeconds(4))).isPresent();
        assertThat(tokens.find("alice's", NOON.plusSeconds(5))).isEmpty();
    }

    @Test
    void noMoreAreKnownThanThereIsRoomFor() {
        // When
        for (int n = 0; n < 1_500; n++) {
            tokens.add("token " + n, runningOut(NOON.plusSeconds(60)));
        }

        // Then
        assertThat(tokens.size()).isEqualTo(1_000);
        assertThat(tokens.find("token 499", NOON)).isEmpty();
        assertThat(tokens.find("token 1499", NOON)).isPresent();
    }

    private static JWTCallerPrincipal runningOut(Instant at) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("alice");
        claims.setExpirationTime(NumericDate.fromSeconds(at.getEpochSecond()));
        return new DefaultJWTCallerPrincipal("JWT", claims);
    }
}
